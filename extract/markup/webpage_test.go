package markup_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/extract/document"
)

// outline tells what was read: paragraphs as they are, tables as rows of cells,
// with the spans and the doubt of each cell.
func outline(doc *document.Document) string {
	var out []string
	for _, s := range doc.Sections {
		if s.Ordinal > 0 {
			out = append(out, fmt.Sprintf("# %s", s.Title))
		}
		for _, b := range s.Blocks {
			if b.Table == nil {
				out = append(out, b.Paragraph)
				continue
			}
			row := -1
			line := ""
			for _, c := range b.Table.Cells {
				if c.Row != row && row >= 0 {
					line += " /"
				}
				row = c.Row
				line += fmt.Sprintf(" %d:%s", c.Col, strings.ReplaceAll(c.Text, "\n", "|"))
				if c.RowSpan > 1 || c.ColSpan > 1 {
					line += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
				}
				if c.Crossed {
					line += "?"
				}
			}
			out = append(out, "["+line+" ]")
		}
	}
	return strings.Join(out, "\n")
}

func TestWebPage(t *testing.T) {
	prose := strings.Repeat("全区主动公开政府信息，", 30)
	for _, c := range []struct{ name, body, want string }{
		{"spans", "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>1<td>2</table>", "[ 0:a(2x1) 1:b(1x2) / 1:1 2:2 ]"},
		{"a span of rows ends with its group", "<table><thead><tr><th rowspan=9>a<th>b</thead><tbody><tr><td>c<td>1</table>", "[ 0:a 1:b / 0:c 1:1 ]"},
		{"a span of 0 rows reaches to the end", "<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</table>", "[ 0:a(3x1) 1:1 / 1:2 / 1:3 ]"},
		{"senseless spans", "<table><tr><td colspan=x>a<td rowspan=-1>1<tr><td>b<td colspan=0>2</table>", "[ 0:a 1:1 / 0:b 1:2 ]"},
		{"cells over each other", "<table><tr><td>a<td rowspan=2>1<tr><td colspan=2>b</table>", "[ 0:a 1:1(2x1)? / 0:b(1x2)? ]"},
		{"the foot comes last", "<table><tfoot><tr><td>z<td>9</tfoot><tr><td>a<td>1</table>", "[ 0:a 1:1 / 0:z 1:9 ]"},
		{"lines in a cell", "<table><tr><td>三、本年度<br>办理<p>结果</p><td> 1\n 2 </table>", "[ 0:三、本年度|办理|结果 1:1 2 ]"},
		{"spaces that must not break, and characters without a width", "<table><tr><td>a&nbsp;<td>&nbsp;1&#8203;2&nbsp;</table>", "[ 0:a 1:12 ]"},
		{"the mark of a note is no digit", "<table><tr><td>a<td>12<sup>1</sup><td>3<span style='vertical-align: super'>4</span></table>", "[ 0:a 1:121? 2:34? ]"},
		{"struck out", "<table><tr><td>a<td><s>12</s>15<td><span style='text-decoration:line-through'>7</span></table>", "[ 0:a 1:1215? 2:7? ]"},
		{"what is hidden is not there", "<p>a<span hidden>b</span><p style='display: none'>c<table style='visibility:hidden'><tr><td>1<td>2</table>", "a"},
		{"scripts and comments are no text", "<p>a<!-- b --><script>c</script><style>d</style><noscript>e</noscript>", "a"},
		{"lines that are only links are menus", "<ul><li><a href=/>首页</a><li><a href=b>年报</a> | <a href=c>公报</a></ul><p>见<a href=d>附件</a>", "见附件"},
		{"a table that holds the page", "<table><tr><td><a href=/>首页</a><td><p>标题<table><tr><td>a<td>1</table></table>", "标题\n[ 0:a 1:1 ]"},
		{"a table of one column holds paragraphs", "<table><tr><td>标题<tr><td>正文</table>", "标题\n正文"},
		{"running text parts a table", "<table><tr><td>a<td>1<tr><td colspan=2>" + prose + "<tr><td>b<td>2</table>", "[ 0:a 1:1 ]\n" + prose + "\n[ 0:b 1:2 ]"},
		{"sections", "<p>某区2023年政府信息公开工作年度报告<p><b>一、</b>总体情况<p>内容。<h3>二、主动公开</h3><table><tr><td>a<td>1</table>",
			"某区2023年政府信息公开工作年度报告\n# 总体情况\n内容。\n# 主动公开\n[ 0:a 1:1 ]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := extract.Read(context.Background(), "page.html", []byte("<!doctype html><body>"+c.body), extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(doc); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A figure of a web page has the line of its cell in the page's source, and
// column and row as its box.
func TestWebPagePlaces(t *testing.T) {
	page := "<!doctype html>\n<script>\n// <td>9\n</script><body>\n<table><tr>\n<td>a<td\nclass=x>1\n<tr><td>b\n\n<td>2</table>"
	doc, err := extract.Read(context.Background(), "page.html", []byte(page), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]document.Place{
		"a": {Page: 1, Box: document.Rect{X0: 0, Y0: -1, X1: 1, Y1: 0}, Line: 6}, "1": {Page: 1, Box: document.Rect{X0: 1, Y0: -1, X1: 2, Y1: 0}, Line: 6},
		"b": {Page: 1, Box: document.Rect{X0: 0, Y0: -2, X1: 1, Y1: -1}, Line: 8}, "2": {Page: 1, Box: document.Rect{X0: 1, Y0: -2, X1: 2, Y1: -1}, Line: 10},
	}
	cells := doc.Sections[0].Blocks[0].Table.Cells
	if len(cells) != len(want) {
		t.Fatalf("%d cells", len(cells))
	}
	for _, c := range cells {
		if c.Place != want[c.Text] {
			t.Errorf("%s at %+v, want %+v", c.Text, c.Place, want[c.Text])
		}
	}
}

// What a page states of its encoding is not believed.
func TestWebPageEncoding(t *testing.T) {
	gbk := "\xd4\xa4\xcb\xe3 12 \xbc\xfe" // 预算 12 件
	for name, c := range map[string]struct{ page, want string }{
		"UTF-8 that says GBK":    {"<html><meta charset=gbk><p>预算 12 件", "预算 12 件"},
		"GBK that says UTF-8":    {"<html><meta charset=utf-8><p>" + gbk, "预算 12 件"},
		"with a byte order mark": {"\uFEFF<html><p>预算", "预算"},
	} {
		doc, err := extract.Read(context.Background(), "page.html", []byte(c.page), extract.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := outline(doc); got != c.want {
			t.Errorf("%s: read %q", name, got)
		}
	}
	damaged := "<html><p>" + strings.Repeat("政府信息公开", 40) + "\xff12"
	doc, err := extract.Read(context.Background(), "page.html", []byte(damaged), extract.Options{})
	if err != nil || len(doc.Warnings) != 1 || doc.Warnings[0].Code != "undecodable-bytes" {
		t.Errorf("a byte that is no text: %v, %+v", err, doc)
	}
}

func TestBadWebPages(t *testing.T) {
	for name, c := range map[string]struct {
		page   string
		reason error
	}{
		"no text":        {"<html><body><img src=a.png></body></html>", document.ErrNoText},
		"no encoding":    {"<html><p>" + strings.Repeat("\xff\xfe", 100), document.ErrEncoding},
		"deep":           {"<html>" + strings.Repeat("<div>", 100_000) + "1", document.ErrDamagedPage},
		"wide":           {"<html><table><tr>" + strings.Repeat("<td colspan=500>1", 5), document.ErrLimit},
		"many cells":     {"<html><table><tr>" + strings.Repeat("<td>1<td>2<tr>", 50), document.ErrLimit},
		"much text":      {"<html><p>" + strings.Repeat("a", 2000), document.ErrLimit},
		"a page in .pdf": {"<html><p>404", document.ErrNotPDF},
	} {
		file := "page.html"
		if c.reason == document.ErrNotPDF {
			file = "report.pdf"
		}
		_, err := extract.Read(context.Background(), file, []byte(c.page), extract.Options{Limits: document.Limits{MaxObjects: 50, MaxCharacters: 1000}})
		var typed *document.Error
		if !errors.Is(err, c.reason) || !errors.As(err, &typed) {
			t.Errorf("%s: %v, want %v", name, err, c.reason)
		}
	}
}
