package pdf_test

import (
	"context"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf"
)

// What viewers show for a field or a note without an appearance is part of the page.
func TestFieldsWithoutAppearance(t *testing.T) {
	for _, c := range []struct{ name, annotation, want string }{
		{"a text", "/Subtype/Widget/FT/Tx/V(21)", "21"},
		{"a text in PDFDocEncoding", "/Subtype/Widget/FT/Tx/V(2\\3671\\240)", "2÷1€"},
		{"a text of its parent", "/Subtype/Widget/Parent<</FT/Tx/V(21)>>", "21"},
		{"a text of two lines", "/Subtype/Widget/FT/Tx/V(21\\n34)", "2134"},
		{"what is chosen of a menu", "/Subtype/Widget/FT/Ch/Ff 131072/Opt[(a)(b)]/V(b)", "b"},
		{"a choice that is kept under another text", "/Subtype/Widget/FT/Ch/Ff 131072/Opt[[(1)(a)][(2)(b)]]/V(2)", "b"},
		{"a list, with what is not chosen", "/Subtype/Widget/FT/Ch/Opt[(a)[(2)(b)]]/V(b)", "ab"},
		{"a list that was scrolled", "/Subtype/Widget/FT/Ch/TI 1/Opt[(a)(b)(c)]", "bc"},
		{"a list that is longer than its field", "/Subtype/Widget/FT/Ch/DA(/F1 12 Tf)/Opt[(a)(b)(c)(d)(e)(f)(g)]", "ab"},
		{"choices without a list", "/Subtype/Widget/FT/Ch/V[(a)(b)]", "ab"},
		{"a password", "/Subtype/Widget/FT/Tx/Ff 8192/V(21)", ""},
		{"a typed note", "/Subtype/FreeText/Contents(note)", "note"},
		{"a hidden one", "/Subtype/Widget/F 2/FT/Tx/V(21)", ""},
		{"a remark that is not printed", "/Subtype/Text/Contents(remark)", ""},
		{"a button", "/Subtype/Widget/FT/Btn/V(on)", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := string(sketch.PDF("", helvetica, "<</Type/Annot/Rect[20 20 120 60]"+c.annotation+">>"))
			if got := shown(t, strings.Replace(file, "/MediaBox", "/Annots[6 0 R]/MediaBox", 1)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Where a document wants appearances to be made anew, the value of a field is shown and not an
// appearance that says something else.
func TestStaleAppearance(t *testing.T) {
	for _, c := range []struct{ name, entries, value, appearance, want string }{
		{"another value", "/AcroForm<</NeedAppearances true>>", "21", "(34) Tj", "21"},
		{"no value yet", "/AcroForm<</NeedAppearances true>>", "21", "", "21"},
		{"the same", "/AcroForm<</NeedAppearances true>>", "21", "(2) Tj ( 1) Tj", "21"},
		{"not asked for", "", "21", "(34) Tj", "34"},
		{"nothing typed", "/AcroForm<</NeedAppearances true>>", "", "(3) Tj", "3"},
	} {
		form := sketch.Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 40]", "BT /F1 10 Tf 2 15 Td "+c.appearance+" ET")
		file := string(sketch.PDF("", helvetica, "<</Type/Annot/Subtype/Widget/Rect[20 20 120 60]/FT/Tx/V("+c.value+")/AP<</N 7 0 R>>>>", form))
		file = strings.Replace(file, "/MediaBox", "/Annots[6 0 R]/MediaBox", 1)
		if got := shown(t, strings.Replace(file, "/Type/Catalog", "/Type/Catalog"+c.entries, 1)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A text stays within its field: its lines are broken, or it is set smaller.
func TestTextWithinField(t *testing.T) {
	for name, entries := range map[string]string{
		"several lines": "/Ff 4096/V(a text that is longer than the field is wide, and wider)",
		"one line":      "/V(1234567890123456789012345)",
	} {
		file := string(sketch.PDF("", helvetica, "<</Type/Annot/Subtype/Widget/Rect[20 20 120 60]/FT/Tx/DA(/F1 12 Tf)"+entries+">>"))
		doc := new(document.Document)
		if _, err := pdf.Read(context.Background(), doc, []byte(strings.Replace(file, "/MediaBox", "/Annots[6 0 R]/MediaBox", 1)), document.Limits{}.WithDefaults()); err != nil {
			t.Fatal(err)
		}
		if n := len(doc.Pages[0].Glyphs); n < 25 {
			t.Errorf("%s: %d characters", name, n)
		}
		for _, g := range doc.Pages[0].Glyphs {
			if g.Box.X0 < 20 || g.Box.X1 > 120 || g.Box.Y0 < 20 || g.Box.Y1 > 60 {
				t.Errorf("%s: %q at %v", name, g.Text, g.Box)
			}
		}
	}
}
