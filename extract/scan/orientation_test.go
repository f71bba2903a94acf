package scan

import (
	"image"
	"strings"
	"testing"

	"nianbao/extract/scan/raster"
)

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
				box := Box{0, 0, 20 * float64(n), 20}
				f.words = []Word{{strings.Repeat("公", n), box, 0.9}, {"开", box, 0.2}}
			}
			list = append(list, f)
		}
		if got := clearest(list, clearText); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// The part with text is looked at, not that with a black edge or a line.
func TestBusiest(t *testing.T) {
	page := raster.New(800, 1000)
	fill := func(r image.Rectangle) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				page.Pix[y*page.W+x] = 0
			}
		}
	}
	fill(image.Rect(0, 0, 60, 1000)) // the lid of the scanner
	fill(image.Rect(100, 300, 700, 303))
	for x := 500; x < 700; x += 10 {
		fill(image.Rect(x, 700, x+4, 720))
	}
	part := busiest(page)
	if part.W != 400 || part.H != 500 {
		t.Fatalf("%d by %d", part.W, part.H)
	}
	changes := part.Threshold(raster.SolidInk)[0].Changes(image.Rect(0, 0, part.W, part.H))
	if changes < 20*2*20 {
		t.Errorf("%d changes, %d are in the text", changes, 20*2*20)
	}
}
