package layout

import (
	"cmp"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// layOut finds the lines of pages without ruled tables, and their roles.
func layOut(sheets ...*sketch.Sheet) []*document.Page {
	var pages []*document.Page
	for _, s := range sheets {
		pages = append(pages, &s.Page)
	}
	TakeWatermarks(pages)
	for _, p := range pages {
		p.Lines = Lines(p.Glyphs)
		slices.SortStableFunc(p.Lines, func(a, b document.Line) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
	}
	MarkRoles(pages)
	return pages
}
