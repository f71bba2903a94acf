package segment

import (
	"image"

	"nianbao/extract/scan/raster"
)

// rowsApart is how far below each other figures of one column stand at most, by their height.
const rowsApart = 4

// Tabular returns how many figures among lines stand as in a table: beside another figure with nothing
// between, or one below the other. In prose text stands between them.
func Tabular(lines []FreeLine) int {
	boxes := make([]image.Rectangle, len(lines))
	for i, l := range lines {
		boxes[i] = raster.Extent(l.Line)
	}
	n := 0
	for i, l := range lines {
		if l.Figure && (isBesideFigure(i, boxes, lines) || isInColumn(i, boxes, lines)) {
			n++
		}
	}
	return n
}

// isBesideFigure reports whether what stands next to a figure, to its left or right, is a figure too.
func isBesideFigure(i int, boxes []image.Rectangle, lines []FreeLine) bool {
	left, right := -1, -1
	for j, b := range boxes {
		if j == i || min(b.Max.Y, boxes[i].Max.Y) <= max(b.Min.Y, boxes[i].Min.Y) {
			continue
		}
		switch {
		case b.Max.X <= boxes[i].Min.X && (left < 0 || b.Max.X > boxes[left].Max.X):
			left = j
		case b.Min.X >= boxes[i].Max.X && (right < 0 || b.Min.X < boxes[right].Min.X):
			right = j
		}
	}
	return left >= 0 && lines[left].Figure || right >= 0 && lines[right].Figure
}

// isInColumn reports whether a figure stands close above or below another, over half of the narrower one.
func isInColumn(i int, boxes []image.Rectangle, lines []FreeLine) bool {
	a := boxes[i]
	for j, b := range boxes {
		apart := max(a.Min.Y, b.Min.Y) - min(a.Max.Y, b.Max.Y)
		common := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
		if j != i && lines[j].Figure && apart > 0 && apart <= rowsApart*max(a.Dy(), b.Dy()) && 2*common >= min(a.Dx(), b.Dx()) {
			return true
		}
	}
	return false
}
