package judge

import (
	"testing"

	"nianbao/extract/scan/digits"
)

// A character is known by others like it in other cells, and not by one alone.
func TestKnow(t *testing.T) {
	one, two := new(digits.Shape), new(digits.Shape)
	for i := range digits.Grid {
		two[i] = float32(i % 2)
	}
	taught := []example{{one, '1', 0}, {one, '1', 1}, {two, '2', 2}}
	for _, c := range []struct {
		name string
		of   *digits.Shape
		cell int
		want rune
	}{
		{"like two others", one, 5, '1'}, {"like one other only", two, 5, 0}, {"like itself and one other", one, 0, 0},
	} {
		if got := know(c.of, c.cell, taught); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
