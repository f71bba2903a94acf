package surplus

import (
	"math"
	"slices"

	"nianbao/extract/document"
)

// placeSize is the size, in points, of the squares by which glyphs are found.
const placeSize = 16

// A places finds the glyphs of a page near a box.
type places map[[2]int][]int

func newPlaces(glyphs []document.Glyph) places {
	p := places{}
	for i, g := range glyphs {
		at := [2]int{square(g.Box.CenterX()), square(g.Box.CenterY())}
		p[at] = append(p[at], i)
	}
	return p
}

func square(v float64) int { return int(math.Floor(math.Max(-1e6, math.Min(1e6, v)) / placeSize)) }

// near lists the glyphs in the squares that a box touches and those next to them.
func (p places) near(box document.Rect) []int {
	var list []int
	for x := square(box.X0) - 1; x <= square(box.X1)+1; x++ {
		for y := square(box.Y0) - 1; y <= square(box.Y1)+1; y++ {
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
