package character

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Replacement stands for a character whose meaning is not known.
const Replacement = "\uFFFD"

// IsMeaningful reports whether a text map says something by a text: not so by
// an empty one, U+FFFD, control characters or private ones.
func IsMeaningful(s string) bool {
	return s != "" && !strings.ContainsFunc(s, IsMeaningless)
}

// IsMeaningless reports whether a character says nothing: U+FFFD, private ones,
// noncharacters, and control characters other than white space.
func IsMeaningless(r rune) bool {
	return r == utf8.RuneError || isPrivateRune(r) || r&0xFFFE == 0xFFFE ||
		unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' && r != 0x85 || !utf8.ValidRune(r)
}

// IsPrivate reports whether a text has characters of private use, which mean
// something in one font only.
func IsPrivate(text string) bool { return strings.ContainsFunc(text, isPrivateRune) }

func isPrivateRune(r rune) bool { return 0xE000 <= r && r <= 0xF8FF || r >= 0xF0000 }
