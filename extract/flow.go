package extract

import (
	"cmp"
	"math"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/layout"
	"nianbao/extract/table"
)

func top(it document.Item) float64 { return it.Place().Box.Y1 }

// legible takes watermarks out of the pages of a positioned document and fails with ErrNoText
// where there is nothing to read then, or with ErrGarbled where most of it has no meaning; unread
// says why such pages were not recognized.
func legible(doc *document.Document, unread string) (err error) {
	defer document.Guard(doc.Path, &err)
	glyphs, garbled := 0, 0
	layout.TakeWatermarks(doc.Pages)
	for _, p := range doc.Pages {
		glyphs += len(p.Glyphs)
		if p.Layer == document.GarbledLayer {
			garbled += len(p.Glyphs)
		}
	}
	if glyphs == 0 {
		return &document.Error{Path: doc.Path, Reason: document.ErrNoText, Detail: unread}
	}
	if unread != "" && garbled*2 > glyphs {
		return &document.Error{Path: doc.Path, Reason: document.ErrGarbled, Detail: unread}
	}
	return nil
}

// arrange finds the tables and lines of every page of a positioned document.
func arrange(doc *document.Document) (err error) {
	defer document.Guard(doc.Path, &err)
	for _, p := range doc.Pages {
		drawn := table.FindRuled(p)
		p.Tables = drawn.Tables
		p.Lines = layout.Lines(drawn.Rest)
		slices.SortStableFunc(p.Lines, func(a, b document.Line) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
	}
	layout.MarkRoles(doc.Pages)
	return nil
}

// leftToRight puts tables that stand beside each other in the order of their
// columns. They are sorted by their tops, which differ by what is printed above
// one of them.
func leftToRight(items []document.Item) {
	for i := 1; i < len(items); i++ {
		for j := i; j > 0 && beside(items[j], items[j-1]); j-- {
			items[j], items[j-1] = items[j-1], items[j]
		}
	}
}

// beside reports whether a table stands to the left of another and mostly
// within its height.
func beside(left, right document.Item) bool {
	if left.Table == nil || right.Table == nil {
		return false
	}
	l, r := left.Place().Box, right.Place().Box
	return l.X1 <= r.X0 && l.OverlapY(r) > math.Min(l.Height(), r.Height())/2
}

// flow returns the body in reading order, with tables that run over pages
// joined.
func flow(doc *document.Document) []document.Item {
	var items []document.Item
	for _, p := range doc.Pages {
		own := slices.Clone(p.Sequence)
		if own == nil {
			own = byKind(p)
		}
		if doc.Layout == document.Positioned {
			slices.SortStableFunc(own, func(a, b document.Item) int { return cmp.Compare(top(b), top(a)) })
			leftToRight(own)
		}
		items = append(items, own...)
	}
	return joined(items)
}

// joined joins the tables that run on over pages.
func joined(items []document.Item) []document.Item {
	var list []document.Item
	for _, it := range items {
		if n := len(list); n > 0 && it.Table != nil && list[n-1].Table != nil && table.Continues(list[n-1].Table, it.Table) {
			list[n-1].Table = table.Join(list[n-1].Table, it.Table)
			continue
		}
		list = append(list, it)
	}
	return list
}

// byKind returns the lines and then the tables of a page.
func byKind(p *document.Page) []document.Item {
	var own []document.Item
	for i := range p.Lines {
		if p.Lines[i].Role == document.Body {
			own = append(own, document.Item{Page: p, Line: &p.Lines[i]})
		}
	}
	for _, t := range p.Tables {
		own = append(own, document.Item{Page: p, Table: t})
	}
	return own
}
