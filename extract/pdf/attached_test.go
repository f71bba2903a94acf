package pdf_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
	"nianbao/extract/pdf"
)

// carrying makes a PDF of the objects from number 6 on, with entries of its catalog and of its page.
func carrying(catalog, page string, objects ...string) []byte {
	file := string(sketch.PDF("BT /F1 12 Tf 50 300 Td (Open with Acrobat) Tj ET", append([]string{helvetica}, objects...)...))
	file = strings.Replace(file, "/Type/Catalog", "/Type/Catalog"+catalog, 1)
	return []byte(strings.Replace(file, "/MediaBox", page+"/MediaBox", 1))
}

// All files that a PDF carries are found, each once, and told of the document.
func TestAttachedFiles(t *testing.T) {
	spec := func(name, stream string) string { return "<</Type/Filespec/F(" + name + ")/EF<</F " + stream + ">>>>" }
	for _, c := range []struct {
		name          string
		catalog, page string
		want          string
	}{
		{"by name", "/Names<</EmbeddedFiles<</Names[(1) " + spec("a.docx", "6 0 R") + "(2) " + spec("b.xlsx", "7 0 R") + "]>>>>", "", "a.docx: first; b.xlsx: second"},
		{"in branches of the tree of names", "/Names<</EmbeddedFiles<</Kids[<</Names[(1) " + spec("a.docx", "6 0 R") + "]>><</Names[(2) " + spec("b.xlsx", "7 0 R") + "]>>]>>>>", "",
			"a.docx: first; b.xlsx: second"},
		{"of a portfolio, in folders", "/Collection<<>>/Names<</EmbeddedFiles<</Names[(1) " + spec(`C:\\\\2023\\\\a.docx`, "6 0 R") + "]>>>>", "", "a.docx: first"},
		{"as a pin on the page", "", "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS " + spec("a.docx", "6 0 R") + ">>]", "a.docx: first"},
		{"by association", "/AF[" + spec("a.docx", "6 0 R") + "]", "/AF[" + spec("b.xlsx", "7 0 R") + "]", "a.docx: first; b.xlsx: second"},
		{"listed twice", "/AF[" + spec("a.docx", "6 0 R") + "]/Names<</EmbeddedFiles<</Names[(1) " + spec("a.docx", "6 0 R") + "]>>>>", "", "a.docx: first"},
		{"of one name", "/AF[" + spec("a.docx", "6 0 R") + spec("a.docx", "7 0 R") + "]", "", "a.docx: first; a~2.docx: second"},
		{"with names in UTF-16 and GBK", "/AF[" + spec("\xfe\xff\x8b\x68\x00.\x00p", "6 0 R") + spec("\xb1\xed.xlsx", "7 0 R") + "]", "", "譨.p: first; 表.xlsx: second"},
		{"elsewhere", "/AF[<</Type/Filespec/F(a.docx)>>]", "", ""},
		{"in a tree that leads back", "/Names<</EmbeddedFiles 8 0 R>>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := carrying(c.catalog, c.page, sketch.Stream("", "first"), sketch.Stream("", "second"), "<</Kids[8 0 R]>>")
			list, err := pdf.AttachedTo("a.pdf", data, document.Limits{}.WithDefaults())
			if err != nil {
				t.Fatal(err)
			}
			var got, names []string
			for _, a := range list {
				content, err := io.ReadAll(a.Open())
				if err != nil {
					t.Fatal(err)
				}
				got, names = append(got, a.Name+": "+string(content)), append(names, a.Name)
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("%q, want %q", s, c.want)
			}
			doc := new(document.Document)
			if _, err := pdf.Read(context.Background(), doc, data, document.Limits{}.WithDefaults()); err != nil {
				t.Fatal(err)
			}
			if told := strings.Join(doc.Attached, "; "); told != strings.Join(names, "; ") {
				t.Errorf("told are %q, not %q", told, names)
			}
			if isTold := len(doc.Warnings) > 0 && strings.HasPrefix(doc.Warnings[0].Code, "attached-"); isTold != (len(names) > 0 || strings.Contains(c.name, "back")) {
				t.Errorf("the warnings are %v", doc.Warnings)
			}
		})
	}
}

// A form whose pages are not in the file is refused; one of the older kind has them.
func TestDynamicForms(t *testing.T) {
	const notice = "If this message is not eventually replaced with the proper contents of the document, your PDF viewer may not be able to display it."
	for _, c := range []struct {
		name, catalog, text string
		isRefused           bool
	}{
		{"dynamic, in English", "/AcroForm<</XFA 6 0 R>>", "Please wait... " + notice, true},
		{"dynamic, in another language", "/AcroForm<</XFA 6 0 R>>/NeedsRendering true", "Bitte warten", true},
		{"static", "/AcroForm<</XFA 6 0 R>>", "21", false},
		{"a page on such forms", "", notice, false},
	} {
		data := carrying(c.catalog, "", sketch.Stream("", "<xdp/>"))
		data = []byte(strings.Replace(string(data), "Open with Acrobat", c.text, 1))
		_, err := pdf.Read(context.Background(), new(document.Document), data, document.Limits{}.WithDefaults())
		if isRefused := errors.Is(err, document.ErrDynamicForm); isRefused != c.isRefused {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
