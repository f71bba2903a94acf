package ruling

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// drawerOn makes paper of a raster, and returns what fills parts of it with a shade.
func drawerOn(gray *raster.Raster) func(image.Rectangle, uint8) {
	draw := func(r image.Rectangle, shade uint8) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				gray.Pix[y*gray.W+x] = shade
			}
		}
	}
	draw(image.Rect(0, 0, gray.W, gray.H), 235)
	return draw
}

// Lines that are too pale to be ink, as thin ones are in a photograph, are found by their traces; where there are
// dark ones, traces beside them add none.
func TestPaleLines(t *testing.T) {
	for name, c := range map[string]struct {
		shade uint8
		trace bool // one pale line beside the table
	}{"dark": {60, false}, "pale": {190, false}, "dark, with a trace": {60, true}} {
		gray := raster.New(700, 700)
		draw := drawerOn(gray)
		for i := range 4 {
			draw(image.Rect(100, 100+150*i, 553, 103+150*i), c.shade)
			draw(image.Rect(100+150*i, 100, 103+150*i, 553), c.shade)
		}
		if c.trace {
			draw(image.Rect(553, 300, 603, 303), 190)
		}
		both := gray.Threshold(raster.SolidInk, raster.FaintInk)
		strokes, _ := Find(gray, both[0], both[1])
		if len(strokes) != 8 {
			t.Errorf("%s: %d strokes, want 4 across and 4 down", name, len(strokes))
		}
		for _, s := range strokes {
			if c.trace && s.Box.Max.X > 560 {
				t.Errorf("%s: a stroke at %v", name, s.Box)
			}
		}
		if both[0].HasInk(both[0].Bounds()) {
			t.Errorf("%s: lines are left in the ink", name)
		}
	}
}
