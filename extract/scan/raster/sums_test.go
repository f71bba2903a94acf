package raster

import (
	"image"
	"testing"
)

// Sums over a rectangle are those of its pixels of ink; what lies outside
// of the picture counts for nothing.
func TestSums(t *testing.T) {
	b := &Bitmap{3, 2, []bool{true, false, true, false, true, true}}
	for _, c := range []struct {
		in   image.Rectangle
		want uint32
	}{
		{image.Rect(0, 0, 3, 2), 4},
		{image.Rect(1, 0, 3, 1), 1},
		{image.Rect(1, 1, 2, 2), 1},
		{image.Rect(-5, 1, 2, 9), 1},
		{image.Rect(2, 2, 3, 3), 0},
		{image.Rect(4, 0, 9, 2), 0},
	} {
		if got := b.Sums().In(c.in); got != c.want {
			t.Errorf("%v: %d, want %d", c.in, got, c.want)
		}
	}
}
