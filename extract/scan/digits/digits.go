// Package digits tells the characters of figures apart by their shapes alone. It
// is a reading of its own beside tesseract's: a small neural network that learnt
// from printed digits of many fonts, and sees one character at a time, so that it
// neither guesses at what stands beside it nor loses or adds a character.
//
// README.md says how the network is made and how well it tells characters of
// fonts that it never saw.
package digits

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"image"
	"math"
	"sync"
)

// Characters are those that a figure consists of, in the order of the network's
// outputs. The last output stands for everything else: a piece of a character,
// two that touch, an ideograph, a speck.
const Characters = "0123456789.,+-/"

// Outputs is the number of the network's outputs, and Other the last of them.
const (
	Outputs = len(Characters) + 1
	Other   = Outputs - 1
)

// The grid on which a character's ink is measured.
const (
	cols = 12
	rows = 16
)

// Grid is the number of the grid's fields, and Inputs the length of a shape: the
// grid and three proportions.
const (
	Grid   = cols * rows
	Inputs = Grid + 3
)

// A Shape is what a character looks like, whatever its size: how much of each
// field of a grid over its box is ink, then how its box is proportioned, how high
// it is by the line of the figure, and how high its middle stands in it.
type Shape [Inputs]float32

// ShapeOf measures a character: its box, the box of the figure that it is part of,
// and its pixels, of which those outside of its box do not count.
func ShapeOf(box, figure image.Rectangle, pixels []image.Point) *Shape {
	s := new(Shape)
	fx, fy := float64(cols)/float64(box.Dx()), float64(rows)/float64(box.Dy())
	for _, p := range pixels {
		if p.In(box) {
			s.spread(float64(p.X-box.Min.X)*fx, float64(p.Y-box.Min.Y)*fy, fx, fy)
		}
	}
	line := float64(figure.Dy())
	s[Grid] = float32(math.Log(float64(box.Dx()) / float64(box.Dy())))
	s[Grid+1] = float32(float64(box.Dy()) / line)
	s[Grid+2] = float32((float64(figure.Max.Y) - float64(box.Min.Y+box.Max.Y)/2) / line)
	return s
}

// spread adds the ink of one pixel, a rectangle on the grid, to the fields that
// it covers.
func (s *Shape) spread(x, y, w, h float64) {
	for j := int(y); j < rows && float64(j) < y+h; j++ {
		high := min(y+h, float64(j+1)) - max(y, float64(j))
		for i := int(x); i < cols && float64(i) < x+w; i++ {
			s[j*cols+i] += float32(high * (min(x+w, float64(i+1)) - max(x, float64(i))))
		}
	}
}

//go:embed network.bin
var stored []byte

// learnt is the network of the program; the file is part of it and cannot be
// damaged alone.
var learnt = sync.OnceValue(func() *Network {
	n := NewNetwork()
	if err := n.UnmarshalBinary(stored); err != nil {
		panic(err)
	}
	return n
})

// Read returns what a character is and how likely that is, from 0 to 1; 0 for the
// character stands for none of a figure.
func Read(s *Shape) (r rune, likely float64) {
	out := learnt().Apply(s)
	best := 0
	for i, p := range out {
		if p > out[best] {
			best = i
		}
	}
	if best == Other {
		return 0, float64(out[best])
	}
	return rune(Characters[best]), float64(out[best])
}

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
