package digits

import (
	"image"
	"math"
)

// The grid on which a character's ink is measured.
const (
	cols = 12
	rows = 16
)

// Grid is the number of the grid's fields, and Inputs the length of a shape: the
// grid and three proportions.
const (
	Grid   = cols * rows
	Inputs = Grid + 3
)

// A Shape is what a character looks like, whatever its size: how much of each
// field of a grid over its box is ink, then how its box is proportioned, how high
// it is by the line of the figure, and how high its middle stands in it.
type Shape [Inputs]float32

// ShapeOf measures a character: its box, the box of the figure that it is part of,
// and its pixels, of which those outside of its box do not count.
func ShapeOf(box, figure image.Rectangle, pixels []image.Point) *Shape {
	s := new(Shape)
	fx, fy := float64(cols)/float64(box.Dx()), float64(rows)/float64(box.Dy())
	for _, p := range pixels {
		if p.In(box) {
			s.spread(float64(p.X-box.Min.X)*fx, float64(p.Y-box.Min.Y)*fy, fx, fy)
		}
	}
	line := float64(figure.Dy())
	s[Grid] = float32(math.Log(float64(box.Dx()) / float64(box.Dy())))
	s[Grid+1] = float32(float64(box.Dy()) / line)
	s[Grid+2] = float32((float64(figure.Max.Y) - float64(box.Min.Y+box.Max.Y)/2) / line)
	return s
}

// spread adds the ink of one pixel, a rectangle on the grid, to the fields that
// it covers.
func (s *Shape) spread(x, y, w, h float64) {
	for j := int(y); j < rows && float64(j) < y+h; j++ {
		high := min(y+h, float64(j+1)) - max(y, float64(j))
		for i := int(x); i < cols && float64(i) < x+w; i++ {
			s[j*cols+i] += float32(high * (min(x+w, float64(i+1)) - max(x, float64(i))))
		}
	}
}
