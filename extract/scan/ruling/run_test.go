package ruling

import (
	"image"
	"math/rand"
	"slices"
	"testing"

	"nianbao/extract/scan/raster"
)

// What is searched again where the ink has changed is what a new search finds.
func TestRenew(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	ink := raster.NewBitmap(500, 400)
	fill := func(b *raster.Bitmap, r image.Rectangle, is func(i int) bool) {
		r = r.Intersect(b.Bounds())
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				b.Ink[y*b.W+x] = is(y*b.W + x)
			}
		}
	}
	somewhere := func(most int) image.Rectangle {
		at := image.Pt(rng.Intn(ink.W), rng.Intn(ink.H))
		return image.Rectangle{at, at.Add(image.Pt(1+rng.Intn(most), 1+rng.Intn(most)))}
	}
	always := func(int) bool { return true }
	for range 40 {
		r := somewhere(300)
		if rng.Intn(2) == 0 {
			r.Max.X = r.Min.X + 3
		} else {
			r.Max.Y = r.Min.Y + 3
		}
		fill(ink, r, always)
	}
	s := newSearch(ink)
	for range 20 {
		changed := raster.NewBitmap(ink.W, ink.H)
		at := somewhere(120)
		fill(changed, at, always)
		share := rng.Float64()
		fill(ink, at, func(int) bool { return rng.Float64() < share })
		s.renew(changed)
		anew := newSearch(ink)
		if !slices.Equal(s.across, anew.across) || !slices.Equal(s.down, anew.down) || !slices.Equal(s.upright.Ink, anew.upright.Ink) {
			t.Fatalf("ink changed in %v: %d and %d runs, want %d and %d", at, len(s.across), len(s.down), len(anew.across), len(anew.down))
		}
	}
	if len(s.across) == 0 || len(s.down) == 0 {
		t.Error("nothing to be found")
	}
}
