package raster

import (
	"image"
	"math"
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
