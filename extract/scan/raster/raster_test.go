package raster

import (
	"image"
	"image/color"
	"testing"
)

// The red of a stamp is as light as the paper, so that print shows under it.
func TestStampVanishes(t *testing.T) {
	im := image.NewRGBA(image.Rect(0, 0, 3, 1))
	im.Set(0, 0, color.RGBA{250, 250, 250, 255})
	im.Set(1, 0, color.RGBA{225, 50, 60, 255})
	im.Set(2, 0, color.RGBA{30, 10, 12, 255})
	if r := FromImage(im); r.Pix[0] != 250 || r.Pix[1] != 225 || r.Pix[2] != 30 {
		t.Errorf("gray %v", r.Pix)
	}
}

func TestTurned(t *testing.T) {
	r := &Raster{3, 2, []uint8{1, 2, 3, 4, 5, 6}}
	got := r.Turned()
	if got.W != 2 || got.H != 3 || string(got.Pix) != string([]uint8{4, 1, 5, 2, 6, 3}) {
		t.Errorf("%d by %d: %v", got.W, got.H, got.Pix)
	}
}
