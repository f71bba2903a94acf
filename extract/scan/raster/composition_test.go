package raster

import (
	"image"
	"math"
	"math/rand"
	"testing"
)

// Where scans are too coarse for thin strokes: pictures of an inch in height.
func TestCoarse(t *testing.T) {
	for name, c := range map[string]struct {
		pixels int
		paper  uint8
		coarse bool // as the page's maker says
		want   bool
		bare   bool
	}{
		"black and white at 150":                   {150, 255, false, true, true},
		"black and white at 200":                   {200, 255, false, true, false},
		"black and white at 300":                   {300, 255, false, false, false},
		"gray at 150":                              {150, 240, false, false, false},
		"drawn at 300 from black and white at 200": {300, 240, true, true, false},
	} {
		im := image.NewGray(image.Rect(0, 0, 10, c.pixels))
		for i := range im.Pix[10:] {
			im.Pix[10+i] = c.paper
		}
		page := Compose(72, 72, []Picture{{Image: im, Matrix: Matrix{72, 0, 0, 72, 0, 0}, Coarse: c.coarse}})
		if page.Coarse != c.want || page.Bare != c.bare {
			t.Errorf("%s: %v, bare %v", name, page.Coarse, page.Bare)
		}
	}
}

func TestMatrixInverse(t *testing.T) {
	m := Matrix{0, 842, -595, 0, 595, 3}
	inverse, ok := m.inverse()
	if !ok {
		t.Fatal("no inverse")
	}
	x, y := m[0]*0.25+m[2]*0.5+m[4], m[1]*0.25+m[3]*0.5+m[5]
	if u, v := inverse[0]*x+inverse[2]*y+inverse[4], inverse[1]*x+inverse[3]*y+inverse[5]; math.Abs(u-0.25)+math.Abs(v-0.5) > 1e-9 {
		t.Errorf("(0.25, 0.5) came back as (%v, %v)", u, v)
	}
	if _, ok := (Matrix{}).inverse(); ok {
		t.Error("a picture without extent has an inverse")
	}
}

// grainy returns lines of dark pixels on paper with its grain.
func grainy(w, h int) *Raster {
	rng := rand.New(rand.NewSource(1))
	r := New(w, h)
	for i := range r.Pix {
		r.Pix[i] = uint8(235 + rng.Intn(20))
		if i/w%60 < 20 && rng.Intn(4) == 0 {
			r.Pix[i] = uint8(rng.Intn(100))
		}
	}
	return r
}

// A row of points is what each of them is, wherever it begins and leads, and nothing beyond the picture.
func TestSampleRow(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	r := grainy(90, 70)
	inside := 0
	for range 3000 {
		x, y, dx, dy := rng.Float64()*140-20, rng.Float64()*120-20, rng.Float64()*4-2, rng.Float64()*2-1
		switch rng.Intn(5) {
		case 0:
			dy = 0
		case 1:
			dx, dy = 1, 0
		case 2:
			dx = 0
		case 3:
			x, dx = -1e30, 1e29
		}
		row := make([]uint8, 100)
		r.sampleRow(row, x, y, dx, dy)
		for k, got := range row {
			want := uint8(0)
			if x >= 0 && x <= 90 && y >= 0 && y <= 70 {
				want = r.sample(x, y)
				inside++
			}
			if got != want {
				t.Fatalf("point %d, at %v, %v: %d, want %d", k, x, y, got, want)
			}
			x, y = x+dx, y+dy
		}
	}
	if inside == 0 {
		t.Error("no point lies in the picture")
	}
}

func BenchmarkDraw(b *testing.B) {
	r := grainy(2480, 3508)
	page := &Composition{width: 595, height: 842, pictures: []located{{r, Matrix{1.0 / 595, 0, 0, 1.0 / 842, 0, 0}, map[int]*Raster{}}}}
	for b.Loop() {
		page.Draw(0.7, Perspective{}, Resolution)
	}
}

func BenchmarkThreshold(b *testing.B) {
	r := grainy(2480, 3508)
	for b.Loop() {
		r.Threshold(SolidInk, FaintInk)
	}
}
