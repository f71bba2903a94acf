package table

import (
	"cmp"
	"slices"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/layout"
)

// items are the lines of a sheet from top to bottom.
func items(s *sketch.Sheet) []document.Item {
	lines := layout.Lines(s.Glyphs)
	slices.SortStableFunc(lines, func(a, b document.Line) int { return cmp.Compare(b.Box.CenterY(), a.Box.CenterY()) })
	return s.Items(lines)
}

// width is the measure of some lines, in points.
func width(lines []document.Item) float64 {
	m := layout.NewMeasure(lines)
	return m.Right - m.Left
}
