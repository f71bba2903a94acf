package raster

import (
	"image"
	"testing"
)

// Sums over a rectangle are those of its pixels, of gray and of ink; what lies outside
// of the picture counts for nothing.
func TestSums(t *testing.T) {
	r := &Raster{3, 2, []uint8{1, 2, 3, 40, 50, 60}}
	b := &Bitmap{3, 2, []bool{true, false, true, false, true, true}}
	for _, c := range []struct {
		in        image.Rectangle
		gray, ink uint32
	}{
		{image.Rect(0, 0, 3, 2), 156, 4},
		{image.Rect(1, 0, 3, 1), 5, 1},
		{image.Rect(1, 1, 2, 2), 50, 1},
		{image.Rect(-5, 1, 2, 9), 90, 1},
		{image.Rect(2, 2, 3, 3), 0, 0},
		{image.Rect(4, 0, 9, 2), 0, 0},
	} {
		if gray, ink := r.sums().In(c.in), b.Sums().In(c.in); gray != c.gray || ink != c.ink {
			t.Errorf("%v: %d and %d, want %d and %d", c.in, gray, ink, c.gray, c.ink)
		}
	}
}
