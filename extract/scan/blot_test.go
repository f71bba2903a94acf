package scan

import (
	"image"
	"image/color"
	"math"
	"testing"
)

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
		for _, p := range s.ink.components(s.pixels(under)) {
			if p.area >= minInk {
				t.Errorf("%s: the seal left ink at %v", name, p.box)
			}
		}
	}
}

// A thick border is no blot.
func TestThickLine(t *testing.T) {
	b := &bitmap{Resolution * 2, 60, make([]bool, Resolution*2*60)}
	for y := 20; y < 33; y++ {
		for x := 10; x < b.w-10; x++ {
			b.ink[y*b.w+x] = true
		}
	}
	border := stroke{image.Rect(10, 20, b.w-10, 33), true}
	if blots := b.blots(image.Rect(0, 0, b.w, b.h), []stroke{border}); blots.sums().in(border.box) > 0 {
		t.Error("a border is a blot")
	}
	if blots := b.blots(image.Rect(0, 0, b.w, b.h), nil); blots == nil || blots.sums().in(border.box) == 0 {
		t.Error("the same ink where no line was found is none")
	}
}
