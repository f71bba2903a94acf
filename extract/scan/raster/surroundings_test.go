package raster

import (
	"image"
	"slices"
	"testing"
)

// What a page lies on is dark and reaches the edges of the picture, also where a corner is white; a dark head of a table
// and a line do not count.
func TestSurroundings(t *testing.T) {
	r := New(1200, 1600)
	fill := func(box image.Rectangle, shade uint8) {
		for y := box.Min.Y; y < box.Max.Y; y++ {
			for x := box.Min.X; x < box.Max.X; x++ {
				r.Pix[y*r.W+x] = shade
			}
		}
	}
	desk := image.Rect(20, 0, 1200, 1600)
	page := image.Rect(100, 90, 1130, 1540)
	head := image.Rect(300, 500, 900, 560)
	line := image.Rect(110, 800, 1100, 804)
	fill(desk, 40)
	fill(page, 210)
	fill(head, 30)
	fill(line, 30)
	list := r.Surroundings()
	shown := func(p image.Point) bool {
		return slices.ContainsFunc(list, func(b image.Rectangle) bool { return p.In(b) })
	}
	for _, c := range []struct {
		at   image.Point
		want bool
	}{{image.Pt(40, 800), true}, {image.Pt(600, 10), true}, {image.Pt(1190, 1590), true}, {image.Pt(98, 300), true}, {image.Pt(600, 530), false}, {image.Pt(600, 802), false}, {image.Pt(600, 300), false}, {image.Pt(140, 300), false}} {
		if got := shown(c.at); got != c.want {
			t.Errorf("at %v: %v", c.at, got)
		}
	}
	fill(r.Bounds(), 230)
	fill(head, 30)
	if list := r.Surroundings(); len(list) > 0 {
		t.Errorf("a page without any has %d squares of them", len(list))
	}
}
