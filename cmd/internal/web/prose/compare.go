package prose

import (
	"strings"

	"nianbao/normalize/annual"
)

// A Comparison is two texts side by side.
type Comparison struct {
	Sections []SectionPair `json:"sections"`
	// Figures are those of paragraphs that both have and that differ, and those
	// of paragraphs that only one has.
	Figures []FigureChange `json:"figures"`
	// Same, Changed, Removed and Added count paragraphs.
	Same    int `json:"same"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
	Added   int `json:"added"`
}

// A SectionPair is a chapter of either text, or of both.
type SectionPair struct {
	Left       string          `json:"left,omitempty"`  // title, empty for none
	Right      string          `json:"right,omitempty"` // title, empty for none
	Paragraphs []ParagraphPair `json:"paragraphs"`
}

// A State says what became of a paragraph from the left text to the right one.
type State string

// The states of paragraphs.
const (
	Same    State = "same"
	Changed State = "changed"
	Removed State = "removed" // only the left text has it
	Added   State = "added"   // only the right text has it
)

// A ParagraphPair is a paragraph of either text, or of both.
type ParagraphPair struct {
	State State  `json:"state"`
	Left  []Part `json:"left,omitempty"`
	Right []Part `json:"right,omitempty"`
}

// A Part is a run of characters that the other text has too, or has not.
type Part struct {
	Text string `json:"text"`
	Own  bool   `json:"own,omitempty"` // the other text does not have it
}

// Whole returns the text of its parts.
func Whole(parts []Part) string {
	text := ""
	for _, p := range parts {
		text += p.Text
	}
	return text
}

const (
	// leastSection and leastParagraph are likenesses below which two titles or
	// paragraphs are not the same one reworded: unrelated sentences of official
	// prose share up to a quarter of their pairs of characters.
	leastSection   = 0.4
	leastParagraph = 0.4
	// maxCompared bounds the pairs of paragraphs looked at in one chapter; in a
	// longer one only paragraphs that are alike to the letter are paired.
	maxCompared = 90_000
)

// Compare puts the sections of two reports side by side.
func Compare(left, right []annual.Section) Comparison {
	var c Comparison
	for _, m := range align(len(left), len(right), leastSection, func(i, j int) float64 {
		likeness := dice(pairs(left[i].Title), pairs(right[j].Title))
		if left[i].Ordinal == right[j].Ordinal {
			likeness = (likeness + 1) / 2 // a title may be reworded altogether
		}
		return likeness
	}) {
		var pair SectionPair
		var a, b []string
		if m.left >= 0 {
			pair.Left, a = left[m.left].Title, paragraphs(left[m.left].Text)
		}
		if m.right >= 0 {
			pair.Right, b = right[m.right].Title, paragraphs(right[m.right].Text)
		}
		pair.Paragraphs = c.paragraphs(pair, a, b)
		c.Sections = append(c.Sections, pair)
	}
	return c
}

func paragraphs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// paragraphs pairs the paragraphs of one chapter, and adds to the counts and to
// the figures.
func (c *Comparison) paragraphs(section SectionPair, a, b []string) []ParagraphPair {
	likeness := func(i, j int) float64 {
		if a[i] == b[j] {
			return 1
		}
		return 0
	}
	if len(a)*len(b) <= maxCompared {
		left, right := allPairs(a), allPairs(b)
		likeness = func(i, j int) float64 { return dice(left[i], right[j]) }
	}
	var list []ParagraphPair
	for _, m := range align(len(a), len(b), leastParagraph, likeness) {
		var p ParagraphPair
		switch {
		case m.right < 0:
			p = ParagraphPair{State: Removed, Left: []Part{{a[m.left], true}}}
			c.Removed++
			c.loneFigures(section.Left, a[m.left], true)
		case m.left < 0:
			p = ParagraphPair{State: Added, Right: []Part{{b[m.right], true}}}
			c.Added++
			c.loneFigures(section.Right, b[m.right], false)
		case a[m.left] == b[m.right]:
			p = ParagraphPair{State: Same, Left: []Part{{a[m.left], false}}, Right: []Part{{b[m.right], false}}}
			c.Same++
		default:
			p.State = Changed
			c.Changed++
			var changes []FigureChange
			p.Left, p.Right, changes = difference(a[m.left], b[m.right])
			for _, change := range changes {
				change.Section = section.Right
				c.Figures = append(c.Figures, change)
			}
		}
		list = append(list, p)
	}
	return list
}

func allPairs(texts []string) [][]uint64 {
	list := make([][]uint64, len(texts))
	for i, t := range texts {
		list[i] = pairs(t)
	}
	return list
}
