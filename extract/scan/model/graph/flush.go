package graph

import "math"

// smallest is the least number that a processor takes as fast as any other; what lies below it takes it many times as
// long, and adds nothing to numbers of any size.
const smallest = 0x1p-126

// flush makes weights zero that are too small to count. Training leaves them behind where a channel is of no use: more than a fifth of
// those by which a model of this family weighs its channels.
func (r *rewriting) flush() {
	for name, t := range r.constants {
		changed := false
		for i, v := range t.values {
			if v != 0 && math.Abs(float64(v)) < smallest {
				t.values[i], changed = 0, true
			}
		}
		if changed {
			r.instead[r.maker[name]] = []*node{constant(name, t)}
		}
	}
}
