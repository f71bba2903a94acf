package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
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
		streamObject("", readFile(t, "testdata/boxes.ttf")),
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
	opentype[3] = streamObject("/Subtype/OpenType", readFile(t, "testdata/boxes.otf"))
	// CIDs 1, 2, 3 to glyphs 9, 2, 13.
	mapped := append(boxes(t, "Identity", "/CIDToGIDMap 9 0 R", ""), streamObject("", "\x00\x00\x00\x09\x00\x02\x00\x0d"))
	// CIDs 18 and 2893 of Adobe-GB1, 1 and 年, have glyphs 9 and 2.
	gid := make([]byte, 2*2894)
	gid[2*18+1], gid[2*2893+1] = 9, 2
	collected := append(boxes(t, "GB1", "/CIDToGIDMap 9 0 R", ""), streamObject("", string(gid)))
	bare := boxes(t, "GB1", "/CIDToGIDMap/Identity", "")
	bare[3] = streamObject("", strings.Replace(readFile(t, "testdata/boxes.ttf"), "cmap", "xmap", 1))
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

// The fonts that a browser embeds say by their own tables what their ToUnicode
// says.
func TestBrowserFontsWithoutToUnicode(t *testing.T) {
	compared := 0
	for _, name := range []string{"form2019-chromium.pdf", "form2021-chromium.pdf", "norulings.pdf"} {
		data, err := os.ReadFile(filepath.Join("../testdata/fixtures", name))
		if err != nil {
			t.Fatal(err)
		}
		r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := pageList(r, 100)
		if err != nil {
			t.Fatal(err)
		}
		fonts := inherited(pages[0], "Resources").Key("Font")
		for _, key := range fonts.Keys() {
			f := loadFont(fonts.Key(key))
			if f.toUnicode == nil || f.encoding == nil {
				continue
			}
			bare := loadFont(fonts.Key(key))
			bare.toUnicode = nil
			for _, s := range f.toUnicode.text.spans {
				for k := s.low; k <= s.high; k++ {
					c := code{uint32(k), int(k >> 32)}
					with, without := f.char(c), bare.char(c)
					if with.text != without.text || with.conflict != nil {
						t.Errorf("%s, %s, code %x: %q with ToUnicode, %q without", name, key, c.value, with.text, without.text)
					}
					compared++
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d codes compared", compared)
	}
}

// ActualText tells what a piece of marked content stands for: it helps where
// the font does not, and does not alter what is known to be drawn.
func TestActualText(t *testing.T) {
	// The test font has a glyph without a meaning at code 1.
	for _, c := range []struct {
		name, content, want string
		unmapped            int
	}{
		{"a glyph without a meaning", "/Span <</ActualText <feff5e74>>> BDC (\001) Tj EMC (1) Tj", "年1", 0},
		{"a ligature", "/Span <</Lang (zh) /ActualText <feff00660069>>> BDC (\001) Tj EMC", "fi", 0},
		{"one of several, with a space", "/Span <</ActualText (1 3)>> BDC (1 \001) Tj EMC", "13", 0},
		{"in UTF-8", "/Span <</ActualText (\357\273\277\345\271\264)>> BDC (\001) Tj EMC", "年", 0},
		{"not one for each glyph", "/Span <</ActualText (123)>> BDC (1\001) Tj EMC", "1\uFFFD", 1},
		{"another digit than is drawn", "/Span <</ActualText (8)>> BDC (3) Tj EMC", "3", 0},
		{"empty", "/Span <</ActualText ()>> BDC (3\001) Tj EMC", "3\uFFFD", 1},
		{"around another piece", "/P <</ActualText (12)>> BDC /Span <</ActualText (2)>> BDC (\001) Tj EMC (\001) Tj EMC", "22", 0},
		{"without an end", "/Span <</ActualText (1)>> BDC (\001) Tj", "\uFFFD", 1},
		{"without a beginning", "EMC (3) Tj EMC", "3", 0},
		{"by a name that is not there", "/Span /MC0 BDC (3) Tj EMC", "3", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := interpret(t, "BT 10 20 Td "+c.content+" ET")
			var got string
			for _, g := range in.glyphs {
				got += g.Text
			}
			if got != c.want || in.unmapped != c.unmapped {
				t.Errorf("got %q with %d unmapped, want %q with %d", got, in.unmapped, c.want, c.unmapped)
			}
		})
	}
	deep := strings.Repeat("/P BMC ", 2*maxMarked) + "/Span <</ActualText (1)>> BDC (\001) Tj EMC " + strings.Repeat("EMC ", 2*maxMarked)
	if in := interpret(t, "BT "+deep+"/Span <</ActualText (2)>> BDC (\001) Tj EMC ET"); len(in.glyphs) != 2 || in.glyphs[1].Text != "2" {
		t.Errorf("after deep nesting: %+v", in.glyphs)
	}
}
