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
	if blots := findBlots(b, b.Bounds(), []Stroke{border}); blots != nil && blots.Sums().In(border.Box) > 0 {
		t.Error("a border is a blot")
	}
	if blots := findBlots(b, b.Bounds(), nil); blots == nil || blots.Sums().In(border.Box) == 0 {
		t.Error("the same ink where no line was found is none")
	}
}

// Where the strokes of bold print meet there is no blot, but beside one they may be of it.
func TestBoldPrint(t *testing.T) {
	joint, seal, far := image.Rect(100, 40, 120, 60), image.Rect(300, 20, 360, 60), image.Rect(900, 40, 920, 60)
	draw := func(list ...image.Rectangle) *raster.Bitmap {
		b := raster.NewBitmap(1000, 80)
		for _, r := range list {
			for y := r.Min.Y; y < r.Max.Y; y++ {
				for x := r.Min.X; x < r.Max.X; x++ {
					b.Ink[y*b.W+x] = true
				}
			}
		}
		return b
	}
	if b := draw(joint, far); findBlots(b, b.Bounds(), nil) != nil {
		t.Error("print is a blot")
	}
	b := draw(joint, seal, far)
	blots := findBlots(b, b.Bounds(), nil)
	if blots == nil || !blots.HasInk(joint) || !blots.HasInk(seal) || blots.HasInk(far) {
		t.Error("a seal, and what is beside it, is a blot, and what is far from it is none")
	}
}
