package segment

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// lineOf is a line of pieces in the boxes.
func lineOf(boxes ...image.Rectangle) Line {
	var list Line
	for _, b := range boxes {
		p := raster.Component{Box: b, Area: b.Dx() * b.Dy()}
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				p.At = append(p.At, image.Pt(x, y))
			}
		}
		list = append(list, p)
	}
	return list
}

// The bar of a 5 that the scan has broken off is no sign for none; a sign by itself
// and a line of text close above another are no bars.
func TestIsBar(t *testing.T) {
	free := []Line{
		lineOf(image.Rect(100, 100, 118, 104)), // the bar
		lineOf(image.Rect(101, 112, 118, 130)), // the bowl below it
		lineOf(image.Rect(300, 110, 318, 114)), // a sign by itself
		lineOf(image.Rect(400, 100, 430, 130), image.Rect(434, 100, 464, 130), image.Rect(468, 100, 498, 130)), // text
		lineOf(image.Rect(400, 136, 430, 166)), // its next line
	}
	for i, want := range []bool{true, false, false, false, false} {
		if got := isBar(i, free); got != want {
			t.Errorf("line %d: %v", i, got)
		}
	}
}

// A bar goes back to the digit that it was broken off, but one that reaches far beyond it doesn't.
func TestWithBars(t *testing.T) {
	bowl := image.Rect(101, 112, 118, 130)
	for name, c := range map[string]struct {
		bar  image.Rectangle
		want int // lines
	}{
		"of the digit":  {image.Rect(100, 100, 118, 104), 1},
		"wider than it": {image.Rect(90, 100, 140, 104), 2},
		"far above":     {image.Rect(100, 60, 118, 64), 2},
	} {
		got := withBars([]Line{lineOf(c.bar), lineOf(bowl)})
		if len(got) != c.want {
			t.Errorf("%s: %d lines, want %d", name, len(got), c.want)
		}
		if c.want == 1 && raster.Extent(got[0]) != c.bar.Union(bowl) {
			t.Errorf("%s: the line is at %v", name, raster.Extent(got[0]))
		}
	}
}

// The strokes of 三 are no signs for none; signs in rows below each other are.
func TestIsStacked(t *testing.T) {
	free := []Line{
		lineOf(image.Rect(103, 100, 127, 104)), lineOf(image.Rect(105, 114, 125, 118)), lineOf(image.Rect(100, 129, 130, 133)),
		lineOf(image.Rect(300, 100, 318, 104)), lineOf(image.Rect(300, 180, 318, 184)), // signs
		lineOf(image.Rect(140, 124, 148, 133)), // the comma behind 三
	}
	for i, want := range []bool{true, true, true, false, false, false} {
		if got := isStacked(i, free); got != want {
			t.Errorf("line %d: %v", i, got)
		}
	}
}

// A character of strokes above each other is an ideograph, and no sign for none.
func TestHasBars(t *testing.T) {
	three := lineOf(image.Rect(2, 0, 28, 4), image.Rect(4, 13, 26, 17), image.Rect(0, 27, 30, 31))
	if !hasBars(clusters(three), three) {
		t.Error("三 has no bars")
	}
	five := lineOf(image.Rect(0, 0, 18, 4), image.Rect(1, 12, 18, 30))
	if hasBars(clusters(five), five) {
		t.Error("a 5 has bars")
	}
}

// A 5 that has lost its stem has its bar lying apart above all else; a 5 that has not, a 7 and a broken 0 have none.
func TestLostBar(t *testing.T) {
	character := image.Rect(0, 0, 22, 34)
	for name, c := range map[string]struct {
		parts Line
		want  bool
	}{
		"a bar and a bowl":         {lineOf(image.Rect(3, 0, 20, 4), image.Rect(0, 12, 22, 34)), true},
		"a bar and a broken bowl":  {lineOf(image.Rect(0, 26, 8, 34), image.Rect(3, 0, 20, 4), image.Rect(6, 12, 22, 34)), true},
		"whole":                    {lineOf(character), false},
		"halves beside each other": {lineOf(image.Rect(0, 0, 10, 34), image.Rect(12, 1, 22, 34)), false},
		"a bar of another":         {lineOf(image.Rect(40, 0, 58, 4), character), false},
	} {
		if got := LostBar(character, c.parts); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
