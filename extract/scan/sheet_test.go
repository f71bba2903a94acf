package scan

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"nianbao/extract/scan/raster"
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

// TestBrokenStrokes lays a line with a gap of a pixel on sheets, from pictures of two resolutions: in black and white of 150 dpi it
// is whole on the sheet, else as it was scanned.
func TestBrokenStrokes(t *testing.T) {
	for _, c := range []struct {
		dpi         int
		black, gray uint8
		whole       bool
	}{{150, 0, 255, true}, {150, 0, 254, false}, {300, 0, 255, false}} {
		side := 200 * c.dpi / 72
		im := image.NewGray(image.Rect(0, 0, side, side))
		for y := range side {
			for x := range side {
				im.SetGray(x, y, color.Gray{c.gray})
				if y/2 == side/4 && x > side/4 && x < side*3/4 && x != side/2 {
					im.SetGray(x, y, color.Gray{c.black})
				}
			}
		}
		s := NewSheet(200, 200, []Picture{{Image: im, Matrix: Matrix{200, 0, 0, 200, 0, 0}}})
		lines := 0
		for _, p := range s.ink.Components(s.gray.Bounds()) {
			if p.Area >= raster.MinInk {
				lines++
			}
		}
		if whole := lines == 1; whole != c.whole {
			t.Errorf("of %d dpi on paper of gray %d: %d pieces, want them whole %v", c.dpi, c.gray, lines, c.whole)
		}
	}
}

// sealed is the page of drawing with a ring over a crossing of the table's lines, as
// of a seal, in a shade of gray.
func sealed(shade uint8) Picture {
	p := drawing(0)
	im := p.Image.(*image.Gray)
	const scale = Resolution / 72.0
	for y := range im.Rect.Dy() {
		for x := range im.Rect.Dx() {
			if r := math.Hypot(float64(x)/scale-70, float64(y)/scale-150); r < 20 && r > 14 {
				im.SetGray(x, y, color.Gray{min(shade, im.GrayAt(x, y).Y)})
			}
		}
	}
	return p
}

// The lines of a table go on beneath a seal. What lies under its ink is unknown where
// nothing shows through.
func TestBlots(t *testing.T) {
	under := Box{X0: 52, Y0: 40, X1: 60, Y1: 49} // the ring, right of the first line down
	beside := Box{X0: 130, Y0: 25, X1: 170, Y1: 45}
	for name, c := range map[string]struct {
		shade   uint8
		covered bool
	}{"as dark as print": {30, true}, "print shows through": {120, false}} {
		s := NewSheet(200, 200, []Picture{sealed(c.shade)})
		var across, down int
		for _, l := range s.Lines {
			switch length := max(l.Box.X1-l.Box.X0, l.Box.Y1-l.Box.Y0); {
			case l.Box.Y0 == l.Box.Y1 && length > 155:
				across++
			case l.Box.X0 == l.Box.X1 && length > 55:
				down++
			default:
				t.Errorf("%s: a piece of a line at %v", name, l.Box)
			}
		}
		if across != 3 || down != 4 {
			t.Errorf("%s: %d whole lines across and %d down, want 3 and 4", name, across, down)
		}
		if got := s.isCovered(s.pixels(under)); got != c.covered {
			t.Errorf("%s: covered is %v", name, got)
		}
		if s.isCovered(s.pixels(beside)) {
			t.Errorf("%s: covered where there is no seal", name)
		}
		for _, p := range s.ink.Components(s.pixels(under)) {
			if p.Area >= raster.MinInk {
				t.Errorf("%s: the seal left ink at %v", name, p.Box)
			}
		}
	}
}

// The table of a page is turned: its three lines across go down then, and each lies on the page as it is printed where
// its strip says.
// A seal that reaches the edge of the page looks like what surrounds one. What it touches is hidden, and not blank.
func TestSealAtEdge(t *testing.T) {
	p := drawing(0)
	im := p.Image.(*image.Gray)
	const scale = Resolution / 72.0
	for y := range im.Rect.Dy() {
		for x := range im.Rect.Dx() {
			if r := math.Hypot(float64(x)/scale-170, float64(y)/scale-60); r < 40 && r > 30 {
				im.SetGray(x, y, color.Gray{20})
			}
		}
	}
	under, beside := Box{X0: 150, Y0: 165, X1: 158, Y1: 173}, Box{X0: 30, Y0: 100, X1: 60, Y1: 120}
	s := NewSheet(200, 200, []Picture{p})
	if !s.isCovered(s.pixels(under)) || s.isCovered(s.pixels(beside)) {
		t.Errorf("covered under the seal %v and beside it %v, want true and false", s.isCovered(s.pixels(under)), s.isCovered(s.pixels(beside)))
	}
	told := func(b Box) bool {
		return slices.ContainsFunc(s.blots(), s.pixels(b).Overlaps)
	}
	if !told(under) || told(beside) {
		t.Errorf("told under the seal %v and beside it %v, want true and false", told(under), told(beside))
	}
	if plain := NewSheet(200, 200, []Picture{drawing(0)}); len(plain.blots()) != 0 {
		t.Errorf("a page without a seal has %d squares of blots", len(plain.blots()))
	}
}

func TestUpright(t *testing.T) {
	printed := NewSheet(200, 200, []Picture{drawing(0)})
	table := Box{20, 20, 180, 80}
	for _, angle := range []int{90, 270} {
		s := printed.Upright([]Box{table}, []int{angle})
		width, height := s.Size()
		if math.Abs(width-200) > 0.3 || math.Abs(height-300) > 0.5 {
			t.Errorf("by %d: %.1f by %.1f points", angle, width, height)
		}
		var across, down int
		for _, l := range s.Lines {
			if l.Box.Y0 == l.Box.Y1 {
				across++
			} else {
				down++
			}
		}
		if across != 4 || down != 3 {
			t.Errorf("by %d: %d lines across and %d down, want 4 and 3", angle, across, down)
		}
		if len(s.Strips) != 3 || s.Strips[1].Angle != angle {
			t.Fatalf("by %d: strips %v", angle, s.Strips)
		}
		at, from := s.Strips[1].At, s.Strips[1].From
		if math.Abs(at.X1-at.X0-(from.Y1-from.Y0)) > 0.01 || math.Abs(at.Y1-at.Y0-(from.X1-from.X0)) > 0.01 {
			t.Errorf("by %d: from %v to %v", angle, from, at)
		}
		if from.X0 > table.X0 || from.Y0 > table.Y0 || from.X1 < table.X1 || from.Y1 < table.Y1 || from.Y1 > table.Y1+10 {
			t.Errorf("by %d: taken from %v, the table is in %v", angle, from, table)
		}
		if text := s.Strips[0]; text.From.Y1 != 200 || math.Abs(text.At.Y1-text.From.Y1-100) > 0.5 {
			t.Errorf("by %d: the text went from %v to %v", angle, text.From, text.At)
		}
	}
}

func BenchmarkNewSheet(b *testing.B) {
	pictures := []Picture{drawing(1.3)}
	for b.Loop() {
		NewSheet(200, 200, pictures)
	}
}
