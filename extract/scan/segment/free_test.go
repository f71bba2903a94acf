package segment

import (
	"image"
	"testing"

	"nianbao/extract/scan/raster"
)

// The bar of a 5 that the scan has broken off is no sign for none; a sign by itself
// and a line of text close above another are no bars.
func TestIsBar(t *testing.T) {
	line := func(boxes ...image.Rectangle) Line {
		var list Line
		for _, b := range boxes {
			list = append(list, raster.Component{Box: b, Area: b.Dx() * b.Dy()})
		}
		return list
	}
	free := []Line{
		line(image.Rect(100, 100, 118, 104)), // the bar
		line(image.Rect(101, 112, 118, 130)), // the bowl below it
		line(image.Rect(300, 110, 318, 114)), // a sign by itself
		line(image.Rect(400, 100, 430, 130), image.Rect(434, 100, 464, 130), image.Rect(468, 100, 498, 130)), // text
		line(image.Rect(400, 136, 430, 166)), // its next line
	}
	for i, want := range []bool{true, false, false, false, false} {
		if got := isBar(i, free); got != want {
			t.Errorf("line %d: %v", i, got)
		}
	}
}

func TestIsGrain(t *testing.T) {
	for name, c := range map[string]struct {
		size int
		want bool
	}{"crumbs": {5, true}, "a stroke": {14, false}} {
		line := Line{{Box: image.Rect(0, 0, 4, 4)}, {Box: image.Rect(6, 6, 6+c.size, 9)}}
		if got := isGrain(line); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
