package markup_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
	"nianbao/extract/internal/sketch"
)

// short spells out the elements of a body: p and c for a paragraph and a cell of
// one paragraph.
var short = strings.NewReplacer("<p>", "<w:p><w:r><w:t>", "</p>", "</w:t></w:r></w:p>", "<c>", "<w:tc><w:p><w:r><w:t>", "</c>", "</w:t></w:r></w:p></w:tc>",
	"<tbl>", "<w:tbl>", "</tbl>", "</w:tbl>", "<tr>", "<w:tr>", "</tr>", "</w:tr>")

func TestWordDocument(t *testing.T) {
	down := func(how string) string {
		return "<w:tc><w:tcPr><w:vMerge" + how + "/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
	}
	styled := func(style, text string) string {
		return "<w:tc><w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr>" + style + "</w:rPr><w:t>" + text + "</w:t></w:r></w:p></w:tc>"
	}
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs and a table", "<p>标题</p><tbl><tr><c>a</c><c>1</c></tr></tbl><p>正文</p>", "标题\n[ 0:a 1:1 ]\n正文"},
		{"cells over columns", "<tbl><tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc><c>1</c></tr><tr><c>a</c><c>b</c><c>2</c></tr></tbl>", "[ 0:(1x2) 2:1 / 0:a 1:b 2:2 ]"},
		{"cells over rows", "<tbl><tr>" + down(" w:val='restart'") + "<c>1</c></tr><tr>" + down("") + "<c>2</c></tr><tr>" + down(" w:val='restart'") + "<c>3</c></tr></tbl>", "[ 0:a(2x1) 1:1 / 1:2 / 0:a 1:3 ]"},
		{"cells that are one with that to the left", "<tbl><tr><w:tc><w:tcPr><w:hMerge w:val='restart'/><w:vMerge w:val='restart'/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:hMerge/><w:vMerge w:val='restart'/></w:tcPr></w:tc><c>1</c></tr>" +
			"<tr><w:tc><w:tcPr><w:hMerge w:val='restart'/><w:vMerge/></w:tcPr></w:tc><w:tc><w:tcPr><w:hMerge/><w:vMerge/></w:tcPr></w:tc><c>2</c></tr></tbl>", "[ 0:(2x2) 2:1 / 2:2 ]"},
		{"a row that begins later", "<tbl><tr><c>a</c><c>1</c></tr><tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><c>2</c></tr></tbl>", "[ 0:a 1:1 / 0: 1:2 ]"},
		{"what a change took out", "<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>", "13"},
		{"struck out, raised, hidden", "<tbl><tr>" + styled("<w:strike/>", "2") + styled("<w:vertAlign w:val='superscript'/>", "3") + styled("<w:vanish/>", "4") + styled("<w:strike w:val='0'/>", "5") + "</tr></tbl>", "[ 0:12? 1:13? 2:1 3:15 ]"},
		{"set off the line, in part and as a whole", "<tbl><tr>" + styled("<w:position w:val='8'/>", "2") + styled("<w:position w:val='0'/>", "3") + "<w:tc><w:p><w:r><w:rPr><w:position w:val='2'/></w:rPr><w:t>14</w:t></w:r></w:p></w:tc></tr></tbl>", "[ 0:12? 1:13 2:14 ]"},
		{"a table that holds the page", "<tbl><tr><w:tc><p>标题</p><tbl><tr><c>a</c><c>1</c></tr></tbl></w:tc><c>b</c></tr></tbl>", "标题\n[ 0:a 1:1 ]\nb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := extract.Read(context.Background(), "a.docx", sketch.Word(short.Replace(c.body)), extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(doc); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestBadWordDocuments(t *testing.T) {
	empty := sketch.Word("")
	for name, c := range map[string]struct {
		data   []byte
		reason error
	}{
		"no text":                      {empty, document.ErrNoText},
		"cut short":                    {sketch.Word("<w:p>")[:60], document.ErrDamagedWord},
		"another archive":              {bytes.ReplaceAll(empty, []byte("word/document.xml"), []byte("word/document.xmL")), document.ErrUnsupported},
		"not well-formed":              {sketch.Word("<w:p></w:x>"), document.ErrDamagedWord},
		"a bomb":                       {sketch.Word(strings.Repeat(" ", 2_000_000)), document.ErrLimit},
		"the binary format, cut short": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), document.ErrDamagedOffice},
	} {
		_, err := extract.Read(context.Background(), "a.docx", c.data, extract.Options{Limits: document.Limits{MaxTextBytes: 1_000_000}})
		if !errors.Is(err, c.reason) {
			t.Errorf("%s: %v, want %v", name, err, c.reason)
		}
	}
}
