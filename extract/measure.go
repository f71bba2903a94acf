package extract

import (
	"slices"
	"unicode/utf8"
)

// A measure tells where paragraphs begin and end: by indentation and by lines
// that are not full. Text without positions is measured in runes.
type measure struct {
	left, right float64 // edges of the text, in points
	runes       int     // of a full line
	whole       bool    // each line is a paragraph
}

// newMeasure takes the edges that nearly all lines keep to.
func newMeasure(items []item) measure {
	var m measure
	var lefts, rights []float64
	var lengths []int
	for _, it := range items {
		if it.line == nil {
			continue
		}
		lefts, rights = append(lefts, it.line.Box.X0), append(rights, it.line.Box.X1)
		lengths = append(lengths, utf8.RuneCountInString(it.line.Text))
	}
	if n := len(lefts); n > 0 {
		slices.Sort(lefts)
		slices.Sort(rights)
		m.left, m.right = lefts[n/50], rights[n-1-n/50]
		m.runes = fullLine(lengths)
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

func (m measure) indented(it item) bool {
	return !it.line.Box.IsZero() && it.line.Box.X0 > m.left+1.5*it.line.Size
}

func (m measure) short(it item) bool {
	if m.whole {
		return true
	}
	if it.line.Box.IsZero() {
		return utf8.RuneCountInString(it.line.Text) < m.runes*7/10
	}
	return it.line.Box.X1 < m.right-2.5*it.line.Size
}
