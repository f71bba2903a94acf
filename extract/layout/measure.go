package layout

import (
	"slices"
	"unicode/utf8"

	"nianbao/extract/document"
)

// A Measure tells where paragraphs begin and end: by indentation and by lines
// that are not full. Text without positions is measured in runes.
type Measure struct {
	Left, Right float64 // edges of the text, in points
	Runes       int     // of a full line
	Whole       bool    // each line is a paragraph
}

// NewMeasure takes the edges that nearly all lines keep to.
func NewMeasure(items []document.Item) Measure {
	var m Measure
	var lefts, rights []float64
	var lengths []int
	for _, it := range items {
		if it.Line == nil {
			continue
		}
		lefts, rights = append(lefts, it.Line.Box.X0), append(rights, it.Line.Box.X1)
		lengths = append(lengths, utf8.RuneCountInString(it.Line.Text))
	}
	if n := len(lefts); n > 0 {
		slices.Sort(lefts)
		slices.Sort(rights)
		m.Left, m.Right = lefts[n/50], rights[n-1-n/50]
		m.Runes = fullLine(lengths)
	}
	return m
}

// fullLine returns the usual length of a line of prose: in a text, a line with
// an address or with letter-spaced words runs longer than full, and the lines of
// tables are much shorter.
func fullLine(lengths []int) int {
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1]
	long, _ := slices.BinarySearch(lengths, longest/2+1)
	return lengths[(long+len(lengths)-1)/2]
}

// Indented reports whether a line begins to the right of the others, as the first of a
// paragraph does.
func (m Measure) Indented(it document.Item) bool {
	return !it.Line.Box.IsZero() && it.Line.Box.X0 > m.Left+1.5*it.Line.Size
}

// Short reports whether a line ends before the measure does, as the last of a paragraph
// does.
func (m Measure) Short(it document.Item) bool {
	if m.Whole {
		return true
	}
	if it.Line.Box.IsZero() {
		return utf8.RuneCountInString(it.Line.Text) < m.Runes*7/10
	}
	return it.Line.Box.X1 < m.Right-2.5*it.Line.Size
}
