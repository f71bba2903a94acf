package character

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns a text as it can be shown to anybody: valid UTF-8, without what a terminal
// obeys and without signs that turn the direction of the text around them. Each byte of what is
// none of that is written as \xNN, in hexadecimal. keep are characters that stay all the same,
// such as the end of a line.
func Printable(s, keep string) string {
	return escaped(s, func(r rune) bool {
		return (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) && !strings.ContainsRune(keep, r)
	})
}

// EscapeName returns the name of a file, which may be any bytes, as text: each byte that is not
// UTF-8, and each of a control character, is written as \xNN. A name that has such letters in it
// already has \x5c for its backslash, so that UnescapeName gives the name back.
func EscapeName(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if _, ok := escapedByte(name[i:]); ok {
			b.WriteString(`\x5c`)
		} else {
			b.WriteByte(name[i])
		}
	}
	return escaped(b.String(), unicode.IsControl)
}

// UnescapeName returns the name of a file of which EscapeName made the text.
func UnescapeName(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if v, ok := escapedByte(text[i:]); ok {
			b.WriteByte(v)
			i += len(`\x5c`) - 1
		} else {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

// escapedByte reads the \xNN that a text begins with.
func escapedByte(s string) (value byte, ok bool) {
	if len(s) < len(`\x5c`) || s[0] != '\\' || s[1] != 'x' {
		return 0, false
	}
	for _, digit := range []byte(s[2:4]) {
		at := strings.IndexByte("0123456789abcdef", digit)
		if at < 0 {
			return 0, false
		}
		value = value<<4 | byte(at)
	}
	return value, true
}

// escaped returns a text with each byte of what is no character, or one of those, as \xNN.
func escaped(s string, those func(rune) bool) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, those) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || those(r) {
			for _, c := range []byte(s[i : i+size]) {
				fmt.Fprintf(&b, `\x%02x`, c)
			}
		} else {
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}
