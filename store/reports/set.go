package reports

import "math/bits"

// A Set is some reports, a bit for the id of each: of a hundred thousand it is asked for every row of a page.
type Set []uint64

const wordBits = 64

// Has reports whether a report is one of them. There is none of the id 0.
func (s Set) Has(id int64) bool {
	word := id / wordBits
	return word < int64(len(s)) && s[word]&(1<<(id%wordBits)) != 0
}

// Add puts a report in.
func (s *Set) Add(id int64) {
	for int64(len(*s)) <= id/wordBits {
		*s = append(*s, 0)
	}
	(*s)[id/wordBits] |= 1 << (id % wordBits)
}

// With returns the reports of both sets, which stay as they are.
func (s Set) With(other Set) Set {
	if len(s) < len(other) {
		s, other = other, s
	}
	both := append(Set(nil), s...)
	for i, word := range other {
		both[i] |= word
	}
	return both
}

// Len returns how many there are, and Bytes what they take.
func (s Set) Len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// Bytes is explained there.
func (s Set) Bytes() int { return len(s) * wordBits / 8 }

// IDs returns the ids of the reports, in their order.
func (s Set) IDs() []int64 {
	list := []int64{}
	for id := range int64(len(s)) * wordBits {
		if s.Has(id) {
			list = append(list, id)
		}
	}
	return list
}
