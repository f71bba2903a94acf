package raster

import (
	"image"
	"testing"
)

// TestSoftened draws a stroke of two pixels with a gap of two, as a scan of 150 dpi in black and white leaves one, once
// it is laid on a sheet of 300.
func TestSoftened(t *testing.T) {
	r := New(60, 40)
	for x := 10; x < 50; x++ {
		if x != 30 && x != 31 {
			r.Pix[20*r.W+x], r.Pix[21*r.W+x] = 0, 0
		}
	}
	soft := r.Softened()
	inGap := func(of *Raster) bool { return of.Threshold(SolidInk)[0].HasInk(image.Rect(30, 20, 31, 21)) }
	if inGap(r) || !inGap(soft) {
		t.Errorf("ink in the gap: %v before and %v after, want false and true; its gray is %d", inGap(r), inGap(soft), soft.At(30, 20))
	}
	for _, far := range [][2]int{{30, 10}, {30, 31}, {2, 20}, {57, 20}, {0, 0}, {59, 39}} {
		if got := soft.At(far[0], far[1]); got != 255 {
			t.Errorf("the paper at %v has gray %d after, want 255", far, got)
		}
	}
	if got := soft.At(20, 20); got > 128 {
		t.Errorf("the stroke has gray %d after, want it dark", got)
	}
}

// TestSoftenedIsEven softens what is alike on all sides: black stays black up to its edge, and both halves are mirrored.
func TestSoftenedIsEven(t *testing.T) {
	r := New(41, 41)
	for y := 10; y <= 30; y++ {
		for x := 10; x <= 30; x++ {
			r.Pix[y*r.W+x] = 0
		}
	}
	soft := r.Softened()
	if soft.At(20, 20) != 0 || soft.At(10, 20) != 0 {
		t.Errorf("the middle has gray %d and the edge %d, want 0", soft.At(20, 20), soft.At(10, 20))
	}
	for y := range r.H {
		for x := range r.W {
			if got, want := soft.At(x, y), soft.At(y, 40-x); got != want {
				t.Fatalf("(%d, %d) has gray %d, and %d once turned", x, y, got, want)
			}
		}
	}
}
