package report

import (
	"nianbao/cmd/internal/web/prose"
	"nianbao/store/lastyear"
	"nianbao/store/reports"
)

// A copiedText is the texts of two reports with what the right one has from the left one.
type copiedText struct {
	Characters int             `json:"characters"` // of the right text, as lastyear counts them
	Same       int             `json:"copied"`     // of these, that the left text has too
	Sections   []copiedSection `json:"-"`
}

// A copiedSection is a chapter of either report, or of both, with all of its paragraphs.
type copiedSection struct {
	Left, Right string // titles, empty for none
	Pairs       []copiedPair
}

// A copiedPair is a paragraph of either report, or of both, in passages that the other has or has not.
type copiedPair struct{ Left, Right []lastyear.Passage }

// Percent returns the share that is copied in whole percent, rounded down.
func (c copiedText) Percent() int {
	if c.Characters == 0 {
		return 0
	}
	return 100 * c.Same / c.Characters
}

// copiedOf marks what two reports have in common, wherever it stands in them, in their texts as they
// were put side by side.
func copiedOf(c prose.Comparison, left, right reports.Stored) *copiedText {
	var before, now []string // paragraphs in their order
	for _, s := range c.Sections {
		for _, p := range s.Paragraphs {
			before, now = append(before, prose.Whole(p.Left)), append(now, prose.Whole(p.Right))
		}
	}
	share := lastyear.Measure(textOf(right), textOf(left))
	text := &copiedText{Characters: share.Letters, Same: share.Copied}
	lefts, rights := lastyear.Copied(before, now), lastyear.Copied(now, before)
	at := 0
	for _, s := range c.Sections {
		section := copiedSection{Left: s.Left, Right: s.Right}
		for range s.Paragraphs {
			section.Pairs = append(section.Pairs, copiedPair{lefts[at], rights[at]})
			at++
		}
		text.Sections = append(text.Sections, section)
	}
	return text
}

func textOf(r reports.Stored) []string {
	var text []string
	for _, s := range r.Report.Sections {
		text = append(text, s.Text)
	}
	return text
}
