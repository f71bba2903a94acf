package markup

import (
	"fmt"
	"html"
	"strings"

	"nianbao/testdata/generate/report"
)

// The report as a flat OpenDocument text: unlike HTML it has page footers and
// true vertical cells.
const odtHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>%s</dc:title></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="30mm" fo:margin-bottom="18mm" fo:margin-left="26mm" fo:margin-right="26mm"/><style:footer-style><style:header-footer-properties fo:min-height="12mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>
%s
<style:style style:name="frame" style:family="table"><style:table-properties style:width="158mm" table:align="center" table:border-model="collapsing" style:may-break-between-rows="true"/></style:style>
<style:style style:name="line" style:family="table-row"><style:table-row-properties style:min-row-height="7mm" fo:keep-together="auto"/></style:style>
<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.7mm" style:vertical-align="middle"/></style:style>
<style:style style:name="shaded" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.7mm" style:vertical-align="middle" fo:background-color="#c5d9f1"/></style:style>
<style:style style:name="upright" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.7mm" style:vertical-align="middle" style:writing-mode="tb-rl"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"><style:footer><text:p text:style-name="number">- <text:page-number text:select-page="current"/> -</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
`

// odtParagraphs are the paragraph styles: name, size in points, line height,
// alignment, indent, latin face, Chinese face.
var odtParagraphs = [][7]string{
	{"title", "22", "140%", "center", "0", "AR PL UMing CN", "AR PL UMing CN"},
	{"body", "16", "155%", "justify", "32pt", "AR PL UMing CN", "AR PL UMing CN"},
	{"chapter", "16", "155%", "start", "32pt", "WenQuanYi Zen Hei", "WenQuanYi Zen Hei"},
	{"number", "12", "100%", "center", "0", "AR PL UMing CN", "AR PL UMing CN"},
	{"center", "10.5", "100%", "center", "0", "AR PL UMing CN", "AR PL UMing CN"},
	{"left", "10.5", "100%", "start", "0", "AR PL UMing CN", "AR PL UMing CN"},
	{"large", "16", "100%", "center", "0", "AR PL UMing CN", "AR PL UMing CN"},
	{"figure", "13", "100%", "center", "0", "AR PL UMing CN", "AR PL UMing CN"},
}

// An OfficeStyle is how a report is set by the office.
type OfficeStyle struct {
	Upright bool   // the label 三、本年度办理结果 in vertical writing; otherwise its narrow cell breaks it
	Labels  string // size of the labels in points, "" for the usual
	Figures string // size of the figures
	Large   bool   // the head of table 四 so large that it breaks after each character
}

// ODT returns the report as a flat OpenDocument text.
func ODT(r *report.Report, s OfficeStyle) string {
	var styles, b strings.Builder
	for _, p := range odtParagraphs {
		if p[0] == "left" && s.Labels != "" {
			p[1] = s.Labels
		}
		if p[0] == "figure" && s.Figures != "" {
			p[1] = s.Figures
		}
		fmt.Fprintf(&styles, `<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties fo:line-height="%s" fo:text-align="%s" fo:text-indent="%s"/><style:text-properties fo:font-size="%spt" style:font-size-asian="%spt" fo:font-family="'%s'" style:font-family-asian="'%s'"/></style:style>`+"\n",
			p[0], p[2], p[3], p[4], p[1], p[1], p[5], p[6])
	}
	grids := r.Grids()
	for _, id := range r.Tables() {
		g := grids[id][0][0]
		sum := 0.0
		for _, w := range g.Widths {
			sum += w
		}
		for i, w := range g.Widths {
			fmt.Fprintf(&styles, `<style:style style:name="%s%d" style:family="table-column"><style:table-column-properties style:column-width="%.2fmm"/></style:style>`+"\n", g.ID, i, 158*w/sum)
		}
	}
	title := html.EscapeString(strings.Join(r.Title, ""))
	fmt.Fprintf(&b, odtHead, title, styles.String())
	paragraph := func(style, text string) {
		fmt.Fprintf(&b, `<text:p text:style-name="%s">%s</text:p>`+"\n", style, html.EscapeString(text))
	}
	for _, line := range r.Title {
		paragraph("title", line)
	}
	paragraph("left", "")
	for _, p := range r.Preamble {
		paragraph("body", p)
	}
	for i, sec := range r.Sections {
		if head := r.Heading(i); head != "" {
			paragraph("chapter", head)
		}
		for _, p := range sec.Paragraphs {
			if table := grids[p]; table != nil {
				for n, line := range table {
					if n > 0 {
						paragraph("left", "") // or the tables would become one
					}
					odtGrid(&b, s, line[0])
				}
				continue
			}
			paragraph("body", p)
		}
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}

func odtGrid(b *strings.Builder, s OfficeStyle, g *report.Grid) {
	fmt.Fprintf(b, `<table:table table:name="%s" table:style-name="frame">`, g.ID)
	for i := range g.Widths {
		fmt.Fprintf(b, `<table:table-column table:style-name="%s%d"/>`, g.ID, i)
	}
	b.WriteString("\n")
	covered := map[[2]int]bool{} // row and column of what a spanning cell hides
	for y, cells := range g.Rows {
		b.WriteString(`<table:table-row table:style-name="line">`)
		next := 0
		for x := range g.Widths {
			if covered[[2]int{y, x}] {
				b.WriteString("<table:covered-table-cell/>")
				continue
			}
			c := cells[next]
			next++
			for dy := range c.RowSpan {
				for dx := range c.ColSpan {
					covered[[2]int{y + dy, x + dx}] = true
				}
			}
			cell, text := "plain", "center"
			switch {
			case c.Kind == report.Heading:
				cell = "shaded"
			case c.Kind == report.Label:
				text = "left"
			case c.Kind == report.Figure:
				text = "figure"
			case c.Kind == report.Header && s.Large && g.ID == "disputes" && len([]rune(c.Text)) <= 4 && c.ColSpan == 1:
				text = "large"
			case c.Kind == report.Vertical && s.Upright:
				cell = "upright"
			}
			fmt.Fprintf(b, `<table:table-cell table:style-name="%s" table:number-columns-spanned="%d" table:number-rows-spanned="%d" office:value-type="string"><text:p text:style-name="%s">%s</text:p></table:table-cell>`,
				cell, c.ColSpan, c.RowSpan, text, html.EscapeString(c.Text))
		}
		b.WriteString("</table:table-row>\n")
	}
	b.WriteString("</table:table>\n")
}
