package spelling

import "math/bits"

// A Wording is a canonical text made ready for comparison.
type Wording struct {
	runes []rune
	mask  uint64 // one bit for each character, by a hash
}

// WordingOf returns the wording of a text that is canonical: see Canonical.
func WordingOf(canonical string) Wording {
	w := Wording{runes: []rune(canonical)}
	for _, r := range w.runes {
		w.mask |= 1 << (uint32(r) * 2654435769 >> 26)
	}
	return w
}

// A spelling is a wording to which many others are compared.
type spelling struct {
	Wording
	// at has a bit for each place of a character in the spelling, for the first
	// 64 places.
	at map[rune]uint64
}

func newSpelling(canonical string) spelling {
	s := spelling{WordingOf(canonical), map[rune]uint64{}}
	for i, r := range s.runes {
		if i < 64 {
			s.at[r] |= 1 << i
		}
	}
	return s
}

// like returns 1 less the edit distance of two wordings in parts of the longer
// one: 1 for the same, 0 for nothing in common. What can be seen to fall below
// the bound without being worked out is 0.
func (s *spelling) like(w Wording, bound float64) float64 {
	longest := max(len(s.runes), len(w.runes))
	if len(s.runes) == 0 || len(w.runes) == 0 {
		if longest == 0 {
			return 1
		}
		return 0
	}
	// A character that one of them lacks costs an edit, and so does every
	// character by which they differ in length.
	atLeast := max(bits.OnesCount64(s.mask&^w.mask), bits.OnesCount64(w.mask&^s.mask), len(s.runes)-len(w.runes), len(w.runes)-len(s.runes))
	if 1-float64(atLeast)/float64(longest) < bound {
		return 0
	}
	return 1 - float64(s.distance(w.runes))/float64(longest)
}
