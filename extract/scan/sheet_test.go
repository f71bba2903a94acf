package scan

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// drawing is a page of 200 by 200 points with a table of three columns and two
// rows, lines of text above it, and a letter as large as a heading's, turned
// counterclockwise by the angle in degrees.
func drawing(angle float64) Picture {
	const size = 200 * Resolution / 72
	im := image.NewGray(image.Rect(0, 0, size, size))
	sin, cos := math.Sincos(angle * math.Pi / 180)
	inked := func(x, y float64) bool { // points from the top left
		near := func(v float64, lines ...float64) bool {
			for _, l := range lines {
				if math.Abs(v-l) < 0.4 {
					return true
				}
			}
			return false
		}
		switch {
		case x > 20 && x < 180 && near(y, 120, 150, 180), y > 120 && y < 180 && near(x, 20, 70, 120, 180):
			return true
		case x > 30 && x < 52 && near(y, 30, 40, 50), y > 30 && y < 50 && near(x, 31, 51): // 日
			return true
		case x > 20 && x < 180 && y > 70 && y < 110: // text
			return math.Mod(y, 14) < 9 && math.Mod(x, 5) < 2 && math.Mod(x, 12) < 9
		}
		return false
	}
	for j := range size {
		for i := range size {
			x, y := (float64(i)+0.5)*72/Resolution-100, (float64(j)+0.5)*72/Resolution-100
			im.SetGray(i, j, color.Gray{240})
			if inked(x*cos-y*sin+100, x*sin+y*cos+100) {
				im.SetGray(i, j, color.Gray{30})
			}
		}
	}
	return Picture{Image: im, Matrix: Matrix{200, 0, 0, 200, 0, 0}}
}

func TestSheet(t *testing.T) {
	for _, angle := range []float64{0, 1.3, -2} {
		s := NewSheet(200, 200, []Picture{drawing(angle)})
		if math.Abs(s.Skew-angle) > 0.15 {
			t.Errorf("turned by %v, found to be %v", angle, s.Skew)
		}
		var across, down int
		for _, l := range s.Lines {
			if l.Box.Y0 < 15 || l.Box.Y1 > 85 {
				t.Errorf("turned by %v: a line at %v, outside of the table", angle, l.Box)
			}
			if l.Box.Y0 == l.Box.Y1 {
				across++
			} else {
				down++
			}
		}
		if across != 3 || down != 4 {
			t.Errorf("turned by %v: %d lines across and %d down, want 3 and 4", angle, across, down)
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

// The red of a stamp is as light as the paper, so that print shows under it.
func TestStampVanishes(t *testing.T) {
	im := image.NewRGBA(image.Rect(0, 0, 3, 1))
	im.Set(0, 0, color.RGBA{250, 250, 250, 255})
	im.Set(1, 0, color.RGBA{225, 50, 60, 255})
	im.Set(2, 0, color.RGBA{30, 10, 12, 255})
	if r := rasterOf(im); r.pix[0] != 250 || r.pix[1] != 225 || r.pix[2] != 30 {
		t.Errorf("gray %v", r.pix)
	}
}
