package normalize

import (
	"math/bits"
	"strings"
	"unicode"
)

// canonical folds a label to what its likeness is measured on: no white space and
// punctuation, wide forms made narrow. Accented letters are left out too: in a
// Chinese label they come from a font's wrong map and say nothing.
func canonical(s string) string {
	var b strings.Builder
	for _, r := range narrowed(s) {
		switch {
		case unicode.IsSpace(r), 0xC0 <= r && r < 0x250:
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// A wording is a canonical text made ready for comparison.
type wording struct {
	runes []rune
	mask  uint64 // one bit for each character, by a hash
}

func wordingOf(canonical string) wording {
	w := wording{runes: []rune(canonical)}
	for _, r := range w.runes {
		w.mask |= 1 << (uint32(r) * 2654435769 >> 26)
	}
	return w
}

// A spelling is a wording to which many others are compared.
type spelling struct {
	wording
	// at has a bit for each place of a character in the spelling, for the first
	// 64 places.
	at map[rune]uint64
}

func newSpelling(canonical string) spelling {
	s := spelling{wordingOf(canonical), map[rune]uint64{}}
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
func (s *spelling) like(w wording, bound float64) float64 {
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

// distance returns the edit distance by the algorithm of Myers (1999) in the
// form of Hyyrö, which works on a whole column of the table at once.
func (s *spelling) distance(text []rune) int {
	m := len(s.runes)
	if m > 64 {
		return EditDistance(s.runes, text)
	}
	up, down := ^uint64(0), uint64(0) // vertical differences of +1 and -1
	last := uint64(1) << (m - 1)
	d := m
	for _, r := range text {
		eq := s.at[r]
		xv := eq | down
		xh := ((eq & up) + up) ^ up | eq
		ph := down | ^(xh | up)
		mh := up & xh
		if ph&last != 0 {
			d++
		}
		if mh&last != 0 {
			d--
		}
		ph = ph<<1 | 1
		mh <<= 1
		up = mh | ^(xv | ph)
		down = ph & xv
	}
	return d
}

// EditDistance returns how many characters are to be put in, taken out or replaced
// to make one text of another. It is the plain algorithm, for texts of any length.
func EditDistance(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := diagonal
			if x[i-1] != y[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}

// A label is a form's label with its other spellings.
type label struct{ spellings []spelling }

func newLabel(zh string, aliases []string) *label {
	l := &label{spellings: []spelling{newSpelling(canonical(zh))}}
	for _, a := range aliases {
		l.spellings = append(l.spellings, newSpelling(canonical(a)))
	}
	return l
}

// like returns the best likeness of a wording to any spelling, 0 below the
// bound.
func (l *label) like(w wording, bound float64) float64 {
	best := 0.0
	for i := range l.spellings {
		if v := l.spellings[i].like(w, max(bound, best)); v > best {
			best = v
		}
	}
	return best
}
