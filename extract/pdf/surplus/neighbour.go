package surplus

import (
	"maps"
	"math"
	"slices"

	"nianbao/extract/document"
)

// placeSize is the size, in points, of the squares by which glyphs are found.
const placeSize = 16

// A places finds the glyphs of a page near a box.
type places map[[2]int][]int

// newPlaces returns the places of the glyphs of which the function holds.
func newPlaces(glyphs []document.Glyph, holds func(document.Glyph) bool) places {
	p := places{}
	for i, g := range glyphs {
		if !holds(g) {
			continue
		}
		at := [2]int{square(g.Box.CenterX()), square(g.Box.CenterY())}
		p[at] = append(p[at], i)
	}
	return p
}

func square(v float64) int { return int(math.Floor(math.Max(-1e6, math.Min(1e6, v)) / placeSize)) }

// near lists the glyphs in the squares that a box touches and those next to them.
func (p places) near(box document.Rect) []int {
	x0, x1, y0, y1 := square(box.X0)-1, square(box.X1)+1, square(box.Y0)-1, square(box.Y1)+1
	var list []int
	if (x1-x0+1)*(y1-y0+1) > len(p) { // a glyph as large as the page, or as a town
		for _, at := range slices.SortedFunc(maps.Keys(p), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
			if x0 <= at[0] && at[0] <= x1 && y0 <= at[1] && at[1] <= y1 {
				list = append(list, p[at]...)
			}
		}
		return list
	}
	for x := x0; x <= x1; x++ {
		for y := y0; y <= y1; y++ {
			list = append(list, p[[2]int{x, y}]...)
		}
	}
	return list
}

// usualSize returns the size that half of the glyphs have at most.
func usualSize(glyphs []document.Glyph) float64 {
	sizes := make([]float64, len(glyphs))
	for i, g := range glyphs {
		sizes[i] = g.Size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}
