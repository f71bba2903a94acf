package surplus

import (
	"math"

	"nianbao/extract/document"
)

// DropOverprints leaves out each glyph that is shown again in the same place, and returns the others in the array of the list given:
// producers make bold text so, and "21" must not become "2211".
func DropOverprints(glyphs []document.Glyph) []document.Glyph {
	type spot struct{ x, y int }
	// Cells much wider than the tolerance, so that most glyphs have one or two
	// to look at.
	cell := func(v float64) int { return int(math.Floor(v / 8)) }
	last := make(map[spot]int, len(glyphs)/2) // of each cell, the last glyph, counted from 1
	before := make([]int, 0, len(glyphs))     // of each glyph, the one before it in its cell
	out := glyphs[:0]
	for _, g := range glyphs {
		x, y := g.Box.CenterX(), g.Box.CenterY()
		tolerance := math.Min(g.Size*0.15, 8)
		double := false
		for i := cell(x - tolerance); i <= cell(x+tolerance) && !double; i++ {
			for j := cell(y - tolerance); j <= cell(y+tolerance) && !double; j++ {
				for k := last[spot{i, j}]; k > 0 && !double; k = before[k-1] {
					o := &out[k-1]
					double = o.Text == g.Text && math.Abs(o.Box.CenterX()-x) < tolerance && math.Abs(o.Box.CenterY()-y) < tolerance
				}
			}
		}
		if !double {
			at := spot{cell(x), cell(y)}
			out, before = append(out, g), append(before, last[at])
			last[at] = len(out)
		}
	}
	return out
}
