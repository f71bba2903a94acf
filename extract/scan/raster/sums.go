package raster

import "image"

// Sums hold for each point the sum of what lies above and to the left of it, by which
// that over any rectangle is a matter of its corners (Crow, 1984).
type Sums struct {
	w, h int
	of   []uint32
}

// Sums counts the pixels of ink.
func (b *Bitmap) Sums() Sums {
	s := Sums{b.W, b.H, make([]uint32, (b.W+1)*(b.H+1))}
	for y := range b.H {
		above, here := s.row(y)[1:], s.row(y + 1)[1:]
		left := uint32(0)
		for x, ink := range b.Row(y) {
			if ink {
				left++
			}
			here[x] = above[x] + left
		}
	}
	return s
}

// row returns the sums of what lies above a row of pixels, from 0 at its left edge to
// that of the whole width.
func (s Sums) row(y int) []uint32 { return s.of[y*(s.w+1) : (y+1)*(s.w+1)] }

// In returns the sum over a rectangle.
func (s Sums) In(r image.Rectangle) uint32 {
	x0, y0, x1, y1 := max(0, r.Min.X), max(0, r.Min.Y), min(s.w, r.Max.X), min(s.h, r.Max.Y)
	if x0 >= x1 || y0 >= y1 {
		return 0
	}
	w := s.w + 1
	return s.of[y1*w+x1] + s.of[y0*w+x0] - s.of[y0*w+x1] - s.of[y1*w+x0]
}
