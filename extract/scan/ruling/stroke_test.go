package ruling

import (
	"image"
	"testing"
)

// Of a dark frame, as of what a page lies on, no line is made, and those within it are lines all the same; so is
// one that slopes by less than a line may be thick.
func TestGrowStrokes(t *testing.T) {
	var list []run
	for y := range 400 {
		switch {
		case y < 40 || y >= 360:
			list = append(list, run{y, 0, 600})
			continue
		case y >= 100 && y < 103:
			list = append(list, run{y, 0, 60}, run{y, 100, 500}, run{y, 540, 600})
			continue
		case y >= 200 && y < 210: // sloping
			list = append(list, run{y, 0, 60}, run{y, 100 + 40*(y-200), 160 + 40*(y-200)}, run{y, 540, 600})
			continue
		}
		list = append(list, run{y, 0, 60}, run{y, 540, 600})
	}
	got := growStrokes(list)
	want := []image.Rectangle{image.Rect(100, 101, 500, 102), image.Rect(100, 201, 520, 209)}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i, s := range got {
		if s.Box != want[i] {
			t.Errorf("%v, want %v", s.Box, want[i])
		}
	}
}
