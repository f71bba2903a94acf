package font_test

import (
	"strings"
	"testing"

	"nianbao/extract/internal/sketch"
)

// A fontCase is a font with strings in it and how they are read.
type fontCase struct {
	name     string
	shown    []string
	objects  []string
	want     string
	warnings string
}

func runFontCases(t *testing.T, cases []fontCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, warnings := readGlyphs(t, fontPDF(c.shown, c.objects...))
			if got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
			if warnings != c.warnings {
				t.Errorf("warnings %q, want %q", warnings, c.warnings)
			}
		})
	}
}

// gb1 is a font of Adobe-GB1 that is not embedded. Its half-width characters
// (CIDs 814 to 939) are half an em wide, its proportional "1" (18) 556.
func gb1(encoding string) []string {
	return []string{composite("/"+encoding, ""), descendant("CIDFontType0", "GB1", "/W[18[556] 814 939 500]/DW 1000/DW2[880 -1000]/W2[580 580 -600 500 880]"), descriptor("")}
}

// Each code has the width of its CID: 年１ are an em wide, ASCII digits half an
// em in the encodings that make them half-width, and 556 in the others.
var predefinedCases = []fontCase{
	{"GB-EUC-H", []string{"c4ea 31 32 a3b1 a1a1 a3a8"}, gb1("GB-EUC-H"), "年@20+10 1@30+5 2@35+5 １@40+10 （@60+10", ""},
	{"GBK-EUC-H", []string{"c4ea 31 a3b1 89c5 aab1"}, gb1("GBK-EUC-H"), "年@20+10 1@30+5 １@35+10 壟@45+10 1@55+5", ""},
	{"GBpc-EUC-H", []string{"c4ea 31 a3b1"}, gb1("GBpc-EUC-H"), "年@20+10 1@30+5.56 １@35.56+10", ""},
	{"GBKp-EUC-H", []string{"c4ea 31 a3b1"}, gb1("GBKp-EUC-H"), "年@20+10 1@30+5.56 １@35.56+10", ""},
	{"GBK2K-H", []string{"c4ea 31 81398b32 a3b1"}, gb1("GBK2K-H"), "年@20+10 1@30+5.56 一@35.56+10 １@45.56+10", ""},
	{"GBT-EUC-H", []string{"a8ea 31 a3b1"}, gb1("GBT-EUC-H"), "ㄧ@20+10 1@30+5 １@35+10", ""},
	{"UniGB-UCS2-H", []string{"5e74 0031 ff11 2f00"}, gb1("UniGB-UCS2-H"), "年@20+10 1@30+5.56 １@35.56+10 一@45.56+10", ""},
	{"UniGB-UTF16-H", []string{"5e74 0031 d840dc87 ff11"}, gb1("UniGB-UTF16-H"), "年@20+10 1@30+5.56 \U00020087@35.56+10 １@45.56+10", ""},
	{"UniGB-UTF8-H", []string{"e5b9b4 31 efbc91"}, gb1("UniGB-UTF8-H"), "年@20+10 1@30+5.56 １@35.56+10", ""},
	{"UniGB-UTF32-H", []string{"00005e74 00000031 0000ff11"}, gb1("UniGB-UTF32-H"), "年@20+10 1@30+5.56 １@35.56+10", ""},
	{"a code that the CMap lacks", []string{"a2a1 c4ea"}, gb1("GB-EUC-H"), "\uFFFD@20+10 年@30+10", "unmapped-glyphs"},

	// In vertical writing the parenthesis has a form of its own (CID 580), with
	// an advance of 600.
	{"GB-EUC-V", []string{"c4ea a3a8 c4ea"}, gb1("GB-EUC-V"), "年@15+10,295 （@15+10,285 年@15+10,279", ""},
	{"GBK-EUC-V", []string{"c4ea a3a8 31"}, gb1("GBK-EUC-V"), "年@15+10,295 （@15+10,285 1@17.5+5,279", ""},
	{"UniGB-UCS2-V", []string{"5e74 ff08 ff11"}, gb1("UniGB-UCS2-V"), "年@15+10,295 （@15+10,285 １@15+10,279", ""},
	{"UniGB-UTF16-V", []string{"5e74 ff08 ff11"}, gb1("UniGB-UTF16-V"), "年@15+10,295 （@15+10,285 １@15+10,279", ""},
	{"a form for vertical writing as the character", []string{"fe35 5e74"}, gb1("UniGB-UCS2-H"), "（@20+10 年@30+10", ""},

	{"Identity-H of Adobe-GB1", []string{"0b4d 0012 033e 0244"}, gb1("Identity-H"), "年@20+10 1@30+5.56 1@35.56+5 （@40.56+10", ""},
	{"Identity-V of Adobe-GB1", []string{"0b4d 0244 0b4d"}, gb1("Identity-V"), "年@15+10,295 （@15+10,285 年@15+10,279", ""},
	{"Identity-H of no collection", []string{"0c87 0012"},
		[]string{composite("/Identity-H", ""), descendant("CIDFontType0", "Identity", ""), descriptor("")}, "\uFFFD@20+10 \uFFFD@30+10", "unmapped-glyphs"},
	{"Identity-H of Adobe-Japan1", []string{"0012 0c87"},
		[]string{composite("/Identity-H", ""), descendant("CIDFontType0", "Japan1", "/W[18[556]]"), descriptor("")}, "1@20+5.56 働@25.56+10", ""},

	{"90ms-RKSJ-V of Adobe-Japan1", []string{"944e 33 8252"},
		[]string{composite("/90ms-RKSJ-V", ""), descendant("CIDFontType0", "Japan1", "/W[231 632 500]"), descriptor("")}, "年@15+10,295 3@17.5+5,285 ３@15+10,275", ""},
	{"ETen-B5-H of Adobe-CNS1", []string{"a67e 33 a2b2"},
		[]string{composite("/ETen-B5-H", ""), descendant("CIDFontType0", "CNS1", "/W[13648 13742 500]"), descriptor("")}, "年@20+10 3@30+5 ３@35+10", ""},

	{"an embedded CMap that uses a predefined one", []string{"c4ea a3b1 31"},
		append([]string{composite("8 0 R", "")}, append(gb1("")[1:], sketch.Stream("/Type/CMap", "/GBK-EUC-H usecmap begincmap 1 begincidrange <a3b1> <a3b9> 830 endcidrange endcmap"))...),
		"年@20+10 1@30+5 1@35+5", ""},
	{"a CMap that uses itself", []string{"0001"},
		append([]string{composite("8 0 R", "")}, append(gb1("")[1:], sketch.Stream("/Type/CMap/UseCMap 8 0 R", "begincmap endcmap"))...),
		"\uFFFD@20+10", "unmapped-glyphs"},
}

