package font_test

import (
	"strings"
	"testing"

	"nianbao/extract/internal/sketch"
)

// boxes is an embedded font whose glyphs are, from number 1 on,
// 7年3一0（5报1收9，2费8）46: a number is never that of the digit it shows.
func boxes(t *testing.T, ordering, entries, unicode string) []string {
	t.Helper()
	link := ""
	if unicode != "" {
		link = "/ToUnicode 9 0 R"
	}
	objects := []string{
		composite("/Identity-H", link),
		descendant("CIDFontType2", ordering, "/DW 1000/W[1[500] 3[500] 5[500] 7[500]]"+entries),
		descriptor("/FontFile2 8 0 R"),
		sketch.Stream("", readFile(t, "testdata/boxes.ttf")),
	}
	if unicode != "" {
		objects = append(objects, toUnicode(unicode))
	}
	return objects
}

func TestEmbeddedFontsWithoutToUnicode(t *testing.T) {
	opentype := boxes(t, "Identity", "", "")
	opentype[1] = descendant("CIDFontType0", "Identity", "/DW 1000")
	opentype[2] = descriptor("/FontFile3 8 0 R")
	opentype[3] = sketch.Stream("/Subtype/OpenType", readFile(t, "testdata/boxes.otf"))
	// CIDs 1, 2, 3 to glyphs 9, 2, 13.
	mapped := append(boxes(t, "Identity", "/CIDToGIDMap 9 0 R", ""), sketch.Stream("", "\x00\x00\x00\x09\x00\x02\x00\x0d"))
	// CIDs 18 and 2893 of Adobe-GB1, 1 and 年, have glyphs 9 and 2.
	gid := make([]byte, 2*2894)
	gid[2*18+1], gid[2*2893+1] = 9, 2
	collected := append(boxes(t, "GB1", "/CIDToGIDMap 9 0 R", ""), sketch.Stream("", string(gid)))
	bare := boxes(t, "GB1", "/CIDToGIDMap/Identity", "")
	bare[3] = sketch.Stream("", strings.Replace(readFile(t, "testdata/boxes.ttf"), "cmap", "xmap", 1))
	runFontCases(t, []fontCase{
		{"TrueType", []string{"0001 0002 0003 0004 0006"}, boxes(t, "Identity", "/CIDToGIDMap/Identity", ""), "7@20+5 年@25+10 3@35+5 一@40+10 （@50+10", ""},
		{"OpenType", []string{"0001 0002 0003"}, opentype, "7@20+10 年@30+10 3@40+10", ""},
		{"by a map of CIDs to glyphs", []string{"0001 0002 0003"}, mapped, "1@20+5 年@25+10 2@35+5", ""},
		{"a CID beyond the map", []string{"0001 0005"}, mapped, "1@20+5 \uFFFD@25+5", "unmapped-glyphs"},
		{"CIDs of Adobe-GB1 by a map", []string{"0012 0b4d"}, collected, "1@20+10 年@30+10", ""},
		// The file claims Adobe-GB1, in which CID 17 is 0; but the CIDs are the
		// numbers of glyphs, and 17 is a 4.
		{"glyph numbers in the name of Adobe-GB1", []string{"0011"}, boxes(t, "GB1", "/CIDToGIDMap/Identity", ""), "4@20+10", ""},
		{"the same without the font's table", []string{"0011"}, bare, "\uFFFD@20+10", "unmapped-glyphs"},
		{"a glyph without a character", []string{"0000 0001"}, boxes(t, "Identity", "", ""), "\uFFFD@20+10 7@30+5", "unmapped-glyphs"},
	})
}

func TestWrongToUnicode(t *testing.T) {
	const shown = "0001 0002 0003"
	const drawn = "7@20+5 年@25+10 3@35+5"
	for _, c := range []struct{ name, sections, want, warnings string }{
		{"right", "3 beginbfchar <0001> <0037> <0002> <5e74> <0003> <0033> endbfchar", drawn, ""},
		{"in full-width forms", "1 beginbfchar <0001> <ff17> <0002> <5e74> <0003> <ff13> endbfchar", "７@20+5 年@25+10 ３@35+5", ""},
		{"a code left out", "1 beginbfchar <0001> <0037> endbfchar", drawn, ""},
		{"all U+FFFD", "1 beginbfrange <0000> <ffff> <fffd> endbfrange", drawn, ""},
		{"all zero", "3 beginbfchar <0001> <0000> <0002> <0000> <0003> <0000> endbfchar", drawn, ""},
		{"private characters", "1 beginbfrange <0000> <00ff> <e000> endbfrange", drawn, ""},
		{"the codes themselves", "1 beginbfrange <0000> <001f> <0000> endbfrange", drawn, ""},
		{"all the same", "3 beginbfchar <0001> <0031> <0002> <0031> <0003> <0031> endbfchar", drawn, ""},
		{"empty", "1 beginbfchar <0001> <> endbfchar", drawn, ""},
		// Of four codes the map agrees with what is drawn about three: the fourth
		// is read as it is drawn.
		{"one digit another", "4 beginbfchar <0001> <0037> <0002> <5e74> <0003> <0038> <0004> <4e00> endbfchar", drawn, "unicode-conflict"},
		{"a digit as a space", "4 beginbfchar <0001> <0037> <0002> <5e74> <0003> <0020> <0004> <4e00> endbfchar", drawn, "unicode-conflict"},
		{"a character as a digit", "4 beginbfchar <0001> <0037> <0002> <0032> <0003> <0033> <0004> <4e00> endbfchar", drawn, "unicode-conflict"},
		// Map and table differ throughout: nothing tells which is right.
		{"all digits others", "3 beginbfchar <0001> <0033> <0002> <5e74> <0003> <0037> endbfchar", "3@20+5 年@25+10 7@35+5", "unicode-conflict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, warnings := readGlyphs(t, fontPDF([]string{shown}, boxes(t, "Identity", "", c.sections)...))
			if got != c.want || warnings != c.warnings {
				t.Errorf("\n got %s, warnings %q\nwant %s, warnings %q", got, warnings, c.want, c.warnings)
			}
		})
	}
}

// Where no other witness helps, a wrong text map leaves the glyphs without a
// meaning; where the font is not embedded, its CIDs are what a viewer draws by.
func TestWrongToUnicodeOfFontsNotEmbedded(t *testing.T) {
	font := func(ordering, sections string) []string {
		return []string{composite("/Identity-H", "/ToUnicode 8 0 R"), descendant("CIDFontType0", ordering, ""), descriptor(""), toUnicode(sections)}
	}
	runFontCases(t, []fontCase{
		{"Adobe-GB1, all U+FFFD", []string{"0012 0b4d"}, font("GB1", "1 beginbfrange <0000> <ffff> <fffd> endbfrange"), "1@20+10 年@30+10", ""},
		{"Adobe-GB1, another digit", []string{"0012 0b4d"}, font("GB1", "1 beginbfchar <0012> <0037> <0b4d> <5e74> endbfchar"), "1@20+10 年@30+10", "unicode-conflict"},
		{"no collection, all the same", []string{"0012 0013"}, font("Identity", "1 beginbfchar <0012> <0037> <0013> <0037> endbfchar"), "\uFFFD@20+10 \uFFFD@30+10", "unmapped-glyphs"},
		{"no collection, private", []string{"0012"}, font("Identity", "1 beginbfchar <0012> <e001> <0013> <0037> endbfchar"), "\ue001@20+10", "unmapped-glyphs"},
		{"no collection, one code", []string{"0012"}, font("Identity", "1 beginbfchar <0012> <0037> endbfchar"), "7@20+10", ""},
	})
}
