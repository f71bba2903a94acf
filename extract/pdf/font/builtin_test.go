package font_test

import (
	"encoding/binary"
	"testing"

	"nianbao/extract/internal/sketch"
)

// A font whose dictionary names no encoding has the one of its program: here codes 1 and 2
// are a 7 and a Chinese character, where others have nothing.
func TestBuiltinEncodings(t *testing.T) {
	type1 := "%!PS-AdobeFont-1.0: Test\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n" +
		"dup 1 /seven put\ndup 8#2 /uni5E74 put\ndup 51 /g17 put\nreadonly def\ncurrentfile eexec\ndup 1 /nine put"
	font := func(entries, key, subtype, program string) []string {
		return []string{"<</Type/Font/Subtype/Type1/BaseFont/Test/FirstChar 1/Widths[500 1000]/FontDescriptor 6 0 R" + entries + ">>",
			descriptor("/" + key + " 7 0 R"), sketch.Stream(subtype, program)}
	}
	compact := compactFont("seven", "uni5E74")
	runFontCases(t, []fontCase{
		{"Type 1", []string{"01 02"}, font("", "FontFile", "", type1), "7@20+5 年@25+10", ""},
		{"Type 1 with StandardEncoding", []string{"33"}, font("", "FontFile", "", "%!PS\n/Encoding StandardEncoding def eexec"), "3@20+0", ""},
		{"compact", []string{"01 02"}, font("", "FontFile3", "/Subtype/Type1C", compact), "7@20+5 年@25+10", ""},
		{"compact, cut short", []string{"01"}, font("", "FontFile3", "/Subtype/Type1C", compact[:40]), "\uFFFD@20+5", "unmapped-glyphs"},
		{"differences are before it", []string{"01 02"}, font("/Encoding<</Differences[1/eight]>>", "FontFile3", "/Subtype/Type1C", compact), "8@20+5 年@25+10", ""},
		{"a text map that says another digit", []string{"01"}, append(font("/ToUnicode 8 0 R", "FontFile", "", type1), toUnicode("2 beginbfchar <01> <0031> <02> <6708> endbfchar")), "1@20+5", "unicode-conflict"},
		{"a text map that agrees", []string{"01"}, append(font("/ToUnicode 8 0 R", "FontFile", "", type1), toUnicode("2 beginbfchar <01> <0037> <02> <5e74> endbfchar")), "7@20+5", ""},
	})
}

// compactFont makes a program in the Compact Font Format whose glyphs 1 and 2 have the names,
// its own strings, and the codes 1 and 2.
func compactFont(first, second string) string {
	index := func(entries ...string) string {
		out := string(binary.BigEndian.AppendUint16(nil, uint16(len(entries)))) + "\x01"
		at := 1
		for _, e := range append([]string{""}, entries...) {
			at += len(e)
			out += string([]byte{byte(at)})
		}
		for _, e := range entries {
			out += e
		}
		return out
	}
	number := func(n int) string { return "\x1d" + string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
	top := func(charset, encoding, outlines int) string {
		return index(number(charset) + "\x0f" + number(encoding) + "\x10" + number(outlines) + "\x11")
	}
	head := "\x01\x00\x04\x01" + index("Test")
	rest := index(first, second) + "\x00\x00" // no common subroutines
	at := len(head) + len(top(0, 0, 0)) + len(rest)
	charset := "\x00" + "\x01\x87" + "\x01\x88" // the first two strings after the 391 standard ones
	encoding := "\x00\x02\x01\x02"
	outlines := index("\x0e", "\x0e", "\x0e")
	return head + top(at, at+len(charset), at+len(charset)+len(encoding)) + rest + charset + encoding + outlines
}
