package graph

// The last operations of a model of this family turn what was found in each step of a line, and take it times a matrix of the
// weights of all characters:
//
//	x = transpose(found);  out = x · matrix + bias
//
// The library puts the first two together, and then takes the lines of a run one by one, each of which goes through the
// whole matrix, of 3 MB, anew. As one product of all steps of all lines they go through it together.

// A turned is such a product.
type turned struct {
	product, sum *node
	in           string // x
	bias         string
	rows, across int // of the matrix
}

// turned returns the product that an operation is, if it is one.
func (r *rewriting) turned(n *node) (turned, bool) {
	if n.operation != "MatMul" || len(n.inputs) != 2 {
		return turned{}, false
	}
	p := turned{product: n, in: n.inputs[0]}
	matrix, before, users := r.constants[n.inputs[1]], r.maker[p.in], r.users[n.outputs[0]]
	if matrix == nil || len(matrix.dims) != 2 || before == nil || before.operation != "Transpose" || len(before.ints("perm")) != 3 {
		return turned{}, false
	}
	if len(users) != 1 || users[0].operation != "Add" || len(users[0].inputs) != 2 {
		return turned{}, false
	}
	p.sum, p.rows, p.across = users[0], matrix.dims[0], matrix.dims[1]
	p.bias = p.sum.inputs[0]
	if p.bias == n.outputs[0] {
		p.bias = p.sum.inputs[1]
	}
	bias := r.constants[p.bias]
	return p, bias != nil && len(bias.dims) == 1 && bias.dims[0] == p.across
}

// flatten makes it one product.
func (r *rewriting) flatten(p turned) {
	out := p.sum.outputs[0]
	op := func(operation, output string, inputs ...string) *node {
		return &node{operation: operation, inputs: inputs, outputs: []string{output}}
	}
	r.instead[p.product] = []*node{}
	r.instead[p.sum] = []*node{
		wholeConstant(out+".rows", -1, p.rows),
		op("Reshape", out+".flat", p.in, out+".rows"),
		op("Gemm", out+".sum", out+".flat", p.product.inputs[1], p.bias),
		// Its shape is that of x, with as many numbers in each step as the matrix is wide.
		op("Shape", out+".before", p.in),
		wholeConstant(out+".wider", 0, 0, p.across-p.rows),
		op("Add", out+".shape", out+".before", out+".wider"),
		op("Reshape", out, out+".sum", out+".shape"),
	}
}
