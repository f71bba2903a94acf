package table

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/extract/layout"
)

// setText fills in the text of the glyphs that stand in the cell, and returns its
// lines.
func setText(c *document.Cell, glyphs []document.Glyph) []document.Line {
	lines := layout.Lines(glyphs)
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.Text
	}
	c.Text = strings.Join(texts, "\n")
	c.Spread = len(lines) == 1 && (spread(glyphs) || c.ColSpan == 1 && pair(glyphs))
	return lines
}

// minSpread is how many characters show by even gaps that they are one word: two
// have one gap only.
const minSpread = 3

// spread reports whether glyphs on one line stand apart evenly.
func spread(glyphs []document.Glyph) bool {
	if len(glyphs) < minSpread {
		return false
	}
	row := slices.Clone(glyphs)
	slices.SortFunc(row, func(a, b document.Glyph) int { return cmp.Compare(a.Box.X0, b.Box.X0) })
	boxes := make([]document.Rect, len(row))
	for i, g := range row {
		boxes[i] = g.Box
	}
	return evenGaps(boxes, row[0].Size)
}

// evenGaps reports whether the gaps between boxes, from left to right, are the
// same to within a tenth of the size.
func evenGaps(boxes []document.Rect, size float64) bool {
	low, high := math.Inf(1), math.Inf(-1)
	for i := 1; i < len(boxes); i++ {
		gap := boxes[i].X0 - boxes[i-1].X1
		low, high = math.Min(low, gap), math.Max(high, gap)
	}
	return high-low <= 0.1*size
}

// pair reports whether two digits, in one column of a ruled grid, stand no
// further apart than a space sets them.
func pair(glyphs []document.Glyph) bool {
	if len(glyphs) != 2 || !layout.IsPlainNumber(glyphs[0].Text) || !layout.IsPlainNumber(glyphs[1].Text) {
		return false
	}
	a, b := glyphs[0].Box, glyphs[1].Box
	return math.Max(a.X0, b.X0)-math.Min(a.X1, b.X1) <= 1.05*glyphs[0].Size
}

// markWrapped marks the cells whose lines are broken for want of room: on none
// of them would the first character of the next have found a place between the
// margins that the cells keep.
func markWrapped(cells []document.Cell, lines [][]document.Line) {
	margin := math.Inf(1)
	for i, c := range cells {
		for _, l := range lines[i] {
			margin = math.Min(margin, math.Min(l.Box.X0-c.Place.Box.X0, c.Place.Box.X1-l.Box.X1))
		}
	}
	margin = math.Max(margin, 0)
	for i := range cells {
		if len(lines[i]) < 2 {
			continue
		}
		room := cells[i].Place.Box.Width() - 2*margin
		cells[i].Wrapped = true
		for j, l := range lines[i][1:] {
			first := l.Words[0]
			next := first.Box.Width() / float64(max(1, len([]rune(first.Text))))
			if lines[i][j].Box.Width()+next < room {
				cells[i].Wrapped = false
			}
		}
	}
}
