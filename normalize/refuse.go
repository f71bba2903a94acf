package normalize

import (
	"fmt"
	"slices"
	"unicode"

	"nianbao/extract/document"
)

// fewestIdeographs is how many Chinese characters a report has at least: as many as 信息公开年度报告,
// without which nothing has the title of one.
const fewestIdeographs = 8

// Refuse returns ErrNotReport, wrapped with the reason, for a document that can be no report
// whatever its tables and chapters, which need not be looked for then: a paper in English, a
// list of numbers. It asks for what is on the pages alone.
func Refuse(doc *document.Document) error {
	left := fewestIdeographs
	count := func(text string) bool {
		for _, r := range text {
			if unicode.Is(unicode.Han, r) {
				left--
			}
		}
		return left <= 0
	}
	if count(doc.Title) {
		return nil
	}
	for _, m := range doc.Metadata {
		if count(m.Content) {
			return nil
		}
	}
	for _, p := range doc.Pages {
		if onPage(p, count) {
			return nil
		}
	}
	return fmt.Errorf("%w: %sthere is hardly a Chinese character in it", ErrNotReport, cut(doc))
}

// cut says of a file whose end is missing that it may be a report all the same, to go before what is missing of one.
func cut(doc *document.Document) string {
	if slices.ContainsFunc(doc.Warnings, func(w document.Warning) bool { return w.Code == document.EndsEarly }) {
		return "the file ends too early; "
	}
	return ""
}

// onPage gives what stands on a page to a function until that has enough, and reports whether
// it had.
func onPage(p *document.Page, enough func(text string) bool) bool {
	for _, g := range p.Glyphs {
		if enough(g.Text) {
			return true
		}
	}
	for _, l := range p.Lines {
		if enough(l.Text) {
			return true
		}
	}
	for _, it := range p.Sequence {
		switch {
		case it.Line != nil && enough(it.Line.Text):
			return true
		case it.Table != nil:
			for _, c := range it.Table.Cells {
				if enough(c.Text) {
					return true
				}
			}
		}
	}
	return false
}
