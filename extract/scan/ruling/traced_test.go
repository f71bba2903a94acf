package ruling

import (
	"image"
	"slices"
	"testing"

	"nianbao/extract/scan/raster"
)

// In a table of dark lines, one that is pale in part goes on by its traces, one that is pale throughout is a line if it
// leads from line to line, and one that ends in a cell is none.
func TestContinuedLines(t *testing.T) {
	const dark, pale = 60, 190
	gray := raster.New(1000, 700)
	draw := drawerOn(gray)
	for _, y := range []int{100, 250, 400, 550} {
		draw(image.Rect(100, y, 903, y+3), dark)
	}
	for _, x := range []int{100, 300, 500, 900} {
		draw(image.Rect(x, 100, x+3, 553), dark)
	}
	draw(image.Rect(700, 250, 903, 253), pale)
	draw(image.Rect(700, 253, 703, 400), pale)
	draw(image.Rect(600, 440, 603, 550), pale)
	both := gray.Threshold(raster.SolidInk, raster.FaintInk)
	strokes, _ := Find(gray, both[0], both[1])
	is := func(across bool, from, to, at int) bool {
		return slices.ContainsFunc(strokes, func(s Stroke) bool {
			b := s.Box
			if !across {
				b = turned([]Stroke{s})[0].Box
			}
			near := func(a, b int) bool { return max(a-b, b-a) <= 3 }
			return s.Across == across && near(b.Min.X, from) && near(b.Max.X, to) && b.Min.Y <= at && at <= b.Max.Y
		})
	}
	if !is(true, 100, 903, 251) {
		t.Errorf("the line that is pale in part is not whole: %v", strokes)
	}
	if !is(false, 250, 403, 701) && !is(false, 253, 400, 701) {
		t.Errorf("the pale line between two is none: %v", strokes)
	}
	if len(strokes) != 9 {
		t.Errorf("%d strokes, want 4 across, 4 down and the pale one: %v", len(strokes), strokes)
	}
}
