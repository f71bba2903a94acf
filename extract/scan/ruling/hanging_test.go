package ruling

import (
	"image"
	"slices"
	"testing"
)

// Pieces of a line that both end in the same cell are one; those that end at lines, that lie at other heights, or that are of two
// tables beside each other stay what they are.
func TestRejoinedPieces(t *testing.T) {
	across := func(from, to, y int) Stroke { return Stroke{image.Rect(from, y, to, y+3), true} }
	down := func(x, from, to int) Stroke { return Stroke{image.Rect(x, from, x+3, to), false} }
	frame := []Stroke{across(100, 900, 100), across(100, 900, 300), down(100, 100, 303), down(600, 100, 303), down(897, 100, 303)}
	for _, c := range []struct {
		name   string
		pieces []Stroke
		whole  []image.Rectangle
	}{
		{"a gap within a cell", []Stroke{across(100, 200, 202), across(450, 900, 200)}, []image.Rectangle{image.Rect(100, 200, 900, 205)}},
		{"the left one ends at a line", []Stroke{across(100, 603, 200), across(700, 900, 200)}, nil},
		{"another height", []Stroke{across(100, 200, 220), across(450, 900, 200)}, nil},
		{"two tables", []Stroke{across(100, 900, 400), across(950, 1900, 400), down(103, 303, 500), down(1890, 303, 500)}, nil},
	} {
		got := rejoined(slices.Concat(frame, c.pieces))
		for _, box := range c.whole {
			if !slices.Contains(got, Stroke{box, true}) {
				t.Errorf("%s: no line %v in %v", c.name, box, got)
			}
		}
		want := len(frame) + len(c.whole)
		if c.whole == nil {
			want = len(frame) + len(c.pieces)
		}
		if len(got) != want {
			t.Errorf("%s: %d lines, want %d: %v", c.name, len(got), want, got)
		}
	}
	columns := []Stroke{across(100, 900, 100), across(100, 900, 300), down(100, 100, 303), down(897, 100, 303), down(500, 100, 150), down(500, 250, 303)}
	if got := rejoined(columns); !slices.Contains(got, Stroke{image.Rect(500, 100, 503, 303), false}) {
		t.Errorf("a line down in two pieces: %v", got)
	}
}
