package digits

import (
	_ "embed"
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

// How likely a character must be what it looks like. Sure is for what is known by its
// print: of characters in fonts that were never seen, one in 700 told as surely is
// another; see README.md. Likely is for whether a piece is a digit at all, and for what
// bears out another reading.
const (
	Sure   = 0.95
	Likely = 0.5
)

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
