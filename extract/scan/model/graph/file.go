package graph

import (
	"errors"
	"slices"

	"google.golang.org/protobuf/encoding/protowire"
)

// errFormat says that bytes are no file of a model. What such a file is good for is told by who runs it.
var errFormat = errors.New("graph: no model in ONNX")

// Numbers of the fields that are looked at, by onnx.proto: of a model, a graph, a node and an attribute.
const (
	modelGraph = 7

	graphNode = 1

	nodeInput     = 1
	nodeOutput    = 2
	nodeName      = 3
	nodeOperation = 4
	nodeAttribute = 5

	attributeName   = 1
	attributeFloat  = 2
	attributeInt    = 3
	attributeTensor = 5
	attributeInts   = 8
	attributeType   = 20
)

// A field is one of a message, with its tag as it stands in the file.
type field struct {
	number protowire.Number
	raw    []byte // with the tag
	value  []byte // of one with a length, or the same without the tag
}

// fieldsOf takes a message apart.
func fieldsOf(message []byte) ([]field, error) {
	var list []field
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return nil, errFormat
		}
		m := protowire.ConsumeFieldValue(number, kind, message[n:])
		if m < 0 {
			return nil, errFormat
		}
		f := field{number: number, raw: message[:n+m], value: message[n : n+m]}
		if kind == protowire.BytesType {
			f.value, _ = protowire.ConsumeBytes(f.value)
		}
		list = append(list, f)
		message = message[n+m:]
	}
	return list, nil
}

// A node is an operation of a graph.
type node struct {
	operation       string
	inputs, outputs []string
	attributes      []field
	raw             []byte // as it stands in the file, nil for one that was changed or made
}

// parseNode reads a node; of its other fields, as its name and what it is for, nothing depends.
func parseNode(message []byte) (*node, error) {
	list, err := fieldsOf(message)
	if err != nil {
		return nil, err
	}
	n := &node{raw: message}
	for _, f := range list {
		switch f.number {
		case nodeInput:
			n.inputs = append(n.inputs, string(f.value))
		case nodeOutput:
			n.outputs = append(n.outputs, string(f.value))
		case nodeOperation:
			n.operation = string(f.value)
		case nodeAttribute:
			n.attributes = append(n.attributes, f)
		}
	}
	return n, nil
}

// bytes returns a node as it stands in a file. It is named by its output.
func (n *node) bytes() []byte {
	if n.raw != nil {
		return n.raw
	}
	var b []byte
	text := func(number protowire.Number, s string) {
		b = protowire.AppendTag(b, number, protowire.BytesType)
		b = protowire.AppendString(b, s)
	}
	for _, s := range n.inputs {
		text(nodeInput, s)
	}
	for _, s := range n.outputs {
		text(nodeOutput, s)
	}
	text(nodeName, n.outputs[0])
	text(nodeOperation, n.operation)
	for _, f := range n.attributes {
		b = append(b, f.raw...)
	}
	return b
}

// parse takes the file of a model apart: its nodes, and what else is in it around them.
func parse(file []byte) (model, graph []field, nodes []*node, err error) {
	if model, err = fieldsOf(file); err != nil {
		return nil, nil, nil, err
	}
	at := slices.IndexFunc(model, func(f field) bool { return f.number == modelGraph })
	if at < 0 {
		return nil, nil, nil, errFormat
	}
	if graph, err = fieldsOf(model[at].value); err != nil {
		return nil, nil, nil, err
	}
	for _, f := range graph {
		if f.number == graphNode {
			n, err := parseNode(f.value)
			if err != nil {
				return nil, nil, nil, err
			}
			nodes = append(nodes, n)
		}
	}
	return model, graph, nodes, nil
}

// assemble is the reverse of parse.
func assemble(model, graph []field, nodes []*node) []byte {
	var inner []byte
	for _, n := range nodes {
		inner = protowire.AppendTag(inner, graphNode, protowire.BytesType)
		inner = protowire.AppendBytes(inner, n.bytes())
	}
	for _, f := range graph {
		if f.number != graphNode {
			inner = append(inner, f.raw...)
		}
	}
	var out []byte
	for _, f := range model {
		if f.number != modelGraph {
			out = append(out, f.raw...)
			continue
		}
		out = protowire.AppendTag(out, modelGraph, protowire.BytesType)
		out = protowire.AppendBytes(out, inner)
	}
	return out
}
