package scan

import (
	"image"
	"strings"
	"testing"
)

// text is a page of as many ideographs, of which so many are in words that were read
// for sure, each word in a box of the given size.
func text(sure, unsure int, wide, high float64) Page {
	var p Page
	for i := range sure + unsure {
		w := Word{"公", Box{0, 0, wide, high}, 0.95}
		if i >= sure {
			w.Confidence = 0.3
		}
		p.Words = append(p.Words, w)
	}
	return p
}

func TestLegible(t *testing.T) {
	inCells := text(2, 100, 10, 10)
	inCells.Cells = []Cell{{Words: text(90, 0, 10, 10).Words}, {}}
	figures := text(2, 100, 10, 10)
	figures.Cells = []Cell{{Figure: &Figure{}, Words: text(90, 0, 10, 10).Words}}
	for _, c := range []struct {
		name string
		page Page
		want bool
	}{
		{"a text", text(90, 10, 10, 10), true},
		{"a bad scan", text(50, 50, 10, 10), true},
		{"a text upside down", text(5, 95, 10, 10), false},
		{"a text that runs upwards, which is read as such", text(90, 10, 10, 200), false},
		{"a table", inCells, true},
		{"figures for which characters were taken", figures, false},
		{"an empty page", Page{}, true},
	} {
		if got := c.page.Legible(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestClearest(t *testing.T) {
	for _, c := range []struct {
		name string
		sure [3]int // ideographs read turned by 90, 180 and 270
		want int
	}{
		{"on its side", [3]int{100, 3, 8}, 90},
		{"upside down", [3]int{0, 60, 20}, 180},
		{"not clear", [3]int{0, 60, 21}, 0},
		{"a few characters", [3]int{0, 0, 19}, 0},
		{"nothing", [3]int{}, 0},
	} {
		var list []*facing
		for i, n := range c.sure {
			f := &facing{angle: 90 * (i + 1)}
			if n > 0 {
				box := image.Rect(0, 0, 20*n, 20)
				f.words = []word{{strings.Repeat("公", n), box, box, 0.9}, {"开", box, box, 0.2}}
			}
			list = append(list, f)
		}
		if got := clearest(list); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// The part with text is looked at, not that with a black edge or a line.
func TestBusiest(t *testing.T) {
	page := newRaster(800, 1000)
	fill := func(r image.Rectangle) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				page.pix[y*page.w+x] = 0
			}
		}
	}
	fill(image.Rect(0, 0, 60, 1000)) // the lid of the scanner
	fill(image.Rect(100, 300, 700, 303))
	for x := 500; x < 700; x += 10 {
		fill(image.Rect(x, 700, x+4, 720))
	}
	part := page.busiest()
	if part.w != 400 || part.h != 500 {
		t.Fatalf("%d by %d", part.w, part.h)
	}
	changes := part.threshold(solidInk)[0].changes(image.Rect(0, 0, part.w, part.h))
	if changes < 20*2*20 {
		t.Errorf("%d changes, %d are in the text", changes, 20*2*20)
	}
}

func TestTurned(t *testing.T) {
	r := &raster{3, 2, []uint8{1, 2, 3, 4, 5, 6}}
	got := r.turned()
	if got.w != 2 || got.h != 3 || string(got.pix) != string([]uint8{4, 1, 5, 2, 6, 3}) {
		t.Errorf("%d by %d: %v", got.w, got.h, got.pix)
	}
}
