package testsites

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"nianbao/cmd/internal/crawl/testsites/sheet"
)

// A report in small: its opening, and the table of applications with one number that is not zero.

// notice says in each report that its organ never published it.
const notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"

// phrases are sentences of prose without a figure.
var phrases = []string{
	"坚持以公开为常态、不公开为例外，围绕群众关切深化重点领域信息公开。", "健全工作机制，明确分管领导和专门人员，压实各单位责任。",
	"严格落实公文公开属性源头认定机制，先审查、后公开。", "优化门户网站栏目设置，方便公众获取和利用政府信息。",
	"规范依申请公开办理流程，加强与申请人的沟通，依法依规作出答复。",
}

// A cell of the table, and how many columns and rows it takes.
type cell struct {
	text       string
	wide, high int
}

// table returns the rows of the table of applications.
func (r *Report) table() [][]cell {
	rows := [][]cell{
		{{"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 1, 2}, {"自然人", 1, 2}, {"法人或其他组织", 5, 1}, {"总计", 1, 2}},
		{{"商业企业", 1, 1}, {"科研机构", 1, 1}, {"社会公益组织", 1, 1}, {"法律服务机构", 1, 1}, {"其他", 1, 1}},
	}
	for _, row := range []struct {
		label  string
		number int
	}{{"一、本年新收政府信息公开申请数量", r.Received}, {"二、上年结转政府信息公开申请数量", 0}, {"四、结转下年度继续办理", 0}} {
		line := []cell{{row.label, 1, 1}, {fmt.Sprint(row.number), 1, 1}}
		for range 5 {
			line = append(line, cell{"0", 1, 1})
		}
		rows = append(rows, append(line, cell{fmt.Sprint(row.number), 1, 1}))
	}
	return rows
}

// opening returns the paragraphs before the table.
func (r *Report) opening() []string {
	return []string{notice, "一、总体情况", fmt.Sprintf("%d年，%s%s", r.Year, r.Organ, phrases[r.Received%len(phrases)]),
		"三、收到和处理政府信息公开申请情况"}
}

// Body returns what a web page has of the report: part 1 or 2 of two, or all (0).
func (r *Report) Body(part int) string {
	var b strings.Builder
	if part != 2 {
		for _, p := range r.opening() {
			fmt.Fprintf(&b, "<p style=\"text-indent: 2em;\">%s</p>\n", p)
		}
	}
	if part == 1 {
		fmt.Fprintf(&b, "<p style=\"text-indent: 2em;\">%s</p>\n", strings.Join(phrases, ""))
		return b.String()
	}
	b.WriteString("<table border=\"1\" cellspacing=\"0\">\n")
	for _, row := range r.table() {
		b.WriteString("<tr>")
		for _, c := range row {
			fmt.Fprintf(&b, "<td colspan=\"%d\" rowspan=\"%d\"><p>%s</p></td>", c.wide, c.high, c.text)
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</table>\n<p>四、政府信息公开行政复议、行政诉讼情况</p><p>无。</p>\n"
}

// pdf returns the report as a PDF of one page.
func (r *Report) pdf() []byte {
	var page sheet.Sheet
	y := 790.0
	page.Text(13, 40, y, r.Title)
	for _, p := range r.opening() {
		y -= 26
		page.Text(10, 60, y, p)
	}
	columns := []float64{35, 205, 255, 305, 355, 405, 455, 505, 555}
	const height = 34
	top := y - 20
	taken := map[[2]int]bool{}
	for i, row := range r.table() {
		at := 0
		for _, cell := range row {
			for taken[[2]int{i, at}] {
				at++
			}
			for n := range cell.wide * cell.high {
				taken[[2]int{i + n/cell.wide, at + n%cell.wide}] = true
			}
			x0, x1, y0, y1 := columns[at], columns[at+cell.wide], top-float64(i)*height, top-float64(i+cell.high)*height
			page.Box(x0, y0, x1, y1)
			for n, line := range broken(cell.text, int((x1-x0-6)/7)) {
				page.Text(7, x0+3, y0-12-10*float64(n), line)
			}
			at += cell.wide
		}
	}
	return page.Bytes(r.Title)
}

// broken breaks a text into lines of so many characters.
func broken(text string, each int) []string {
	var lines []string
	for runes := []rune(text); len(runes) > 0; {
		n := min(each, len(runes))
		lines = append(lines, string(runes[:n]))
		runes = runes[n:]
	}
	return lines
}

// docx returns the report as a Word document.
func (r *Report) docx() []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	paragraph := func(text string) { fmt.Fprintf(&b, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", text) }
	paragraph(r.Title)
	for _, p := range r.opening() {
		paragraph(p)
	}
	b.WriteString("<w:tbl><w:tblGrid>" + strings.Repeat(`<w:gridCol w:w="1000"/>`, 8) + "</w:tblGrid>")
	below := map[int]int{} // columns that a cell of the row before goes on in
	for _, row := range r.table() {
		b.WriteString("<w:tr>")
		cells := row
		for at := 0; at < 8; {
			if below[at] > 0 {
				below[at]--
				b.WriteString("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
				at++
				continue
			}
			c := cells[0]
			cells = cells[1:]
			merge := ""
			if c.high > 1 {
				merge = `<w:vMerge w:val="restart"/>`
				below[at] = c.high - 1
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>`, c.wide, merge)
			paragraph(c.text)
			b.WriteString("</w:tc>")
			at += c.wide
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl></w:body></w:document>")
	return zipped("[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", b.String())
}

// zipped packs names and contents in turn.
func zipped(members ...string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}
