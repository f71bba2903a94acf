package ruling

import (
	"cmp"
	"image"
	"slices"

	"nianbao/extract/scan/raster"
)

// A ground is where lines go on: their own ink, and the blots that cover it.
type ground struct{ ink, blots *raster.Bitmap }

// bridgeDrift is by how many pixels a line may lie higher or lower beyond a blot.
const bridgeDrift = 4

// leads reports whether there is ink or a blot on nearly all of the way between two
// abscissas.
func (g ground) leads(from, to, y int) bool {
	covered, blotted := 0, false
	for x := from; x < to; x++ {
		here := false
		for j := max(0, y-bridgeDrift+1); j < min(g.ink.H, y+bridgeDrift); j++ {
			blot := g.blots.Ink[j*g.blots.W+x]
			here, blotted = here || blot || g.ink.Ink[j*g.ink.W+x], blotted || blot
		}
		if here {
			covered++
		}
	}
	return blotted && float64(covered) >= blotShare*float64(to-from)
}

// bridged puts strokes across together that go on behind a blot, and has those that
// end in one go on to the next of the strokes down.
func (g ground) bridged(across, down []Stroke) []Stroke {
	list := slices.Clone(across)
	slices.SortFunc(list, func(a, b Stroke) int { return cmp.Compare(a.Box.Min.X, b.Box.Min.X) })
	for i := 0; i < len(list); i++ {
		for j := i + 1; j < len(list); j++ {
			a, b := list[i].Box, list[j].Box
			if level(a, b) && b.Min.X > a.Max.X && g.leads(a.Max.X, b.Min.X, middleY(a)) {
				list[i].Box = a.Union(b)
				list = slices.Delete(list, j, j+1)
				j = i
			}
		}
	}
	for i := range list {
		box := &list[i].Box
		y := middleY(*box)
		left, right := -1, -1
		for _, d := range down {
			if d.Box.Min.Y > y+bridgeDrift || d.Box.Max.Y < y-bridgeDrift {
				continue
			}
			if d.Box.Max.X <= box.Min.X && d.Box.Max.X > left {
				left = d.Box.Max.X
			}
			if d.Box.Min.X >= box.Max.X && (right < 0 || d.Box.Min.X < right) {
				right = d.Box.Min.X
			}
		}
		if left >= 0 && g.leads(left, box.Min.X, y) {
			box.Min.X = left
		}
		if right >= 0 && g.leads(box.Max.X, right, y) {
			box.Max.X = right
		}
	}
	return list
}

func level(a, b image.Rectangle) bool {
	d := middleY(a) - middleY(b)
	return -bridgeDrift <= d && d <= bridgeDrift
}

func middleY(r image.Rectangle) int { return (r.Min.Y + r.Max.Y) / 2 }
