package raster

import (
	"image"
	"slices"
	"testing"
)

// A page of which a stretch is turned and another is not: each pixel is where its strip says that it went, and there is paper
// around the stretch, as bright as its own.
func TestRestacked(t *testing.T) {
	page := New(300, 200)
	for i := range page.Pix {
		page.Pix[i] = 200 - uint8(i%7)
	}
	for _, angle := range []int{90, 270} {
		out, strips := page.Restacked([]Strip{{From: image.Rect(100, 50, 140, 130), Angle: angle}})
		want := []Strip{
			{image.Rect(0, 0, 300, 50), image.Rect(0, 0, 300, 50), 0},
			{image.Rect(0, 50, 80, 90), image.Rect(100, 50, 140, 130), angle},
			{image.Rect(0, 90, 300, 160), image.Rect(0, 130, 300, 200), 0},
		}
		if out.W != 300 || out.H != 160 || !slices.Equal(strips, want) {
			t.Fatalf("by %d: %d by %d of %v", angle, out.W, out.H, strips)
		}
		for p, from := range map[image.Point]image.Point{
			{7, 20}: {7, 20},
			{7, 95}: {7, 135},
			{3, 52}: map[int]image.Point{90: {102, 126}, 270: {137, 53}}[angle], // the third pixel of the third row
		} {
			if got := out.At(p.X, p.Y); got != page.At(from.X, from.Y) {
				t.Errorf("by %d: %d at %v, want %d as at %v", angle, got, p, page.At(from.X, from.Y), from)
			}
		}
		if got := out.At(250, 60); got < 194 || got > 200 {
			t.Errorf("by %d: %d beside the stretch", angle, got)
		}
	}
}

// A page is as wide as what is turned on it.
func TestRestackedWider(t *testing.T) {
	out, strips := New(100, 300).Restacked([]Strip{{From: image.Rect(0, 250, 100, 300), Angle: 90}, {From: image.Rect(10, 20, 90, 200), Angle: 270}})
	if out.W != 180 || out.H != 20+80+50+100 || len(strips) != 4 {
		t.Errorf("%d by %d of %v", out.W, out.H, strips)
	}
}
