package layout

import (
	"math"
	"strconv"
	"strings"

	"nianbao/extract/document"
)

// samePlace is by how much, in points, the middle of a page number may differ
// from page to page: it moves with the number of digits.
const samePlace = 3

// A sideNumber is a number alone in a side margin.
type sideNumber struct {
	page   *document.Page
	line   *document.Line
	offset int // the number less the page's
}

// markSideNumbers finds page numbers in the side margins, where wide tables have
// them. What stands there is a page number only if it counts the pages in the
// same place on two of them, so that no figure of a table is taken for one.
func markSideNumbers(pages []*document.Page) {
	var list []sideNumber
	for _, p := range pages {
		list = append(list, sideNumbers(p)...)
	}
	for i, a := range list {
		for _, b := range list[:i] {
			if a.page != b.page && a.offset == b.offset &&
				math.Abs(a.line.Box.CenterX()-b.line.Box.CenterX()) <= samePlace &&
				math.Abs(a.line.Box.CenterY()-b.line.Box.CenterY()) <= samePlace {
				a.line.Role, b.line.Role = document.PageNumber, document.PageNumber
			}
		}
	}
}

// sideNumbers lists the numbers that stand at the left or right edge of the page
// with all else, rulings included, on one side of them.
func sideNumbers(p *document.Page) []sideNumber {
	var list []sideNumber
	for i := range p.Lines {
		l := &p.Lines[i]
		text := strings.TrimSpace(l.Text)
		m := plainNumber.FindStringSubmatch(text)
		if m == nil {
			m = dashedNumber.FindStringSubmatch(text)
		}
		if m == nil || l.Role != document.Body {
			continue
		}
		x := l.Box.CenterX() / p.Width
		if x < edgeZone && isClear(p, l, math.Inf(-1), l.Box.X1) || x > 1-edgeZone && isClear(p, l, l.Box.X0, math.Inf(1)) {
			v, _ := strconv.Atoi(m[1])
			list = append(list, sideNumber{p, l, v - p.Number})
		}
	}
	return list
}

// isClear reports whether nothing of the body but the line stands between two
// abscissas.
func isClear(p *document.Page, own *document.Line, from, to float64) bool {
	free := func(r document.Rect) bool { return r.X1 < from || r.X0 > to }
	for i := range p.Lines {
		if l := &p.Lines[i]; l != own && l.Role == document.Body && !free(l.Box) {
			return false
		}
	}
	for _, t := range p.Tables {
		if !free(t.Pieces[0].Place.Box) {
			return false
		}
	}
	for _, r := range p.Rulings {
		if !free(r.Box) {
			return false
		}
	}
	return true
}
