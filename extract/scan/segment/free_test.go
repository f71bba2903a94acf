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
