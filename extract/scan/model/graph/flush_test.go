package graph

import (
	"slices"
	"testing"
)

// Weights that are too small to count are zero, and all others as they were.
func TestFlush(t *testing.T) {
	next := convolution("x", "y", 1, 1, 1)
	kernel := []float32{2, 1e-40, -1e-40, 0x1p-126, -0x1p-126, 0}
	next[0] = constant("y.w", &tensor{dims: []int{1, 6, 1, 1}, values: kernel})
	out, err := Cheaper(file(next))
	if err != nil {
		t.Fatal(err)
	}
	list, constants := operations(t, out)
	if want := []float32{2, 0, 0, 0x1p-126, -0x1p-126, 0}; !slices.Equal(constants["y.w"], want) || !slices.Equal(list, []string{"Conv"}) {
		t.Errorf("%v in %v, want %v", constants["y.w"], list, want)
	}
}
