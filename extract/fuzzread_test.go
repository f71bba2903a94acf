package extract

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
)

// contentPDF makes a PDF of one page, 400 by 400 points, with a content stream
// that can use the font F1, Helvetica.
func contentPDF(content string) []byte {
	data := fontPDF(nil, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	return bytes.Replace(data, []byte(streamObject("", "")), []byte(streamObject("", content)), 1)
}

// Whatever the bytes of a file are, reading it ends with a document or an error
// that says why. Bytes that are no PDF are read as the content of a page too.
func FuzzRead(f *testing.F) {
	for _, path := range []string{"fixtures/cjk-predefined.pdf", "fixtures/rotated.pdf", "bad/novel.pdf"} {
		f.Add([]byte(readFile(f, "../testdata/"+path)))
	}
	for _, content := range []string{
		"BT /F1 10 Tf 20 300 Td (1 136) Tj 0 -20 Td [(a) -500 (12)] TJ ET",
		lines("h 10 10 90\nh 30 10 90\nh 50 10 90\nv 10 10 50\nv 50 10 50\nv 90 10 50") + "BT /F1 8 Tf 12 35 Td (a) Tj 48 0 Td (1) Tj ET",
		"q 0 1 -1 0 400 0 cm 10 20 100 0.5 re f Q BT /F1 9 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (x) Tj ET",
		"/Span <</ActualText (12)>> BDC BT /F1 10 Tf 3 Tr 20 300 Td (34) ' ET EMC BI /W 1 /H 1 ID x EI",
		"BT /F1 1e38 Tf 1e38 0 0 1e38 -1e38 1e38 Tm (9) Tj ET 0 0 0 0 0 0 cm",
	} {
		f.Add([]byte(content))
		f.Add(contentPDF(content))
	}
	for _, page := range []string{"<html><table><tr><td rowspan=3>a<td>1<tr><td colspan=9>2</table><p>b", "<!doctype html><table><tfoot><td rowspan=0><thead><tr><td><table><td>\xd6\xd0"} {
		f.Add([]byte(page))
	}
	f.Add(wordFile("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !looksLikePDF(data) {
			checkRead(t, contentPDF(string(data)))
		}
		checkRead(t, data)
	})
}

func checkRead(t *testing.T, data []byte) {
	doc, err := Read(context.Background(), "fuzz", data, Options{Limits: Limits{MaxPages: 4}})
	var typed *Error
	switch {
	case err != nil && !errors.As(err, &typed):
		t.Errorf("an error without a reason: %v", err)
	case err != nil:
		reasons := []error{ErrEmpty, ErrNotPDF, ErrDamaged, ErrPassword, ErrNoPages, ErrNoText, ErrEncoding, ErrLimit, ErrDamagedPage, ErrDamagedWord, ErrUnsupported}
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
