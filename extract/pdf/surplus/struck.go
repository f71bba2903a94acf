package surplus

import (
	"fmt"
	"math"

	"nianbao/extract/document"
)

// Where a line strikes text out: through the middle of its characters, over most of
// them, and hardly further than they reach. A line of a table runs from cell to cell.
const (
	strikeLow     = 0.28 // of the height of the em square
	strikeHigh    = 0.66
	strikeReach   = 0.3 // em beyond the text on either side
	strikeCover   = 0.85
	strikeHeavy   = 0.25 // em, as thick as a line is at most
	longestStrike = 300  // points
	strikeLarger  = 1.5  // times the usual size that struck text has at most: a watermark's is larger
)

// DropStruck takes out the glyphs of a page that lines strike out, and those lines, and
// returns a warning that says how many glyphs there were, none where there were none.
// Lines are the page's own, as far as they are set like strikes, and those that are marked
// as such: annotations.
func DropStruck(p *document.Page, marked []document.Ruling) []document.Warning {
	if len(p.Glyphs) == 0 {
		return nil
	}
	struck := make([]bool, len(p.Glyphs))
	n := 0
	largest := strikeLarger * usualSize(p.Glyphs)
	index := newPlaces(p.Glyphs, func(document.Glyph) bool { return true })
	var rest []document.Ruling
	for _, r := range p.Rulings {
		hit := r.Horizontal() && r.Box.Width() <= longestStrike && strike(p.Glyphs, index, r, largest) && !isEdge(r, p.Rulings)
		if !hit {
			rest = append(rest, r)
			continue
		}
		n += mark(p.Glyphs, index, r, largest, struck)
	}
	for _, r := range marked {
		n += mark(p.Glyphs, index, r, largest, struck)
	}
	if n == 0 {
		return nil
	}
	p.Rulings = rest
	leaveRoom(p.Glyphs, struck)
	leaveOut(p, struck)
	return []document.Warning{{Code: "struck-text", Message: fmt.Sprintf("%d glyphs that are struck out were left out", n), Page: p.Number}}
}

// under returns the glyphs through the middle of which a line runs.
func under(glyphs []document.Glyph, index places, r document.Ruling, largest float64) []int {
	var list []int
	y := r.Box.Y0
	for _, i := range index.near(document.Rect{X0: r.Box.X0, X1: r.Box.X1, Y0: y, Y1: y}) {
		g := glyphs[i]
		height := (y - g.Box.Y0) / g.Box.Height()
		if g.Angle == 0 && g.Size <= largest && strikeLow <= height && height <= strikeHigh && r.Width <= strikeHeavy*g.Size &&
			g.Box.OverlapX(r.Box) >= 0.6*math.Min(g.Box.Width(), r.Box.Width()) {
			list = append(list, i)
		}
	}
	return list
}

// strike reports whether a line is one that strikes text out.
func strike(glyphs []document.Glyph, index places, r document.Ruling, largest float64) bool {
	from, to, inked, size := math.Inf(1), math.Inf(-1), 0.0, 0.0
	for _, i := range under(glyphs, index, r, largest) {
		g := glyphs[i]
		from, to = math.Min(from, g.Box.X0), math.Max(to, g.Box.X1)
		inked += g.Box.OverlapX(r.Box)
		size = math.Max(size, g.Size)
	}
	return size > 0 && inked >= strikeCover*math.Min(r.Box.Width(), to-from) && r.Box.X0 >= from-strikeReach*size && r.Box.X1 <= to+strikeReach*size
}

func mark(glyphs []document.Glyph, index places, r document.Ruling, largest float64, struck []bool) int {
	n := 0
	for _, i := range under(glyphs, index, r, largest) {
		if !struck[i] {
			struck[i] = true
			n++
		}
	}
	return n
}

// isEdge reports whether an upright line meets or crosses a line: it is the edge of a cell, or of
// a grid.
func isEdge(r document.Ruling, rulings []document.Ruling) bool {
	const near = 1 // point
	for _, v := range rulings {
		if !v.Horizontal() && v.Box.Y0-near <= r.Box.Y0 && r.Box.Y0 <= v.Box.Y1+near &&
			r.Box.X0-near <= v.Box.X0 && v.Box.X0 <= r.Box.X1+near {
			return true
		}
	}
	return false
}
