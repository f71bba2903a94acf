package font_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf"
)

// fontPDF makes a PDF that shows strings at 10 points in the font that is the first of
// the objects; see sketch.PDF. A string is hexadecimal; each stands on a line of its
// own, the first at 20,300 and the next ones 20 points lower.
func fontPDF(shown []string, objects ...string) []byte {
	var content strings.Builder
	for i, s := range shown {
		fmt.Fprintf(&content, "BT /F1 10 Tf 20 %d Td <%s> Tj ET\n", 300-20*i, strings.ReplaceAll(s, " ", ""))
	}
	return sketch.PDF(content.String(), objects...)
}

// composite is a Type 0 font; the descendant is object 6.
func composite(encoding, entries string) string {
	return "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding " + encoding + "/DescendantFonts[6 0 R]" + entries + ">>"
}

// descendant is a CIDFont of an ordering with further entries.
func descendant(subtype, ordering, entries string) string {
	return "<</Type/Font/Subtype/" + subtype + "/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(" + ordering + ")/Supplement 0>>" +
		"/FontDescriptor 7 0 R" + entries + ">>"
}

// descriptor is object 7 of composite fonts; an embedded program is object 8.
func descriptor(entries string) string {
	return "<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80" + entries + ">>"
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// toUnicode is a ToUnicode stream with the given sections.
func toUnicode(sections string) string {
	return sketch.Stream("", "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"+sections+"\nendcmap")
}

// readGlyphs reads a PDF and returns the page's glyphs as "年@20+10", text, left
// edge and width, from top to bottom as "年@20+10,300", with the middle of the
// box, where the writing is vertical; then the codes of the warnings.
func readGlyphs(t *testing.T, data []byte) (glyphs, warnings string) {
	t.Helper()
	doc := new(document.Document)
	if _, err := pdf.Read(context.Background(), doc, data, document.Limits{}.WithDefaults()); err != nil {
		t.Fatal(err)
	}
	var list, codes []string
	for _, g := range doc.Pages[0].Glyphs {
		s := fmt.Sprintf("%s@%.4g+%.4g", g.Text, g.Box.X0, g.Box.Width())
		if g.Angle == 270 {
			s += fmt.Sprintf(",%.4g", g.Box.CenterY())
		}
		list = append(list, s)
	}
	for _, w := range doc.Warnings {
		codes = append(codes, w.Code)
	}
	return strings.Join(list, " "), strings.Join(codes, " ")
}
