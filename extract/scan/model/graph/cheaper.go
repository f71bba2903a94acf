package graph

import (
	"fmt"
	"slices"
)

// A model of this family has, behind each of its convolutions, a hard swish written out in nine
// operations that go through the picture one number after the other:
//
//	y = a · convolution + b;  h = c · (y · clip(y + 3, 0, 6) / 6) + d
//
// of which a, b, c and d are single numbers. They take as long as the convolutions themselves, and
// the library has to bring the picture into another order for them and back. Cheaper puts a and b
// into the weights of the convolution, d into those of the next one where that has no edge, and
// writes the rest as y · clip(c/6 · y + c/2, 0, c), the clip as that of a convolution of each
// channel by itself, which the library does in one go. The model says the same but for the
// rounding of the last digits.

// Two things more are taken off, which change no digit: see flush and flatten.

// Cheaper returns the file of a model that is made cheaper.
func Cheaper(file []byte) ([]byte, error) {
	model, graph, nodes, err := parse(file)
	if err != nil {
		return nil, err
	}
	r := newRewriting(nodes)
	r.flush()
	for _, n := range nodes {
		if b, found := r.block(n); found {
			r.rewrite(b)
		} else if p, found := r.turned(n); found {
			r.flatten(p)
		}
	}
	return assemble(model, graph, r.result()), nil
}

// A rewriting changes nodes.
type rewriting struct {
	nodes     []*node
	maker     map[string]*node   // of an output
	users     map[string][]*node // of an output
	constants map[string]*tensor
	weights   map[*node]*weights // of convolutions that are changed
	instead   map[*node][]*node  // what stands for a node
}

// weights are those of a convolution.
type weights struct{ kernel, bias *tensor }

func newRewriting(nodes []*node) *rewriting {
	r := &rewriting{nodes: nodes, maker: map[string]*node{}, users: map[string][]*node{}, constants: map[string]*tensor{}, weights: map[*node]*weights{}, instead: map[*node][]*node{}}
	for _, n := range nodes {
		for _, name := range n.outputs {
			r.maker[name] = n
		}
		for _, name := range n.inputs {
			r.users[name] = append(r.users[name], n)
		}
		if n.operation == "Constant" && len(n.outputs) == 1 {
			for _, f := range n.attributeOf("value") {
				if t := parseTensor(f.value); f.number == attributeTensor && t != nil {
					r.constants[n.outputs[0]] = t
				}
			}
		}
	}
	return r
}

// A block is a convolution with its hard swish.
type block struct {
	convolution *node
	between     []*node // the operations of it, the last of which gives what the block gives
	a, b, c, d  float32
	y           string // the output of a · convolution + b
}

// block returns the block of a convolution, if it begins one.
func (r *rewriting) block(n *node) (block, bool) {
	b := block{convolution: n}
	if n.operation != "Conv" || r.weightsOf(n) == nil {
		return b, false
	}
	at, ok := n.outputs[0], true
	step := func(operation string) (value float32) {
		var next *node
		if ok {
			next, value, ok = r.only(at, operation)
		}
		if ok {
			b.between, at = append(b.between, next), next.outputs[0]
		}
		return value
	}
	b.a, b.b, b.y = step("Mul"), step("Add"), at
	if !ok {
		return b, false
	}
	// y goes two ways: to where 3 is added, and to the product.
	users := r.users[b.y]
	three := slices.IndexFunc(users, func(u *node) bool { v, is := r.beside(u, b.y); return u.operation == "Add" && is && v == 3 })
	if len(users) != 2 || three < 0 {
		return b, false
	}
	plus, product := users[three], users[1-three]
	clip := r.users[plus.outputs[0]]
	if len(clip) != 1 || clip[0].operation != "Clip" || product.operation != "Mul" || !slices.Contains(product.inputs, clip[0].outputs[0]) || len(r.users[clip[0].outputs[0]]) != 1 {
		return b, false
	}
	if least, is := clip[0].float("min"); !is || least != 0 {
		return b, false
	}
	if most, is := clip[0].float("max"); !is || most != 6 {
		return b, false
	}
	b.between, at = append(b.between, plus, clip[0], product), product.outputs[0]
	six := step("Div")
	b.c, b.d = step("Mul"), step("Add")
	return b, ok && six == 6 && b.c > 0
}

// only returns the operation that alone uses an output, together with one number.
func (r *rewriting) only(output, operation string) (*node, float32, bool) {
	users := r.users[output]
	if len(users) != 1 || users[0].operation != operation {
		return nil, 0, false
	}
	value, is := r.beside(users[0], output)
	return users[0], value, is && (operation != "Div" || users[0].inputs[0] == output)
}