func TestPredefinedCMaps(t *testing.T) { runFontCases(t, predefinedCases) }

// In W and W2, hostile ranges and bad entries cost neither time nor memory and
// leave the good ones alone.
func TestWidths(t *testing.T) {
	huge := strings.Repeat("0 2147483647 250 ", 20000)
	for _, c := range []struct{ name, w, want string }{
		{"list and range", "[18[556 557] 20 21 300]", "1@20+5.56 2@25.56+5.57 3@31.13+3 4@34.13+3"},
		{"an exception in a range", "[0 100 500 19[600] ]", "1@20+5 2@25+6 3@31+5 4@36+5"},
		{"an exception before its range", "[19[600] 0 100 500]", "1@20+5 2@25+6 3@31+5 4@36+5"},
		{"cut short", "[18[556] 19 30]", "1@20+5.56 2@25.56+10 3@35.56+10 4@45.56+10"},
		{"negative and reversed", "[-5 3 100 30 20 200 18[556]]", "1@20+5.56 2@25.56+10 3@35.56+10 4@45.56+10"},
		{"huge ranges", "[" + huge + "19[600]]", "1@20+2.5 2@22.5+6 3@28.5+2.5 4@31+2.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			objects := []string{composite("/Identity-H", ""), descendant("CIDFontType0", "GB1", "/W"+c.w), descriptor("")}
			if got, _ := readGlyphs(t, fontPDF([]string{"0012 0013 0014 0015"}, objects...)); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}
