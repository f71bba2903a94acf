package scan

import (
	"image"
	"testing"
)

// Where scans are too coarse for thin strokes: pictures of an inch in height.
func TestCoarse(t *testing.T) {
	for name, c := range map[string]struct {
		pixels int
		paper  uint8
		coarse bool // as the page's maker says
		want   bool
	}{
		"black and white at 200":                   {200, 255, false, true},
		"black and white at 300":                   {300, 255, false, false},
		"gray at 200":                              {200, 240, false, false},
		"drawn at 300 from black and white at 200": {300, 240, true, true},
	} {
		im := image.NewGray(image.Rect(0, 0, 10, c.pixels))
		for i := range im.Pix[10:] {
			im.Pix[10+i] = c.paper
		}
		list := locate([]Picture{{Image: im, Matrix: Matrix{72, 0, 0, 72, 0, 0}, Coarse: c.coarse}})
		if got := list[0].coarse; got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
