package graph

import (
	"encoding/binary"
	"math"

	"google.golang.org/protobuf/encoding/protowire"
)

// Numbers of the fields of a tensor, and those that stand for what it holds.
const (
	tensorDims   = 1
	tensorType   = 2
	tensorFloats = 4
	tensorRaw    = 9

	float32s = 1
	int64s   = 7
)

// Numbers that stand for what an attribute holds.
const (
	typeFloat  = 1
	typeInt    = 2
	typeTensor = 4
	typeInts   = 7
)

// A tensor holds numbers, in the order of its dimensions.
type tensor struct {
	dims   []int
	values []float32
}

// size returns of how many numbers the dimensions are.
func (t *tensor) size() int {
	n := 1
	for _, d := range t.dims {
		n *= d
	}
	return n
}

// scalar returns the number of a tensor that has one alone.
func (t *tensor) scalar() (float32, bool) {
	if t == nil || len(t.values) != 1 {
		return 0, false
	}
	return t.values[0], true
}

// parseTensor reads a tensor of 32-bit floats; nil for another.
func parseTensor(message []byte) *tensor {
	list, err := fieldsOf(message)
	if err != nil {
		return nil
	}
	t := new(tensor)
	var kind uint64
	var raw []byte
	for _, f := range list {
		switch f.number {
		case tensorDims:
			for _, v := range varints(f) {
				t.dims = append(t.dims, int(v))
			}
		case tensorType:
			kind, _ = protowire.ConsumeVarint(f.value)
		case tensorFloats, tensorRaw: // little endian both, the first one by one or all together
			raw = append(raw, f.value...)
		}
	}
	for i := 0; i+4 <= len(raw); i += 4 {
		t.values = append(t.values, math.Float32frombits(binary.LittleEndian.Uint32(raw[i:])))
	}
	if kind != float32s || len(t.values) != t.size() {
		return nil
	}
	return t
}

// varints returns the numbers of a field that is packed, or has one.
func varints(f field) []uint64 {
	var list []uint64
	for b := f.value; len(b) > 0; {
		v, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return nil
		}
		list, b = append(list, v), b[n:]
	}
	return list
}

// constant returns a node that has the tensor for its output.
func constant(name string, t *tensor) *node {
	raw := make([]byte, 0, 4*len(t.values))
	for _, v := range t.values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	return rawConstant(name, t.dims, float32s, raw)
}

// wholeConstant returns a node that has a row of whole numbers for its output.
func wholeConstant(name string, list ...int) *node {
	var raw []byte
	for _, v := range list {
		raw = binary.LittleEndian.AppendUint64(raw, uint64(v))
	}
	return rawConstant(name, []int{len(list)}, int64s, raw)
}

func rawConstant(name string, dims []int, kind uint64, raw []byte) *node {
	var b []byte
	for _, d := range dims {
		b = protowire.AppendTag(b, tensorDims, protowire.VarintType)
		b = protowire.AppendVarint(b, uint64(d))
	}
	b = protowire.AppendTag(b, tensorType, protowire.VarintType)
	b = protowire.AppendVarint(b, kind)
	b = protowire.AppendTag(b, tensorRaw, protowire.BytesType)
	b = protowire.AppendBytes(b, raw)
	value := protowire.AppendBytes(protowire.AppendTag(nil, attributeTensor, protowire.BytesType), b)
	return &node{operation: "Constant", outputs: []string{name}, attributes: []field{attribute("value", typeTensor, value)}}
}

// attribute returns an attribute whose value is a field already.
func attribute(name string, kind uint64, value []byte) field {
	b := protowire.AppendString(protowire.AppendTag(nil, attributeName, protowire.BytesType), name)
	b = append(b, value...)
	b = protowire.AppendVarint(protowire.AppendTag(b, attributeType, protowire.VarintType), kind)
	raw := protowire.AppendBytes(protowire.AppendTag(nil, nodeAttribute, protowire.BytesType), b)
	return field{number: nodeAttribute, raw: raw, value: b}
}

func floatAttribute(name string, v float32) field {
	return attribute(name, typeFloat, protowire.AppendFixed32(protowire.AppendTag(nil, attributeFloat, protowire.Fixed32Type), math.Float32bits(v)))
}

func intAttribute(name string, v int) field {
	return attribute(name, typeInt, protowire.AppendVarint(protowire.AppendTag(nil, attributeInt, protowire.VarintType), uint64(v)))
}

func intsAttribute(name string, list ...int) field {
	var b []byte
	for _, v := range list {
		b = protowire.AppendVarint(protowire.AppendTag(b, attributeInts, protowire.VarintType), uint64(v))
	}
	return attribute(name, typeInts, b)
}

// attributeOf returns the fields of an attribute of a node, nil for none.
func (n *node) attributeOf(name string) []field {
	for _, a := range n.attributes {
		list, err := fieldsOf(a.value)
		if err != nil {
			return nil
		}
		for _, f := range list {
			if f.number == attributeName && string(f.value) == name {
				return list
			}
		}
	}
	return nil
}

// float returns the number of an attribute.
func (n *node) float(name string) (float32, bool) {
	for _, f := range n.attributeOf(name) {
		if f.number == attributeFloat && len(f.value) == 4 {
			return math.Float32frombits(binary.LittleEndian.Uint32(f.value)), true
		}
	}
	return 0, false
}

// ints returns the whole numbers of an attribute.
func (n *node) ints(name string) []int {
	var list []int
	for _, f := range n.attributeOf(name) {
		if f.number == attributeInt || f.number == attributeInts {
			for _, v := range varints(f) {
				list = append(list, int(v))
			}
		}
	}
	return list
}
