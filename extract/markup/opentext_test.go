package markup_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
)

// openText is a text of LibreOffice with this body and these styles; further parts by their names.
func openText(t *testing.T, styles, body string, parts ...string) []byte {
	t.Helper()
	parts = append([]string{"mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`}, parts...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open spells out the elements of a text: p and c for a paragraph and a cell of one paragraph.
var open = strings.NewReplacer("<p>", "<text:p>", "</p>", "</text:p>", "<c>", "<table:table-cell><text:p>", "</c>", "</text:p></table:table-cell>",
	"<tbl>", "<table:table>", "</tbl>", "</table:table>", "<tr>", "<table:table-row>", "</tr>", "</table:table-row>", "<over/>", "<table:covered-table-cell/>")

func TestOpenText(t *testing.T) {
	const styles = `<style:style style:name="x" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>` +
		`<style:style style:name="y" style:family="text" style:parent-style-name="x"/>` +
		`<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>` +
		`<style:style style:name="n" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>`
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs and a table", "<text:h>标题</text:h><tbl><table:table-column/><tr><c>a</c><c>1</c></tr></tbl><text:section><p>正文</p></text:section>", "标题\n[ 0:a 1:1 ]\n正文"},
		{"cells over columns and rows", "<tbl><table:table-header-rows><tr><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2'><p>a</p></table:table-cell><over/><c>1</c></tr></table:table-header-rows>" +
			"<tr><over/><over/><c>2</c></tr><tr><c>b</c><c>c</c><c>3</c></tr></tbl>", "[ 0:a(2x2) 2:1 / 2:2 / 0:b 1:c 2:3 ]"},
		{"what is repeated", "<tbl><tr><c>a</c><table:table-cell table:number-columns-repeated='2'><p>0</p></table:table-cell></tr></tbl>", "[ 0:a 1:0 2:0 ]"},
		{"spaces and lines", "<p>共<text:s text:c='3'/>计<text:span>1</text:span>\n件<text:line-break/>12<text:tab/>3</p>", "共 计1 件\n12 3"},
		{"what is no text", "<text:tracked-changes><p>9</p></text:tracked-changes><p>1<text:note><text:note-body><p>2</p></text:note-body></text:note><office:annotation><p>3</p></office:annotation>4<draw:frame><draw:text-box><p>5</p></draw:text-box></draw:frame></p>", "14"},
		{"struck out, raised, hidden", "<tbl><tr><c>1<text:span text:style-name='y'>2</text:span></c><c>1<text:span text:style-name='n'>3</text:span></c><c>1<text:span text:style-name='h'>4</text:span></c></tr></tbl>", "[ 0:12? 1:13? 2:1 ]"},
		{"a table in a table", "<tbl><tr><table:table-cell><p>标题</p><tbl><tr><c>a</c><c>1</c></tr></tbl></table:table-cell><c>b</c></tr></tbl>", "标题\n[ 0:a 1:1 ]\nb"},
	} {
		doc, err := extract.Read(t.Context(), "a.odt", openText(t, styles, open.Replace(c.body)), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := outline(doc); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

func TestBadOpenTexts(t *testing.T) {
	for name, c := range map[string]struct {
		data   []byte
		reason error
	}{
		"no text":            {openText(t, "", ""), document.ErrNoText},
		"not well-formed":    {openText(t, "", "<p>1"), document.ErrDamagedWord},
		"encrypted":          {openText(t, "", "", "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"), document.ErrPassword},
		"rows without end":   {openText(t, "", open.Replace("<tbl><table:table-row table:number-rows-repeated='1048576'><c>a</c><c>1</c></tr></tbl>")), document.ErrLimit},
		"cells without end":  {openText(t, "", open.Replace("<tbl><tr><table:table-cell table:number-columns-repeated='16384'/></tr></tbl>")), document.ErrLimit},
		"tables without end": {openText(t, "", strings.Repeat("<a>", 2000)+strings.Repeat("</a>", 2000)), document.ErrLimit},
	} {
		_, err := extract.Read(t.Context(), "a.odt", c.data, extract.Options{Limits: document.Limits{MaxObjects: 1000, MaxTextBytes: 100_000}})
		if !errors.Is(err, c.reason) {
			t.Errorf("%s: %v, want %v", name, err, c.reason)
		}
	}
}
