package graph

import (
	"slices"
	"testing"
)

// lastLayer returns the product of what an operation gives with a matrix of two rows and three columns.
func lastLayer(before *node, bias ...float32) []*node {
	return []*node{
		constant("matrix", &tensor{dims: []int{2, 3}, values: []float32{1, 2, 3, 4, 5, 6}}),
		constant("bias", &tensor{dims: []int{len(bias)}, values: bias}),
		before,
		{operation: "MatMul", inputs: []string{before.outputs[0], "matrix"}, outputs: []string{"product"}},
		{operation: "Add", inputs: []string{"product", "bias"}, outputs: []string{"sum"}},
		{operation: "Softmax", inputs: []string{"sum"}, outputs: []string{"out"}},
	}
}

// A product of what was turned before is one of all steps of all lines.
func TestFlatten(t *testing.T) {
	turn := &node{operation: "Transpose", inputs: []string{"x"}, outputs: []string{"found"}, attributes: []field{intsAttribute("perm", 0, 2, 1)}}
	for name, c := range map[string]struct {
		nodes []*node
		want  []string
	}{
		"turned":            {lastLayer(turn, 7, 8, 9), []string{"Transpose", "Reshape", "Gemm", "Shape", "Add", "Reshape", "Softmax"}},
		"not turned":        {lastLayer(&node{operation: "Relu", inputs: []string{"x"}, outputs: []string{"found"}}, 7, 8, 9), []string{"Relu", "MatMul", "Add", "Softmax"}},
		"a bias of another": {lastLayer(turn, 7), []string{"Transpose", "MatMul", "Add", "Softmax"}},
	} {
		out, err := Cheaper(file(c.nodes))
		if err != nil {
			t.Fatal(err)
		}
		if list, _ := operations(t, out); !slices.Equal(list, c.want) {
			t.Errorf("%s: %v, want %v", name, list, c.want)
		}
	}
}
