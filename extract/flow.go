package extract

import (
	"cmp"
	"math"
	"slices"
)

func top(it item) float64 { return it.place().Box.Y1 }

// arrange finds the tables and lines of every page and fails with ErrNoText
// where there is nothing to read; unread says why scanned pages were not.
func arrange(doc *Document, unread string) error {
	glyphs := 0
	takeWatermarks(doc.Pages)
	for _, p := range doc.Pages {
		glyphs += len(p.Glyphs)
		drawn := findRuled(p)
		p.Tables = drawn.tables
		p.Lines = buildLines(drawn.rest)
		slices.SortStableFunc(p.Lines, func(a, b Line) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
	}
	if glyphs == 0 {
		return &Error{Path: doc.Path, Reason: ErrNoText, Detail: unread}
	}
	markRoles(doc.Pages)
	return nil
}

// leftToRight puts tables that stand beside each other in the order of their
// columns. They are sorted by their tops, which differ by what is printed above
// one of them.
func leftToRight(items []item) {
	for i := 1; i < len(items); i++ {
		for j := i; j > 0 && beside(items[j], items[j-1]); j-- {
			items[j], items[j-1] = items[j-1], items[j]
		}
	}
}

// beside reports whether a table stands to the left of another and mostly
// within its height.
func beside(left, right item) bool {
	if left.table == nil || right.table == nil {
		return false
	}
	l, r := left.place().Box, right.place().Box
	return l.X1 <= r.X0 && l.overlapY(r) > math.Min(l.Height(), r.Height())/2
}

// flow returns the body in reading order, with tables that run over pages
// joined.
func flow(doc *Document) []item {
	var items []item
	for _, p := range doc.Pages {
		own := slices.Clone(p.sequence)
		if own == nil {
			own = byKind(p)
		}
		if doc.MediaType == "application/pdf" {
			slices.SortStableFunc(own, func(a, b item) int { return cmp.Compare(top(b), top(a)) })
			leftToRight(own)
		}
		for _, it := range own {
			if n := len(items); n > 0 && it.table != nil && items[n-1].table != nil && continues(items[n-1].table, it.table) {
				items[n-1].table = join(items[n-1].table, it.table)
				continue
			}
			items = append(items, it)
		}
	}
	return items
}

// byKind returns the lines and then the tables of a page.
func byKind(p *Page) []item {
	var own []item
	for i := range p.Lines {
		if p.Lines[i].Role == Body {
			own = append(own, item{page: p, line: &p.Lines[i]})
		}
	}
	for _, t := range p.Tables {
		own = append(own, item{page: p, table: t})
	}
	return own
}
