package ruling

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// One row of a table that lies on its side is narrow, and its lines are those of a table all the same; those of a letter are not.
func TestNarrowTable(t *testing.T) {
	for _, c := range []struct {
		name         string
		wide, high   int
		across, down int
	}{
		{"a row on its side", 80, 900, 4, 2},
		{"a letter", 80, 90, 0, 0},
	} {
		ink := raster.NewBitmap(400, 1000)
		draw := func(r image.Rectangle) {
			for y := r.Min.Y; y < r.Max.Y; y++ {
				for x := r.Min.X; x < r.Max.X; x++ {
					ink.Ink[y*ink.W+x] = true
				}
			}
		}
		for k := range 4 {
			y := 50 + k*c.high/3
			draw(image.Rect(100, y, 100+c.wide, y+3))
		}
		draw(image.Rect(100, 50, 103, 50+c.high+3))
		draw(image.Rect(100+c.wide-3, 50, 100+c.wide, 50+c.high+3))
		gray := raster.New(ink.W, ink.H)
		strokes, _ := Find(gray, ink, ink)
		var across, down int
		for _, s := range strokes {
			if s.Across {
				across++
			} else {
				down++
			}
		}
		if across != c.across || down != c.down {
			t.Errorf("%s: %d lines across and %d down, want %d and %d", c.name, across, down, c.across, c.down)
		}
	}
}
