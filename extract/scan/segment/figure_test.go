package segment

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

func TestLooksLikeFigure(t *testing.T) {
	digit, dot, dash, ideograph := image.Rect(0, 0, 15, 30), image.Rect(0, 26, 4, 30), image.Rect(0, 14, 14, 17), image.Rect(0, 0, 32, 30)
	for _, c := range []struct {
		name string
		ink  []image.Rectangle
		want bool
	}{
		{"a figure", []image.Rectangle{digit, digit, dot, digit}, true},
		{"a minus", []image.Rectangle{dash, digit}, true},
		{"a dash", []image.Rectangle{dash}, true},
		{"a figure with a unit", []image.Rectangle{digit, ideograph}, false},
	} {
		if got := LooksLikeFigure(c.ink); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestLines(t *testing.T) {
	piece := func(x0, y0, x1, y1 int) raster.Component { return raster.Component{Box: image.Rect(x0, y0, x1, y1)} }
	for _, c := range []struct {
		name  string
		parts Line
		want  []int // pieces on each line
	}{
		{"two lines set close", Line{piece(0, 0, 30, 30), piece(40, 2, 70, 31), piece(0, 33, 30, 63)}, []int{2, 1}},
		{"the strokes of 三", Line{piece(0, 0, 30, 4), piece(4, 13, 26, 17), piece(0, 27, 30, 31), piece(0, 40, 30, 70)}, []int{3, 1}},
		{"a point beside a digit", Line{piece(0, 0, 15, 30), piece(20, 26, 24, 30)}, []int{2}},
	} {
		var got []int
		for _, l := range lines(c.parts) {
			got = append(got, len(l))
		}
		if len(got) != len(c.want) {
			t.Errorf("%s: pieces %v, want %v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: pieces %v, want %v", c.name, got, c.want)
			}
		}
	}
}

// A level stroke above one character is a part of it, whatever that looks like; above two, only if these are digits then.
func TestParted(t *testing.T) {
	for name, c := range map[string]struct {
		ink  Line
		want int // lines
	}{
		"above one":        {lineOf(image.Rect(100, 100, 118, 104), image.Rect(101, 114, 118, 134)), 1},
		"wider than it":    {lineOf(image.Rect(70, 100, 150, 104), image.Rect(101, 114, 118, 134)), 2},
		"above pieces":     {lineOf(image.Rect(102, 100, 117, 104), image.Rect(98, 126, 104, 132), image.Rect(105, 114, 121, 134)), 1},
		"above two":        {lineOf(image.Rect(100, 100, 118, 104), image.Rect(101, 114, 118, 134), image.Rect(121, 114, 138, 134)), 2},
		"of the line next": {lineOf(image.Rect(100, 100, 118, 104), image.Rect(101, 124, 118, 144)), 2},
	} {
		if got := len(Lines(c.ink)); got != c.want {
			t.Errorf("%s: %d lines, want %d", name, got, c.want)
		}
	}
}
