package ofd

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/width"

	"nianbao/extract/document"
)

// A typeface is a font of an OFD file. Of one that the file holds each character that is shown
// has a code of its own, which says which glyph is drawn and what it stands for.
type typeface struct {
	name    string
	file    string // the member with the program, "" for none
	opened  bool
	program *sfnt.Font
	data    []byte
	units   sfnt.Units
	upright encoding
	down    encoding // for writing from top to bottom
	viewers map[viewerFont]bool
}

// An encoding holds the codes of the characters that are shown in one direction.
type encoding struct {
	codes map[shownChar]int
	list  []shownChar
}

// A shownChar is a glyph and what it stands for.
type shownChar struct {
	text  string
	glyph sfnt.GlyphIndex
}

// A viewerFont is a font that the drawer has to find: its characters are all of one width, in
// thousandths of an em.
type viewerFont struct {
	width int
	down  bool
}

const mostCodes = 1 << 16

// open parses the program that the file holds. Of one that can't be parsed, or that holds bare
// outlines, nothing is taken: the drawer takes one of its own.
func (t *typeface) open(c *container) (err error) {
	if t.opened || t.file == "" {
		return nil
	}
	t.opened = true
	data, err := c.media(t.file)
	if err != nil {
		return err
	}
	if t.program, err = parseProgram(data); err == nil {
		t.data, t.units = data, t.program.UnitsPerEm()
	}
	return nil
}

func parseProgram(data []byte) (program *sfnt.Font, err error) {
	defer document.RecoverTo(&err)
	if program, err = sfnt.Parse(data); err == nil && program.UnitsPerEm() <= 0 {
		program, err = nil, errMarkup
	}
	return program, err
}

// glyphOf returns the glyph that the program has for a character, false for none.
func (t *typeface) glyphOf(c rune) (g sfnt.GlyphIndex, ok bool) {
	if t.program == nil {
		return 0, false
	}
	var err error
	func() {
		defer document.RecoverTo(&err)
		g, err = t.program.GlyphIndex(nil, c)
	}()
	return g, err == nil && g != 0
}

// advance returns how wide a glyph of the program is, in em.
func (t *typeface) advance(g sfnt.GlyphIndex) (w float64, ok bool) {
	var err error
	var a fixed.Int26_6
	func() {
		defer document.RecoverTo(&err)
		a, err = t.program.GlyphAdvance(nil, g, fixed.I(1000), font.HintingNone)
	}()
	w = float64(a) / 64 / 1000
	return w, err == nil && w > 0
}

// code returns the code of a character in an encoding, false where there are too many.
func (e *encoding) code(c shownChar) (int, bool) {
	if e.codes == nil {
		e.codes = map[shownChar]int{}
	}
	n, ok := e.codes[c]
	if !ok {
		if n = len(e.list) + 1; n >= mostCodes {
			return 0, false
		}
		e.codes[c], e.list = n, append(e.list, c)
	}
	return n, true
}

// usualWidth is how wide a character is, in em, in the fonts that Chinese documents are set in:
// an ideograph fills its square, a letter half of it.
func usualWidth(c rune) float64 {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return 1
	}
	return 0.5
}

// widthSteps is how many different widths of an em characters of a viewer's font have.
const widthSteps = 20

// stepped rounds a width down to one that is told apart, so that no character reaches into the next.
func stepped(w float64) int {
	return max(1, int(math.Floor(w*widthSteps+1e-6))) * 1000 / widthSteps
}

