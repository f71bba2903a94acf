package markup_test

import (
	"errors"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
)

const (
	word2003 = `<?xml version="1.0"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>`
	flatPackage = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
		`<pkg:part pkg:name="/word/header1.xml"><pkg:xmlData><w:hdr xmlns:w="w"><w:p><w:r><w:t>head</w:t></w:r></w:p></w:hdr></pkg:xmlData></pkg:part>` +
		`<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="w"><w:body>`
)

func TestWordDocumentsOfOneFile(t *testing.T) {
	for _, c := range []struct{ name, begins, body, ends, want string }{
		{"Word 2003", word2003, "<p>标题</p><tbl><tr><w:tc><w:tcPr><w:vmerge w:val='restart'/></w:tcPr><p>a</p></w:tc><c>1</c></tr><tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><c>2</c></tr>" +
			"<tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><p>b</p></w:tc></tr></tbl>",
			"<w:sectPr><w:ftr><w:p><w:r><w:t>- 3 -</w:t></w:r></w:p></w:ftr></w:sectPr></wx:sect></w:body></w:wordDocument>", "标题\n[ 0:a(2x1) 1:1 / 1:2 / 0:b(1x2) ]"},
		{"what a change took out, and a note", word2003, "<w:p><w:r><w:t>1</w:t></w:r><aml:annotation w:type='Word.Deletion'><aml:content><w:r><w:delText>2</w:delText></w:r></aml:content></aml:annotation>" +
			"<w:r><w:footnote><w:p><w:r><w:t>4</w:t></w:r></w:p></w:footnote></w:r><w:r><w:t>3</w:t></w:r></w:p>", "</wx:sect></w:body></w:wordDocument>", "13"},
		{"a package in one file", flatPackage, "<p>标题</p><tbl><tr><c>a</c><c>1</c></tr></tbl>", "</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>", "标题\n[ 0:a 1:1 ]"},
	} {
		doc, err := extract.Read(t.Context(), "a.doc", []byte(c.begins+short.Replace(c.body)+c.ends), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := outline(doc); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

func TestBadWordDocumentsOfOneFile(t *testing.T) {
	for name, c := range map[string]struct {
		data   string
		reason error
	}{
		"without a text": {word2003[:strings.Index(word2003, "<w:body>")] + "</w:wordDocument>", document.ErrNoText},
		"cut short":      {word2003 + "<w:p><w:r><w:t>1", document.ErrDamagedWord},
		"too much of it": {word2003 + strings.Repeat("<w:p/>", 1000) + "</wx:sect></w:body></w:wordDocument>", document.ErrLimit},
	} {
		_, err := extract.Read(t.Context(), "a.doc", []byte(c.data), extract.Options{Limits: document.Limits{MaxElements: 500}})
		if !errors.Is(err, c.reason) {
			t.Errorf("%s: %v, want %v", name, err, c.reason)
		}
	}
}
