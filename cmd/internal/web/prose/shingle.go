package prose

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// shingleLength is the length of the runs of characters by which passages are
// compared.
const shingleLength = 5

// shinglesOf returns the hashes of all runs of five characters, sorted, each
// once. Figures count as one character each, so that a text with other figures is
// a copy; spaces and punctuation are left out.
func shinglesOf(text string) []uint64 {
	list := make([]uint64, 0, utf8.RuneCountInString(text))
	var window [shingleLength]uint64 // the last characters, in turn
	var hash uint64                  // of them: the value of a polynomial at base
	n := 0
	for text != "" {
		r, size := '0', figureLength(text)
		if size == 0 {
			if r, size = utf8.DecodeRuneInString(text); !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				text = text[size:]
				continue
			}
		}
		text = text[size:]
		oldest := &window[n%shingleLength]
		hash = (hash-*oldest*highest)*base + uint64(r)
		*oldest = uint64(r)
		if n++; n >= shingleLength {
			list = append(list, mix(hash))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// base is the odd number next to 2^64 divided by the golden ratio, and highest the
// weight of the first of five characters.
const (
	base    = 0x9e3779b97f4a7c15
	highest = base * base % (1 << 64) * base % (1 << 64) * base % (1 << 64)
)

// mix is the finalizer of SplitMix64, a bijection in which every bit depends on
// every other.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
