package ruling

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// A thick border is no blot.
func TestThickLine(t *testing.T) {
	b := raster.NewBitmap(raster.Resolution*2, 60)
	for y := 20; y < 33; y++ {
		for x := 10; x < b.W-10; x++ {
			b.Ink[y*b.W+x] = true
		}
	}
	border := Stroke{image.Rect(10, 20, b.W-10, 33), true}
	if blots := findBlots(b, b.Bounds(), []Stroke{border}); blots.Sums().In(border.Box) > 0 {
		t.Error("a border is a blot")
	}
	if blots := findBlots(b, b.Bounds(), nil); blots == nil || blots.Sums().In(border.Box) == 0 {
		t.Error("the same ink where no line was found is none")
	}
}
