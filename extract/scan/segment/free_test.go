package segment

import (
	"image"
	"testing"
)

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

// 一 and a point between ideographs join them to a line; the last stroke of one does not lead over a gap of columns.
func TestWithLow(t *testing.T) {
	left, right := lineOf(image.Rect(0, 0, 40, 40)), lineOf(image.Rect(72, 0, 112, 40))
	for name, c := range map[string]struct {
		low  image.Rectangle
		want int
	}{
		"一 between":       {image.Rect(42, 18, 70, 22), 1},
		"a comma between": {image.Rect(46, 34, 52, 44), 1},
		"a last stroke":   {image.Rect(32, 27, 44, 40), 2},
	} {
		if got := len(withLow([]Line{left, right, lineOf(c.low)})); got != c.want {
			t.Errorf("%s: %d lines, want %d", name, got, c.want)
		}
	}
}

// What a coarse scan leaves of a 5 is lower than the digits of its line, which tell how far from it the point may stand.
func TestRejoined(t *testing.T) {
	for name, c := range map[string]struct {
		beside image.Rectangle
		want   int
	}{
		"the rest of the figure": {image.Rect(110, 1, 175, 33), 1},
		"the next column":        {image.Rect(130, 1, 195, 33), 2},
		"a heading":              {image.Rect(110, 0, 175, 60), 2},
	} {
		if got := len(rejoined([]Line{lineOf(image.Rect(0, 0, 96, 32)), lineOf(c.beside)})); got != c.want {
			t.Errorf("%s: %d lines, want %d", name, got, c.want)
		}
	}
}
