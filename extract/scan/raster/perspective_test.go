package raster

import (
	"image"
	"image/color"
	"math"
	"math/rand"
	"testing"
)

// flatOf returns which point of the flat page is at one of its picture.
func flatOf(p Perspective, x, y float64) (float64, float64) {
	a, b, c, d := 1-x*p.Right, p.Lean-x*p.Up, p.Slope-y*p.Right, 1-y*p.Up
	det := a*d - b*c
	return (x*d - b*y) / det, (a*y - c*x) / det
}

// photographed is a page of 400 by 500 points with a table of ten rows and five columns, and lines of
// text above it, as it is seen in a perspective.
func photographed(p Perspective) Picture {
	const perPoint = 2
	im := image.NewGray(image.Rect(0, 0, 400*perPoint, 500*perPoint))
	strokes := make([]bool, 400*400)
	random := rand.New(rand.NewSource(1))
	for i := range strokes {
		strokes[i] = random.Intn(4) == 0
	}
	near := func(v, step float64) bool { return math.Abs(v-step*math.Round(v/step)) < 0.6 }
	for j := range im.Rect.Dy() {
		for i := range im.Rect.Dx() {
			x, y := flatOf(p, (float64(i)+0.5)/perPoint-200, 250-(float64(j)+0.5)/perPoint)
			table := math.Abs(x) < 151 && y > -201 && y < 1 && (near(x, 60) || near(y, 20))
			text := math.Abs(x) < 150 && y > 20 && y < 80 && math.Mod(y, 15) < 9 && strokes[int(x+200)*400+int(y)]
			im.SetGray(i, j, color.Gray{230})
			if table || text {
				im.SetGray(i, j, color.Gray{30})
			}
		}
	}
	return Picture{Image: im, Matrix: Matrix{400, 0, 0, 500, 0, 0}}
}

// What a page was photographed in is found as well as lines need it: no corner of the table is more
// than a point off. Pages that lie flat are left alone.
func TestPerspective(t *testing.T) {
	const degree = math.Pi / 180
	for name, want := range map[string]Perspective{
		"flat":              {},
		"hardly bent":       {Right: 0.2 * degree / 500},
		"from below":        {Up: 3 * degree / 400},
		"from the left":     {Right: -2.5 * degree / 500},
		"from a corner":     {Right: 2 * degree / 500, Up: 4 * degree / 400},
		"columns that lean": {Right: -2 * degree / 500, Lean: 0.45 * degree},
		"and not straight":  {Right: -2 * degree / 500, Up: 2 * degree / 400, Lean: 0.5 * degree},
	} {
		c := Compose(400, 500, []Picture{photographed(want)})
		got := c.Perspective(0)
		if name == "hardly bent" {
			want = Perspective{}
		}
		if (want == Perspective{}) != (got == Perspective{}) {
			t.Errorf("%s: %+v", name, got)
		}
		for _, corner := range [][2]float64{{-150, 0}, {150, 0}, {-150, -200}, {150, -200}} {
			gx, gy := got.Apply(corner[0], corner[1])
			x, y := flatOf(want, gx, gy)
			if off := math.Hypot(x-corner[0], y-corner[1]); off > 1 {
				t.Errorf("%s: the corner at %v is off by %.2f points", name, corner, off)
			}
		}
	}
}
