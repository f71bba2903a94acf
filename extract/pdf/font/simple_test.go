package font_test

import (
	"strings"
	"testing"

	"nianbao/extract/internal/sketch"
)

// The fonts without Widths have those of the standard 14.
func TestSimpleFonts(t *testing.T) {
	simple := func(subtype, name, entries string) []string {
		return []string{"<</Type/Font/Subtype/" + subtype + "/BaseFont/" + name + entries + ">>"}
	}
	runFontCases(t, []fontCase{
		{"Helvetica", []string{"31 2e 41"}, simple("Type1", "Helvetica", ""), "1@20+5.56 .@25.56+2.78 A@28.34+6.67", ""},
		{"Helvetica-BoldOblique", []string{"31 2e 41"}, simple("Type1", "Helvetica-BoldOblique", ""), "1@20+5.56 .@25.56+2.78 A@28.34+7.22", ""},
		{"Arial for Helvetica", []string{"31 2e"}, simple("TrueType", "Arial,Bold", "/Encoding/WinAnsiEncoding"), "1@20+5.56 .@25.56+2.78", ""},
		{"Times-Roman", []string{"31 2e 41"}, simple("Type1", "Times-Roman", ""), "1@20+5 .@25+2.5 A@27.5+7.22", ""},
		{"Times-Italic", []string{"31 41"}, simple("Type1", "Times-Italic", ""), "1@20+5 A@25+6.11", ""},
		{"Courier-Bold", []string{"31 2e"}, simple("Type1", "Courier-Bold", ""), "1@20+6 .@26+6", ""},
		{"Widths of the file", []string{"31 2e"}, simple("Type1", "Helvetica", "/FirstChar 46/LastChar 49/Widths[300 0 0 400]"), "1@20+4 .@24+3", ""},
		{"a width by the name of the glyph", []string{"01 02"}, simple("Type1", "Helvetica", "/Encoding<</Differences[1/three/period]>>"), "3@20+5.56 .@25.56+2.78", ""},
		{"names by number", []string{"01 02 03"}, simple("Type1", "Helvetica", "/Encoding<</Differences[1/uni5E74/u0033/three.tnum]>>/FirstChar 1/Widths[1000 500 500]"), "年@20+10 3@30+5 3@35+5", ""},
		{"a text map that says nothing", []string{"33"}, append(simple("Type1", "Helvetica", "/ToUnicode 6 0 R"), toUnicode("1 beginbfrange <00> <ff> <fffd> endbfrange")), "3@20+5.56", ""},
		{"a text map that says another digit", []string{"33"}, append(simple("Type1", "Helvetica", "/Encoding/WinAnsiEncoding/ToUnicode 6 0 R"), toUnicode("1 beginbfchar <33> <0038> endbfchar")), "3@20+5.56", "unicode-conflict"},
		{"a text map that says that a point is a space", []string{"33 2e 34"}, append(simple("Type1", "Helvetica", "/Encoding/WinAnsiEncoding/ToUnicode 6 0 R"), toUnicode("1 beginbfchar <2e> <0020> endbfchar")), "3@20+5.56 .@25.56+2.78 4@28.34+5.56", ""},
		{"a text map by name: codes are characters", []string{"33 41"}, simple("TrueType", "Test", "/FirstChar 51/Widths[500]/ToUnicode/Identity-H/Encoding<</Differences[51/g17 65/g31]>>"), "3@20+5 A@25+0", ""},
		// "3" has code 33 in most fonts; here it has the name of another glyph.
		{"a name that says nothing", []string{"33 34"}, simple("Type1", "Test", "/Encoding<</Differences[51/g17]>>/FirstChar 51/Widths[500 500]"), "\uFFFD@20+5 4@25+5", "unmapped-glyphs"},
		{"Symbol", []string{"61 33 d3 e6"}, simple("Type1", "Symbol", ""), "α@20+6.31 3@26.31+5 ©@31.31+7.9 ⎛@39.21+3.84", ""},
		{"a name that begins like Symbol", []string{"61"}, simple("TrueType", "Symbols1", "/FirstChar 97/Widths[500]"), "a@20+5", ""},
		{"ZapfDingbats", []string{"34 6c"}, simple("Type1", "ZapfDingbats", ""), "✔@20+8.46 ●@28.46+7.91", ""},
		{"ZapfDingbats by name", []string{"01"}, simple("Type1", "ZapfDingbats", "/Encoding<</Differences[1/a20]>>"), "✔@20+8.46", ""},
		{"names of the old glyph list", []string{"01 02 03"}, simple("Type1", "Test", "/Encoding<</Differences[1/afii10017/ff/H18533]>>/FirstChar 1/Widths[500 500 500]"), "А@20+5 ff@25+5 ●@30+5", ""},
		{"Wingdings", []string{"33"}, simple("TrueType", "Wingdings", "/FirstChar 51/Widths[500]"), "\uFFFD@20+5", "unmapped-glyphs"},
	})
}

func TestSymbolicTrueType(t *testing.T) {
	program := readFile(t, "testdata/boxes.ttf")
	font := func(program, entries string) []string {
		return []string{"<</Type/Font/Subtype/TrueType/BaseFont/Test/FirstChar 1/Widths[500 500]/FontDescriptor 6 0 R" + entries + ">>",
			descriptor("/FontFile2 7 0 R"), sketch.Stream("", program)}
	}
	// The second subtable of the font, for Windows, becomes one for the
	// Macintosh: codes 1 and 2 are glyphs 9 and 13, which show 1 and 2.
	mac := "\x00\x06\x00\x0e\x00\x00\x00\x01\x00\x02\x00\x09\x00\x0d"
	at := strings.Index(program, "cmap")
	record := int(program[at+10])<<8 | int(program[at+11])
	offset := len(program) - record
	symbolic := []byte(program + mac)
	copy(symbolic[record+12:], []byte{0, 1, 0, 0, byte(offset >> 24), byte(offset >> 16), byte(offset >> 8), byte(offset)})
	length := len(symbolic) - record
	copy(symbolic[at+12:], []byte{byte(length >> 24), byte(length >> 16), byte(length >> 8), byte(length)})
	runFontCases(t, []fontCase{
		{"by the font's tables", []string{"01 02"}, font(string(symbolic), ""), "1@20+5 2@25+5", ""},
		{"a code that the tables lack", []string{"01 33"}, font(string(symbolic), ""), "1@20+5 \uFFFD@25+0", "unmapped-glyphs"},
		{"a name in the file before the tables", []string{"01"}, font(string(symbolic), "/Encoding<</Differences[1/three]>>"), "3@20+5", ""},
	})
}
