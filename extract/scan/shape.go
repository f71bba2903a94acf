package scan

import (
	"image"
	"math"
	"slices"
)

// The grid on which a character's ink is measured.
const (
	shapeCols = 10
	shapeRows = 14
)

// A shape is what a character looks like, whatever its size: how much of each
// field of a grid over its box is ink, and how its box is proportioned.
type shape struct {
	ink    [shapeCols * shapeRows]float64
	aspect float64 // logarithm of width by height
	height float64 // by that of the highest character of its cell
	middle float64 // how far the middle lies above the cell's lowest ink, by the same
}

// shapeOf measures a character, given by its box and the ink of its cell.
func shapeOf(box, cell image.Rectangle, parts []component) shape {
	s := shape{aspect: math.Log(float64(box.Dx()) / float64(box.Dy()))}
	tallest := float64(cell.Dy())
	s.height = float64(box.Dy()) / tallest
	s.middle = (float64(cell.Max.Y) - float64(box.Min.Y+box.Max.Y)/2) / tallest
	fx, fy := float64(shapeCols)/float64(box.Dx()), float64(shapeRows)/float64(box.Dy())
	for _, p := range parts {
		if !p.box.Overlaps(box) {
			continue
		}
		for _, at := range p.at {
			if at.In(box) {
				s.spread(float64(at.X-box.Min.X)*fx, float64(at.Y-box.Min.Y)*fy, fx, fy)
			}
		}
	}
	return s
}

// spread adds the ink of one pixel, a rectangle on the grid, to the fields that
// it covers.
func (s *shape) spread(x, y, w, h float64) {
	for j := int(y); j < shapeRows && float64(j) < y+h; j++ {
		high := min(y+h, float64(j+1)) - max(y, float64(j))
		for i := int(x); i < shapeCols && float64(i) < x+w; i++ {
			s.ink[j*shapeCols+i] += high * (min(x+w, float64(i+1)) - max(x, float64(i)))
		}
	}
}

// unlike returns how different two shapes are: 0 for the same, about 1 for ink in
// other fields altogether.
func (s *shape) unlike(o *shape) float64 {
	sum := 0.0
	for i, v := range s.ink {
		sum += (v - o.ink[i]) * (v - o.ink[i])
	}
	sum /= float64(len(s.ink))
	return math.Sqrt(sum + square(s.aspect-o.aspect)/4 + square(s.height-o.height) + square(s.middle-o.middle))
}

func square(x float64) float64 { return x * x }

// An example is a character of which two readings agree what it is.
type example struct {
	shape *shape
	text  rune
	cell  int // in which it stands
}

// Measures of likeness by which a shape is known, as measured on the fixtures: the
// same character scanned twice differs by less than sameShape, and two different
// ones by half as much again as two that are the same.
const (
	sameShape  = 0.27
	clearShape = 1.3
)

// neighbours is how many examples have to say the same of a character.
const neighbours = 2

// know returns what a character is by the examples most like it, which must be of
// other cells and agree; 0 where there are none.
func know(s *shape, cell int, examples []example) rune {
	type near struct {
		unlike float64
		text   rune
	}
	best := map[rune][]float64{}
	for i := range examples {
		if e := &examples[i]; e.cell != cell {
			best[e.text] = append(best[e.text], s.unlike(e.shape))
		}
	}
	var list []near
	for text, all := range best {
		if len(all) >= neighbours {
			slices.Sort(all)
			list = append(list, near{all[neighbours-1], text})
		} else {
			list = append(list, near{math.Max(all[0], sameShape), text})
		}
	}
	slices.SortFunc(list, func(a, b near) int {
		switch {
		case a.unlike < b.unlike:
			return -1
		case a.unlike > b.unlike:
			return 1
		}
		return int(a.text - b.text)
	})
	switch {
	case len(list) == 0 || list[0].unlike >= sameShape:
		return 0
	case len(list) > 1 && list[1].unlike < clearShape*list[0].unlike:
		return 0
	}
	return list[0].text
}
