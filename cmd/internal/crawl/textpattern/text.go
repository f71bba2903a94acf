package textpattern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Text is a text that many patterns are looked for in. It is for one goroutine.
type Text struct {
	Plain  string
	folded string // without the difference of small and capital letters; "" before it is needed
	skewed bool   // some letters of it are of another length than those of the plain text
	runes  [4]uint64
	known  bool // runes are
}

// as returns the text as it is, or folded.
func (t *Text) as(folds bool) string {
	if !folds {
		return t.Plain
	}
	if t.folded == "" {
		t.folded = strings.Map(func(r rune) rune {
			f := foldedRune(r)
			t.skewed = t.skewed || r == utf8.RuneError || utf8.RuneLen(f) != utf8.RuneLen(r)
			return f
		}, t.Plain)
	}
	return t.folded
}

// isAligned reports whether what stands at a place of the folded text stands there in the plain one.
func (t *Text) isAligned() bool { return t.as(true) != "" && !t.skewed }

// mayHave reports false if a text lacks one of some runes, of which the last eight bits are told. Long
// texts have them all.
func (t *Text) mayHave(runes *[4]uint64) bool {
	if len(t.Plain) >= shortest {
		return true
	}
	if !t.known {
		t.known = true
		t.runes = lastBits(t.Plain)
	}
	return runes[0]&^t.runes[0]|runes[1]&^t.runes[1]|runes[2]&^t.runes[2]|runes[3]&^t.runes[3] == 0
}

// lastBits returns which numbers the runes of a text have in their last eight bits, once they are folded.
func lastBits(text string) (bits [4]uint64) {
	for _, r := range text {
		r = foldedRune(r)
		bits[r>>6&3] |= 1 << (r & 63)
	}
	return bits
}

// contains reports whether a literal is in the text.
func (t *Text) contains(c *condition) bool {
	return t.mayHave(&c.runes) && strings.Contains(t.as(c.folds), c.literal)
}

// foldedRune returns the same for all letters that an expression takes for one where it does not
// tell small from capital ones: the least of them, and of those that ASCII has the small one.
func foldedRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < unicode.MaxASCII, '\u2E80' <= r && r < '\uA000': // which has no letters of two sizes
		return r
	}
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}
