package ruling

import (
	"image"
	"math/rand"
	"slices"
	"testing"

	"nianbao/extract/scan/raster"
)

// scribbled returns a bitmap of strokes across and down, with breaks in them.
func scribbled(w, h int) *raster.Bitmap {
	rng := rand.New(rand.NewSource(1))
	b := raster.NewBitmap(w, h)
	for range 40 {
		at := image.Pt(rng.Intn(w), rng.Intn(h))
		r := image.Rectangle{at, at.Add(image.Pt(1+rng.Intn(300), 1+rng.Intn(300)))}
		if rng.Intn(2) == 0 {
			r.Max.X = r.Min.X + 3
		} else {
			r.Max.Y = r.Min.Y + 3
		}
		r = r.Intersect(b.Bounds())
		share := 0.5 + rng.Float64()
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				b.Ink[y*b.W+x] = rng.Float64() < share
			}
		}
	}
	return b
}

// Runs are what goes on, pixel by pixel, in a row or beside it, with breaks that are short.
func TestRuns(t *testing.T) {
	for _, size := range []image.Point{{500, 400}, {64, 130}, {129, 63}, {1, 90}} {
		ink := scribbled(size.X, size.Y)
		var want []run
		for y := range ink.H {
			var found []int
			for x := range ink.W {
				if ink.HasInk(image.Rect(x, y-1, x+1, y+2)) {
					found = append(found, x)
				}
			}
			for len(found) > 0 {
				n := 1
				for n < len(found) && found[n]-found[n-1]-1 <= runGap {
					n++
				}
				if r := (run{y, found[0], found[n-1] + 1}); r.to-r.from >= minRun && n*10 >= 8*(r.to-r.from) {
					want = append(want, r)
				}
				found = found[n:]
			}
		}
		if got := pack(ink).runs(); !slices.Equal(got, want) {
			t.Errorf("%v: %d runs, want %d", size, len(got), len(want))
		}
		if len(want) == 0 && size.X > minRun {
			t.Errorf("%v: nothing to be found", size)
		}
	}
}

func TestTransposed(t *testing.T) {
	for _, size := range []image.Point{{500, 400}, {64, 130}, {129, 63}, {1, 90}} {
		ink := scribbled(size.X, size.Y)
		got, want := pack(ink).transposed(), pack(ink.Transposed())
		if got.w != want.w || got.h != want.h || !slices.Equal(got.ink, want.ink) {
			t.Errorf("%v: not as the bitmap is transposed", size)
		}
		if !slices.ContainsFunc(want.ink, func(word uint64) bool { return word != 0 }) {
			t.Errorf("%v: no ink", size)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	ink := scribbled(2480, 3508)
	for b.Loop() {
		newSearch(ink)
	}
}