// write writes the dictionaries of the fonts that were used, by their names in the resources.
func (t *typeface) write(f *pdfFile, id int) (list []string) {
	if t.program != nil {
		kind, key := "CIDFontType2", f.embed("/FontFile2", fmt.Sprintf("/Length1 %d", len(t.data)), t)
		if strings.HasPrefix(string(t.data[:4]), "OTTO") {
			kind, key = "CIDFontType0", f.embed("/FontFile3", "/Subtype/OpenType", t)
		}
		for _, e := range []struct {
			*encoding
			down bool
		}{{&t.upright, false}, {&t.down, true}} {
			if len(e.list) > 0 {
				list = append(list, fmt.Sprintf("%s %d 0 R", embeddedName(id, e.down), f.embedded(t, e.encoding, e.down, kind, key)))
			}
		}
	}
	used := make([]viewerFont, 0, len(t.viewers))
	for v := range t.viewers {
		used = append(used, v)
	}
	slices.SortFunc(used, func(a, b viewerFont) int { return strings.Compare(viewerName(id, a), viewerName(id, b)) })
	for _, v := range used {
		n := f.object("<</Type/Font/Subtype/Type0/BaseFont%[1]s/Encoding/UniGB-UTF16-%[2]s/ToUnicode/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont%[1]s"+
			"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/DW %[3]d/FontDescriptor<</Type/FontDescriptor/FontName%[1]s/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]>>>>]>>",
			pdfName(t.name), direction(v.down), v.width)
		list = append(list, fmt.Sprintf("%s %d 0 R", viewerName(id, v), n))
	}
	return list
}

func direction(down bool) string {
	if down {
		return "V"
	}
	return "H"
}

// embeddedName and viewerName are the names of fonts in the resources.
func embeddedName(id int, down bool) string { return fmt.Sprintf("/E%d%s", id, direction(down)) }
func viewerName(id int, v viewerFont) string {
	return fmt.Sprintf("/F%d%s%d", id, direction(v.down), v.width)
}

// embed writes the program with its descriptor, which it returns as an entry.
func (f *pdfFile) embed(key, entries string, t *typeface) string {
	file := f.packed(entries, t.data)
	n := f.object("<</Type/FontDescriptor/FontName%s/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]%s %d 0 R>>", pdfName(t.name), key, file)
	return fmt.Sprintf("/FontDescriptor %d 0 R", n)
}

// embedded writes the dictionary of a font that the file holds, with the maps from its codes to
// glyphs and to text.
func (f *pdfFile) embedded(t *typeface, e *encoding, down bool, kind, descriptor string) int {
	var glyphs, texts, widths strings.Builder
	mode := 0
	if down {
		mode = 1
	}
	head := func(b *strings.Builder, name string, mode int) {
		fmt.Fprintf(b, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def/CMapName/%s def/CMapType 1 def/WMode %d def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n", name, mode)
	}
	head(&glyphs, "Codes", mode)
	head(&texts, "Texts", 0)
	for at, part := range slices.Collect(slices.Chunk(e.list, 100)) {
		fmt.Fprintf(&glyphs, "%d begincidchar\n", len(part))
		fmt.Fprintf(&texts, "%d beginbfchar\n", len(part))
		for i, c := range part {
			code := at*100 + i + 1
			fmt.Fprintf(&glyphs, "<%04X> %d\n", code, c.glyph)
			fmt.Fprintf(&texts, "<%04X><%s>\n", code, utf16Hex(c.text))
			if w, ok := t.advance(c.glyph); ok {
				fmt.Fprintf(&widths, "%d[%.0f]", c.glyph, w*1000)
			}
		}
		glyphs.WriteString("endcidchar\n")
		texts.WriteString("endbfchar\n")
	}
	const tail = "endcmap CMapName currentdict/CMap defineresource pop end end\n"
	encoding := f.packed(fmt.Sprintf("/Type/CMap/CMapName/Codes/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode %d", mode), []byte(glyphs.String()+tail))
	toText := f.packed("", []byte(texts.String()+tail))
	identity := ""
	if kind == "CIDFontType2" {
		identity = "/CIDToGIDMap/Identity"
	}
	return f.object("<</Type/Font/Subtype/Type0/BaseFont%[1]s/Encoding %[2]d 0 R/ToUnicode %[3]d 0 R/DescendantFonts[<</Type/Font/Subtype/%[4]s/BaseFont%[1]s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[%[5]s]%[6]s%[7]s>>]>>",
		pdfName(t.name), encoding, toText, kind, widths.String(), descriptor, identity)
}

// utf16Hex writes a text as the hexadecimal digits of its UTF-16 units.
func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
