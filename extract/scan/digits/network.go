package digits

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// The widths of the hidden layers.
const (
	Hidden1 = 72
	Hidden2 = 40
)

// A Network is a perceptron with two hidden layers: each layer holds, for each of
// its outputs, a weight for each input and a last one that is always added.
type Network struct {
	Layers [3][][]float32
}

// NewNetwork returns a network of zeros.
func NewNetwork() *Network {
	n := new(Network)
	in := Inputs
	for i, out := range []int{Hidden1, Hidden2, Outputs} {
		n.Layers[i] = make([][]float32, out)
		for j := range n.Layers[i] {
			n.Layers[i][j] = make([]float32, in+1)
		}
		in = out
	}
	return n
}

// Apply returns the likelihood of each output; they add up to 1.
func (n *Network) Apply(s *Shape) [Outputs]float32 {
	var h1 [Hidden1]float32
	var h2 [Hidden2]float32
	var out [Outputs]float32
	Sums(n.Layers[0], s[:], h1[:])
	rectify(h1[:])
	Sums(n.Layers[1], h1[:], h2[:])
	rectify(h2[:])
	Sums(n.Layers[2], h2[:], out[:])
	Likelihoods(out[:])
	return out
}

// Sums weighs the inputs of a layer for each of its outputs.
func Sums(layer [][]float32, in, out []float32) {
	for j, weights := range layer {
		sum := weights[len(in)]
		for i, v := range in {
			sum += weights[i] * v
		}
		out[j] = sum
	}
}

func rectify(values []float32) {
	for i, v := range values {
		values[i] = max(0, v)
	}
}

// Likelihoods turns the sums of the last layer into likelihoods (softmax).
func Likelihoods(values []float32) {
	most := values[0]
	for _, v := range values {
		most = max(most, v)
	}
	total := float32(0)
	for i, v := range values {
		values[i] = float32(math.Exp(float64(v - most)))
		total += values[i]
	}
	for i := range values {
		values[i] /= total
	}
}

// MarshalBinary writes the weights layer by layer, as 32 bits in little endian.
func (n *Network) MarshalBinary() ([]byte, error) {
	var b bytes.Buffer
	for _, layer := range n.Layers {
		for _, weights := range layer {
			if err := binary.Write(&b, binary.LittleEndian, weights); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}

// UnmarshalBinary is the reverse of MarshalBinary.
func (n *Network) UnmarshalBinary(data []byte) error {
	r := bytes.NewReader(data)
	for _, layer := range n.Layers {
		for _, weights := range layer {
			if err := binary.Read(r, binary.LittleEndian, weights); err != nil {
				return fmt.Errorf("digits: the network is cut short: %w", err)
			}
		}
	}
	if r.Len() > 0 {
		return fmt.Errorf("digits: %d bytes after the network", r.Len())
	}
	return nil
}
