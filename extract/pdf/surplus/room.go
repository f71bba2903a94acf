package surplus

import (
	"math"

	"nianbao/extract/document"
)

// roomGap is how far in em the text that is left out stands from its neighbour at most, for
// both to be set as one: a wider gap parts two figures of a row.
const roomGap = 0.6

// leaveRoom widens the glyph next to text that is left out by the room of that text: both
// were set in their column together, and alone the rest would stand beside it.
func leaveRoom(glyphs []document.Glyph, drop []bool) {
	index := newPlaces(glyphs, func(document.Glyph) bool { return true })
	for from := 0; from < len(glyphs); from++ {
		if !drop[from] {
			continue
		}
		run := glyphs[from]
		to := from + 1
		for to < len(glyphs) && drop[to] && onOneLine(run, glyphs[to]) {
			run.Box = run.Box.Union(glyphs[to].Box)
			to++
		}
		if k := beside(glyphs, index, run, drop); k >= 0 {
			widen(&glyphs[k], run.Box)
		}
		from = to - 1
	}
}

// beside returns the glyph that stays and stands next to text that is left out, -1 for none.
func beside(glyphs []document.Glyph, index places, run document.Glyph, drop []bool) int {
	nearest, least := -1, math.Inf(1)
	for _, k := range index.near(run.Box) {
		if gap := gapBetween(run, glyphs[k]); !drop[k] && onOneLine(run, glyphs[k]) && gap < least {
			nearest, least = k, gap
		}
	}
	return nearest
}

// onOneLine reports whether two glyphs stand beside each other as parts of one cell do.
func onOneLine(a, b document.Glyph) bool {
	size := math.Min(a.Size, b.Size)
	return a.Angle == 0 && b.Angle == 0 && math.Abs(a.Box.CenterY()-b.Box.CenterY()) <= 0.3*size && gapBetween(a, b) <= roomGap*size
}

// gapBetween returns how far apart two glyphs stand from left to right.
func gapBetween(a, b document.Glyph) float64 {
	return math.Max(a.Box.X0, b.Box.X0) - math.Min(a.Box.X1, b.Box.X1)
}

// widen gives a glyph the width of a box beside it as well.
func widen(g *document.Glyph, box document.Rect) {
	g.Box.X0, g.Box.X1 = math.Min(g.Box.X0, box.X0), math.Max(g.Box.X1, box.X1)
}

// leaveOut takes the glyphs off a page; what they say is kept beside it.
func leaveOut(p *document.Page, drop []bool) {
	kept := p.Glyphs[:0]
	for i, g := range p.Glyphs {
		if drop[i] {
			p.LeftOut += g.Text
		} else {
			kept = append(kept, g)
		}
	}
	p.Glyphs = kept
}
