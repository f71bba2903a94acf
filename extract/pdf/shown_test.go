package pdf_test

import (
	"context"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf"
)

const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"

// shown returns the text of the first page.
func shown(t *testing.T, file string) string {
	t.Helper()
	doc := new(document.Document)
	if _, err := pdf.Read(context.Background(), doc, []byte(file), document.Limits{}.WithDefaults()); err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, g := range doc.Pages[0].Glyphs {
		text += g.Text
	}
	return text
}

// Text is shown though its font is not where it should be.
func TestFontsThatAreMissing(t *testing.T) {
	form := sketch.Stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</ProcSet[/PDF]>>", "BT /F1 10 Tf 20 20 Td (21) Tj ET")
	file := string(sketch.PDF("/X Do", helvetica, form))
	if got := shown(t, strings.Replace(file, "/Resources<<", "/Resources<</XObject<</X 6 0 R>>", 1)); got != "21" {
		t.Errorf("a form that takes its page's font: %q", got)
	}
	if got := shown(t, string(sketch.PDF("BT /F9 10 Tf 20 20 Td (21) Tj ET"))); got != "21" {
		t.Errorf("a font that is nowhere: %q", got)
	}
	if got := shown(t, string(sketch.PDF("BT /F1 10 Tf 20 20 Td (34) (21) Tj ET"))); got != "21" {
		t.Errorf("an operand too many: %q", got)
	}
}

// A form that runs itself is run once; what has no content shows nothing.
func TestFormsThatViewersPassOver(t *testing.T) {
	loop := sketch.Stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>", "BT /F1 10 Tf 20 20 Td (21) Tj ET 1 0 0 1 50 0 cm /X Do")
	for name, form := range map[string]string{"a form in itself": loop, "a form without content": "<</Type/XObject/Subtype/Form/BBox[0 0 400 400]>>"} {
		file := string(sketch.PDF("BT /F1 10 Tf 20 50 Td (34) Tj ET /X Do", helvetica, form))
		got := shown(t, strings.Replace(file, "/Resources<<", "/Resources<</XObject<</X 6 0 R>>", 1))
		if want := map[bool]string{true: "3421", false: "34"}[form == loop]; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A page tree that leads back to itself has the pages that it has.
func TestPageTreeLoop(t *testing.T) {
	file := string(sketch.PDF("BT /F1 10 Tf 20 20 Td (21) Tj ET"))
	if got := shown(t, strings.Replace(file, "/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]", 1)); got != "21" {
		t.Errorf("%q", got)
	}
}

// A file whose content is longer than it says is read to the end of its content.
func TestShortLengths(t *testing.T) {
	file := strings.Replace(string(sketch.PDF("BT /F1 10 Tf 20 20 Td (21) Tj ET")), "/Length 32", "/Length 5", 1)
	if got := shown(t, file); got != "21" {
		t.Errorf("%q", got)
	}
}

// The page is what its crop box and its media box have in common.
func TestCropBox(t *testing.T) {
	file := string(sketch.PDF("BT /F1 10 Tf 20 20 Td (21) Tj ET"))
	for box, want := range map[string]string{"0 0 9000 9000": "21", "500 500 900 900": "21", "200 200 300 300": ""} {
		if got := shown(t, strings.Replace(file, "/MediaBox", "/CropBox["+box+"]/MediaBox", 1)); got != want {
			t.Errorf("%s: %q, want %q", box, got, want)
		}
	}
}

// A Type 3 font may be drawn in any units: here an em is 20 of them, and the size is 0.5.
func TestTypeThreeUnits(t *testing.T) {
	font := "<</Type/Font/Subtype/Type3/FontBBox[0 0 10 20]/FontMatrix[1 0 0 -1 0 0]/CharProcs<<>>/Encoding<</Differences[1/two/one]>>/FirstChar 1/LastChar 2/Widths[10 10]>>"
	doc := new(document.Document)
	if _, err := pdf.Read(context.Background(), doc, sketch.PDF("BT /F1 0.5 Tf 20 20 Td <0102> Tj ET", font), document.Limits{}.WithDefaults()); err != nil {
		t.Fatal(err)
	}
	g := doc.Pages[0].Glyphs
	if len(g) != 2 || g[0].Text+g[1].Text != "21" || g[0].Size != 10 || g[1].Box.X0 != 25 || g[1].Box.Width() != 5 {
		t.Errorf("%+v", g)
	}
}

// Text under a picture in the content that covers the page is what the picture shows.
func TestTextUnderInlinePicture(t *testing.T) {
	if got := shown(t, string(sketch.PDF("BT /F1 10 Tf 20 20 Td (21) Tj ET q 400 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"))); got != "21" {
		t.Errorf("%q", got)
	}
}
