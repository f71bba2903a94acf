package graph

import (
	"slices"
	"testing"
)

// number is a constant of a single number.
func number(name string, v float32) *node {
	return constant(name, &tensor{dims: []int{1}, values: []float32{v}})
}

// swish returns the nine operations of a hard swish behind the output in, whose result is out.
func swish(in, out string, a, b, c, d float32) []*node {
	op := func(operation, output string, inputs ...string) *node {
		return &node{operation: operation, inputs: inputs, outputs: []string{output}}
	}
	clip := op("Clip", out+"6", out+"5")
	clip.attributes = []field{floatAttribute("min", 0), floatAttribute("max", 6)}
	return []*node{
		number(out+"a", a), number(out+"b", b), number(out+"c", c), number(out+"d", d), number(out+"three", 3), number(out+"six", 6),
		op("Mul", out+"1", out+"a", in), op("Add", out+"y", out+"1", out+"b"),
		op("Add", out+"5", out+"y", out+"three"), clip, op("Mul", out+"7", out+"y", out+"6"), op("Div", out+"8", out+"7", out+"six"),
		op("Mul", out+"9", out+"c", out+"8"), op("Add", out, out+"9", out+"d"),
	}
}

// convolution returns one of a single channel, with a kernel of a size in which all is the weight.
func convolution(in, out string, size int, weight, bias float32) []*node {
	kernel := &tensor{dims: []int{1, 1, size, size}, values: slices.Repeat([]float32{weight}, size*size)}
	return []*node{
		constant(out+".w", kernel), constant(out+".b", &tensor{dims: []int{1}, values: []float32{bias}}),
		{operation: "Conv", inputs: []string{in, out + ".w", out + ".b"}, outputs: []string{out}, attributes: []field{intsAttribute("kernel_shape", size, size)}},
	}
}

// operations returns what a file does, and its constants by name.
func operations(t *testing.T, file []byte) (list []string, constants map[string][]float32) {
	t.Helper()
	_, _, nodes, err := parse(file)
	if err != nil {
		t.Fatal(err)
	}
	constants = map[string][]float32{}
	for name, c := range newRewriting(nodes).constants {
		constants[name] = c.values
	}
	for _, n := range nodes {
		if n.operation != "Constant" {
			list = append(list, n.operation)
		}
	}
	return list, constants
}

// file returns a model of nodes.
func file(nodes ...[]*node) []byte {
	return assemble([]field{{number: modelGraph}}, nil, slices.Concat(nodes...))
}

// A hard swish is a convolution of each number by itself, a clip and a product; what is added behind it
// goes into the next convolution if that has no edge.
func TestCheaper(t *testing.T) {
	out, err := Cheaper(file(convolution("x", "first", 3, 2, 1), swish("first", "h", 10, 5, 3, 7), convolution("h", "next", 1, 4, 1)))
	if err != nil {
		t.Fatal(err)
	}
	list, constants := operations(t, out)
	if want := []string{"Conv", "Conv", "Clip", "Mul", "Conv"}; !slices.Equal(list, want) {
		t.Errorf("%v, want %v", list, want)
	}
	for name, want := range map[string][]float32{
		"first.kernel":  slices.Repeat([]float32{20}, 9), // 2 · 10
		"first.bias":    {15},                            // 1 · 10 + 5
		"h.gate.kernel": {0.5},                           // 3/6
		"h.gate.bias":   {1.5},                           // 3/2
		"next.kernel":   {4},
		"next.bias":     {29}, // 1 + 4 · 7
	} {
		if !slices.Equal(constants[name], want) {
			t.Errorf("%s: %v, want %v", name, constants[name], want)
		}
	}
}

// At the edge of a picture the next convolution would see zeros: there the number is added before it.
func TestCheaperAtAnEdge(t *testing.T) {
	next := convolution("h", "next", 3, 4, 1)
	next[2].attributes = append(next[2].attributes, intsAttribute("pads", 1, 1, 1, 1))
	out, err := Cheaper(file(convolution("x", "first", 1, 2, 1), swish("first", "h", 10, 5, 3, 7), next))
	if err != nil {
		t.Fatal(err)
	}
	list, constants := operations(t, out)
	if want := []string{"Conv", "Conv", "Clip", "Mul", "Conv", "Conv"}; !slices.Equal(list, want) {
		t.Errorf("%v, want %v", list, want)
	}
	if got := constants["h.bias"]; !slices.Equal(got, []float32{7}) || !slices.Equal(constants["next.b"], []float32{1}) {
		t.Errorf("added %v before the next one, whose bias is %v", got, constants["next.b"])
	}
}

// What is not such a block stays as it is: here its number is not 3, or it is weighed by less than nothing.
func TestOtherGraphs(t *testing.T) {
	four := swish("first", "h", 10, 5, 3, 7)
	four[4] = number("hthree", 4)
	for name, nodes := range map[string][]*node{
		"another number": four, "a negative weight": swish("first", "h", 10, 5, -3, 7), "no hard swish": nil,
	} {
		in := file(convolution("x", "first", 3, 2, 1), nodes)
		out, err := Cheaper(in)
		if err != nil || !slices.Equal(in, out) {
			t.Errorf("%s: it was changed, %v", name, err)
		}
	}
}

// What is no model at all is an error.
func TestNoModel(t *testing.T) {
	for _, bad := range []string{"not a model", "", "\x3a\x05\x0a\x7f"} {
		if _, err := Cheaper([]byte(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
