package table

import (
	"math"
	"slices"

	"nianbao/extract/document"
)

// coverage is the share of an edge that must be drawn to part two cells.
const coverage = 0.6

// Cells returns the cells, the third stage of a table with lines, and, for each elementary field of the grid, counted
// from the top left, the index of the cell that it belongs to.
func (g *Grid) Cells() (cells []document.Cell, owner [][]int) {
	rows, cols := len(g.Ys)-1, len(g.Xs)-1
	owner = make([][]int, rows)
	for r := range owner {
		owner[r] = make([]int, cols)
		for c := range owner[r] {
			owner[r][c] = -1
		}
	}
	for r := range rows {
		for c := range cols {
			if owner[r][c] >= 0 {
				continue
			}
			height, width := g.extent(owner, r, c)
			for i := r; i < r+height; i++ {
				for j := c; j < c+width; j++ {
					owner[i][j] = len(cells)
				}
			}
			cells = append(cells, document.Cell{Row: r, Col: c, RowSpan: height, ColSpan: width,
				Place: document.Place{Box: g.field(r, c).Union(g.field(r+height-1, c+width-1))}})
		}
	}
	return cells, owner
}

// extent returns how many rows and columns the cell at r, c covers: the
// largest rectangle of fields without a line between them, first to the right,
// then down.
func (g *Grid) extent(owner [][]int, r, c int) (height, width int) {
	rows, cols := len(owner), len(owner[0])
	width = 1
	for c+width < cols && owner[r][c+width] < 0 && !g.parted(r, c+width-1, true) {
		width++
	}
	height = 1
grow:
	for r+height < rows {
		for j := c; j < c+width; j++ {
			if owner[r+height][j] >= 0 || g.parted(r+height-1, j, false) ||
				j > c && g.parted(r+height, j-1, true) {
				break grow
			}
		}
		height++
	}
	return height, width
}

// field returns the box of the elementary field in row r (from the top) and
// column c.
func (g *Grid) field(r, c int) document.Rect {
	top := len(g.Ys) - 1 - r
	return document.Rect{X0: g.Xs[c], Y0: g.Ys[top-1], X1: g.Xs[c+1], Y1: g.Ys[top]}
}

// parted reports whether a line is drawn on the right (else the lower) edge of
// a field.
func (g *Grid) parted(r, c int, right bool) bool {
	f := g.field(r, c)
	drawn := 0.0
	if right {
		for _, v := range g.vertical {
			if math.Abs(v.Box.X0-f.X1) <= lineCluster {
				drawn += f.OverlapY(v.Box)
			}
		}
		return drawn >= coverage*f.Height()
	}
	for _, h := range g.horizontal {
		if math.Abs(h.Box.Y0-f.Y0) <= lineCluster {
			drawn += f.OverlapX(h.Box)
		}
	}
	return drawn >= coverage*f.Width()
}

// locate returns the cell in which the middle of a run of glyphs stands.
func (g *Grid) locate(run []document.Glyph, owner [][]int) (int, bool) {
	box := run[0].Box.Union(run[len(run)-1].Box)
	x, y := box.CenterX(), box.CenterY()
	c, ok := interval(g.Xs, x)
	if !ok {
		return 0, false
	}
	r, ok := interval(g.Ys, y)
	if !ok {
		return 0, false
	}
	return owner[len(g.Ys)-2-r][c], true
}

// reached returns the cells that a box reaches into.
func (g *Grid) reached(box document.Rect, owner [][]int) []int {
	var cells []int
	for r := range owner {
		for c, cell := range owner[r] {
			if f := g.field(r, c); f.OverlapX(box) > 0 && f.OverlapY(box) > 0 && !slices.Contains(cells, cell) {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// interval returns the index i for which at[i] <= v < at[i+1].
func interval(at []float64, v float64) (int, bool) {
	i, found := slices.BinarySearch(at, v)
	if !found {
		i--
	}
	return i, 0 <= i && i < len(at)-1
}