// beside returns the number with which an operation takes an output together.
func (r *rewriting) beside(n *node, output string) (float32, bool) {
	if len(n.inputs) != 2 {
		return 0, false
	}
	other := n.inputs[0]
	if other == output {
		other = n.inputs[1]
	}
	return r.constants[other].scalar()
}

// weightsOf returns those of a convolution, as far as they were changed; nil where they are no constants.
func (r *rewriting) weightsOf(n *node) *weights {
	if w := r.weights[n]; w != nil {
		return w
	}
	if len(n.inputs) < 2 {
		return nil
	}
	kernel := r.constants[n.inputs[1]]
	if kernel == nil || len(kernel.dims) != 4 {
		return nil
	}
	bias := &tensor{dims: []int{kernel.dims[0]}, values: make([]float32, kernel.dims[0])}
	if len(n.inputs) > 2 {
		if bias = r.constants[n.inputs[2]]; bias == nil || len(bias.values) != kernel.dims[0] {
			return nil
		}
	}
	return &weights{&tensor{kernel.dims, slices.Clone(kernel.values)}, &tensor{bias.dims, slices.Clone(bias.values)}}
}

// rewrite makes a block cheaper.
func (r *rewriting) rewrite(b block) {
	w := r.weightsOf(b.convolution)
	for i := range w.kernel.values {
		w.kernel.values[i] *= b.a
	}
	for i, v := range w.bias.values {
		w.bias.values[i] = v*b.a + b.b
	}
	r.weights[b.convolution] = w
	for _, n := range b.between {
		r.instead[n] = []*node{} // nothing
	}
	last := b.between[len(b.between)-1]
	out := last.outputs[0]
	channels := w.kernel.dims[0]
	y, gate, clipped, product := b.convolution.outputs[0], out+".gate", out+".clip", out
	added := r.intoNext(out, b.d)
	if !added {
		product = out + ".product"
	}
	made := alone(y, gate, channels, b.c/6, b.c/2)
	made = append(made,
		&node{operation: "Clip", inputs: []string{gate}, outputs: []string{clipped}, attributes: []field{floatAttribute("min", 0), floatAttribute("max", b.c)}},
		&node{operation: "Mul", inputs: []string{y, clipped}, outputs: []string{product}})
	if !added {
		made = append(made, alone(product, out, channels, 1, b.d)...)
	}
	r.instead[last] = made
}

// alone returns a convolution that weighs each number by itself, and adds another.
func alone(in, out string, channels int, weight, bias float32) []*node {
	kernel := &tensor{dims: []int{channels, 1, 1, 1}, values: slices.Repeat([]float32{weight}, channels)}
	added := &tensor{dims: []int{channels}, values: slices.Repeat([]float32{bias}, channels)}
	return []*node{
		constant(out+".kernel", kernel), constant(out+".bias", added),
		{operation: "Conv", inputs: []string{in, out + ".kernel", out + ".bias"}, outputs: []string{out},
			attributes: []field{intsAttribute("kernel_shape", 1, 1), intAttribute("group", channels)}},
	}
}

// intoNext adds a number to the bias of the convolution that alone takes an output, and reports whether
// that can be: it must see the number everywhere, and not the zeros around a picture.
func (r *rewriting) intoNext(output string, d float32) bool {
	users := r.users[output]
	if len(users) != 1 || users[0].operation != "Conv" || users[0].inputs[0] != output {
		return false
	}
	next := users[0]
	w := r.weightsOf(next)
	if w == nil || w.kernel.dims[2] != 1 || w.kernel.dims[3] != 1 || slices.ContainsFunc(next.ints("pads"), func(p int) bool { return p != 0 }) || next.attributeOf("auto_pad") != nil {
		return false
	}
	each := w.kernel.dims[1]
	for i := range w.bias.values {
		for _, v := range w.kernel.values[i*each : (i+1)*each] {
			w.bias.values[i] += v * d
		}
	}
	r.weights[next] = w
	return true
}

// result returns the nodes in their order.
func (r *rewriting) result() []*node {
	var list []*node
	for _, n := range r.nodes {
		if made, changed := r.instead[n]; changed {
			list = append(list, made...)
			continue
		}
		if w := r.weights[n]; w != nil {
			kernel, bias := fmt.Sprintf("%s.kernel", n.outputs[0]), fmt.Sprintf("%s.bias", n.outputs[0])
			list = append(list, constant(kernel, w.kernel), constant(bias, w.bias))
			n = &node{operation: n.operation, inputs: []string{n.inputs[0], kernel, bias}, outputs: n.outputs, attributes: n.attributes}
		}
		list = append(list, n)
	}
	return list
}
