package model

import (
	"testing"

	"nianbao/extract/scan/raster"
)

// Pictures come to the model's height, keep their proportions and are filled up with white.
func TestFill(t *testing.T) {
	r := raster.New(96, 96)
	for y := range 96 {
		for x := range 48 {
			r.Pix[y*96+x] = 0
		}
	}
	own, filled := width(r)
	if own != 48 || filled != 64 {
		t.Fatalf("%d of %d", own, filled)
	}
	in := make([]float32, 3*height*filled)
	fill(in, r)
	for plane := range 3 {
		row := in[plane*height*filled+20*filled:]
		if row[5] != -1 || row[40] != 1 || row[60] != 1 {
			t.Errorf("plane %d: %v, %v, %v", plane, row[5], row[40], row[60])
		}
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct{ w, h, own, filled int }{
		{1, 400, 8, 32}, {24, 48, 24, 32}, {100, 48, 100, 128}, {90000, 48, 4096, 4096}, {10, 0, 480, 480},
	} {
		if own, filled := width(&raster.Raster{W: c.w, H: c.h}); own != c.own || filled != c.filled {
			t.Errorf("%d by %d: %d of %d, want %d of %d", c.w, c.h, own, filled, c.own, c.filled)
		}
	}
}
