package syntax

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// InfoText returns an entry of the document information as plain text. The
// library's Text takes UTF-16 for PDFDocEncoding.
func InfoText(info pdf.Value, key string) string {
	raw := Unpadded(info.Key(key).RawString())
	switch {
	case strings.HasPrefix(raw, "\xfe\xff"):
		raw = string(utf16.Decode(Units(raw[2:])))
	case strings.HasPrefix(raw, "\xff\xfe"): // against the standard, but WPS writes it
		raw = string(utf16.Decode(littleEndian(raw[2:])))
	default:
		raw = info.Key(key).Text()
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, raw))
}

// Unpadded returns a string of a file's objects without the padding that the
// library leaves at the end of strings encrypted with AES: up to 16 bytes, each
// of them their number, which fill the last block of 16 (ISO 32000-1, 7.6.2).
func Unpadded(s string) string {
	const block = 16
	if len(s) == 0 || len(s)%block != 0 {
		return s
	}
	n := int(s[len(s)-1])
	utf16 := strings.HasPrefix(s, "\xfe\xff") || strings.HasPrefix(s, "\xff\xfe")
	if n < 1 || n > block || utf16 && n%2 == 1 || s[len(s)-n:] != strings.Repeat(s[len(s)-1:], n) {
		return s
	}
	return s[:len(s)-n]
}

func littleEndian(s string) []uint16 {
	u := make([]uint16, len(s)/2)
	for i := range u {
		u[i] = uint16(s[2*i]) | uint16(s[2*i+1])<<8
	}
	return u
}

// TextString returns a text string of a PDF (ISO 32000-1, 7.9.2.2) that is
// UTF-16, UTF-8 or ASCII; "" for another.
func TextString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return string(utf16.Decode(Units(s[2:])))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		s = s[3:]
	case strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }):
		return ""
	}
	if !utf8.ValidString(s) {
		return ""
	}
	return s
}

// The characters of PDFDocEncoding that Latin-1 has elsewhere or not at all (ISO 32000-1,
// annex D.2), from the codes 18 and 80.
var (
	docAccents = []rune("˘ˇˆ˙˝˛˚˜")
	docSigns   = []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")
)

// DocEncoded returns a text of which each byte is a character of PDFDocEncoding.
func DocEncoded(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 0x18 <= c && c < 0x20:
			b.WriteRune(docAccents[c-0x18])
		case 0x80 <= c && c <= 0xA0:
			b.WriteRune(docSigns[c-0x80])
		default:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// Units splits a string into UTF-16 code units; some producers write a single
// byte for an ASCII character.
func Units(s string) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return u
}
