package extract

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// Whatever the bytes of a file are, reading it ends with a document or an error
// that says why. Bytes that are no PDF are read as the content of a page too.
func FuzzRead(f *testing.F) {
	for _, path := range []string{"fixtures/cjk-predefined.pdf", "fixtures/rotated.pdf", "bad/novel.pdf", "fixtures/ofd-drift.ofd"} {
		data, err := os.ReadFile("../testdata/" + path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, content := range []string{
		"BT /F1 10 Tf 20 300 Td (1 136) Tj 0 -20 Td [(a) -500 (12)] TJ ET",
		"10 10 m 90 10 l S 10 30 m 90 30 l S 10 50 m 90 50 l S 10 10 m 10 50 l S 50 10 m 50 50 l S 90 10 m 90 50 l S " +
			"BT /F1 8 Tf 12 35 Td (a) Tj 48 0 Td (1) Tj ET",
		"q 0 1 -1 0 400 0 cm 10 20 100 0.5 re f Q BT /F1 9 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (x) Tj ET",
		"/Span <</ActualText (12)>> BDC BT /F1 10 Tf 3 Tr 20 300 Td (34) ' ET EMC BI /W 1 /H 1 ID x EI",
		"BT /F1 1e38 Tf 1e38 0 0 1e38 -1e38 1e38 Tm (9) Tj ET 0 0 0 0 0 0 cm",
	} {
		f.Add([]byte(content))
		f.Add(sketch.PDF(content))
	}
	for _, page := range []string{"<html><table><tr><td rowspan=3>a<td>1<tr><td colspan=9>2</table><p>b", "<!doctype html><table><tfoot><td rowspan=0><thead><tr><td><table><td>\xd6\xd0"} {
		f.Add([]byte(page))
	}
	f.Add(sketch.Word("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.Contains(data, []byte("%PDF-")) {
			checkRead(t, sketch.PDF(string(data)))
		}
		checkRead(t, data)
	})
}

// FuzzOFD reads texts as the objects of a page of an OFD file, and as the document that names
// its pages.
func FuzzOFD(f *testing.F) {
	for _, objects := range []string{
		`<TextObject Boundary="10 20 50 10" Font="1" Size="4" CTM="0 1 -1 0 3 4"><CGTransform CodePosition="1" CodeCount="2"><Glyphs>3 4</Glyphs></CGTransform><TextCode X="0" Y="5" DeltaX="5 g 2 2">项123</TextCode></TextObject>`,
		`<PathObject Boundary="1 1 9 9" Fill="true"><Clips><Clip><Area CTM="1 0 0 1 2 2"><Path><AbbreviatedData>M 0 0 L 9 9 C</AbbreviatedData></Path></Area></Clip></Clips><FillColor Value="#ff 3 5" Alpha="9"/><AbbreviatedData>M 0 0 A 5 3 40 1 0 9 9 Q 1 1 2 2 B 1 1 2 2 3 3 C</AbbreviatedData></PathObject>`,
		`</Layer><Layer Type="Foreground"><PageBlock><CompositeObject ResourceID="7"/><ImageObject ResourceID="9" CTM="9 0 0 9 0 0"/></PageBlock>`,
		`<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot><Signatures>OFD.xml</Signatures></DocBody><DocBody/></OFD>`,
	} {
		f.Add(objects)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkRead(t, sketch.OFD(text, nil))
		checkRead(t, sketch.OFD("", map[string]string{"OFD.xml": text}))
	})
}

func checkRead(t *testing.T, data []byte) {
	doc, err := Read(context.Background(), "fuzz", data, Options{Limits: document.Limits{MaxPages: 4}})
	var typed *document.Error
	switch {
	case err != nil && !errors.As(err, &typed):
		t.Errorf("an error without a reason: %v", err)
	case err != nil:
		reasons := []error{document.ErrEmpty, document.ErrNotPDF, document.ErrDamaged, document.ErrPassword, document.ErrNoPages, document.ErrNoText, document.ErrGarbled, document.ErrEncoding, document.ErrLimit, document.ErrDamagedPage, document.ErrDamagedWord, document.ErrDamagedOffice, document.ErrDamagedSheet, document.ErrDamagedOFD, document.ErrDamagedPicture, document.ErrNoWriting, document.ErrUnsupported, document.ErrNeedsOffice}
		if !slices.ContainsFunc(reasons, func(r error) bool { return errors.Is(err, r) }) {
			t.Errorf("an error with another reason: %v", err)
		}
	case len(doc.Pages) == 0:
		t.Error("a document without pages")
	default:
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				if (b.Table == nil) == (b.Paragraph == "") {
					t.Errorf("a block that is not one of paragraph and table: %+v", b)
				}
			}
		}
	}
}
