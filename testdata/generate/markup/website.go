package markup

import (
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/testdata/generate/report"
)

// ModernPage sets a report into the frame of a present web site: menus, the path
// to the page, a copy of its title for sharing that is not shown.
func ModernPage(r *report.Report) []byte {
	title := html.EscapeString(strings.Join(r.Title, ""))
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>%s_政务公开</title>
<script>var share = {title: "%s"};</script><style>td{border:1px solid #000}</style></head>
<body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwgk/nb/">政府信息公开年报</a></li></ul>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/nb/">2018年政府信息公开工作年度报告</a></div>
<div style="display:none">2017年政府信息公开工作年度报告</div>
<h1>%s</h1>
<div class="info">发布时间：2024-01-22&nbsp;09:30　来源：%s　浏览次数：<span id="hits">1207</span></div>
<div class="article">
`, title, title, title, html.EscapeString(r.Organ))
	pageBody(&b, r, func(g *report.Grid) {
		b.WriteString("<table>\n")
		for i, row := range g.Rows {
			open, end := "<tr>", "</tr>"
			if i == 0 {
				open = "<tbody><tr>"
			}
			if i == len(g.Rows)-1 {
				end = "</tr></tbody>"
			}
			b.WriteString(open)
			for _, c := range row {
				fmt.Fprintf(&b, `<td colspan="%d" rowspan="%d"><p style="text-align:center">%s</p></td>`, c.ColSpan, c.RowSpan, html.EscapeString(c.Text))
			}
			b.WriteString(end + "\n")
		}
		b.WriteString("</table>\n")
	})
	b.WriteString("</div>\n<div class=\"foot\"><a href=\"/map\">网站地图</a> | 主办单位：" + html.EscapeString(r.Organ) + "办公室</div>\n</body></html>\n")
	return []byte(b.String())
}

// OldPage sets a report as pages of twenty years ago do: tables hold the page
// together, the text was pasted from Word, and the encoding is not the one that
// the page states.
func OldPage(r *report.Report) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>%s</title></head>
<BODY><TABLE width=1000 align=center><TR><TD width=200><TABLE><TR><TD><a href="index.html">首页</a></TD></TR>
<TR><TD><a href="nb.html">政府信息公开年报</a></TD></TR></TABLE></TD><TD>
<TABLE width="100%%"><TR><TD align=center><FONT size=5><B>%s</B></FONT></TD></TR>
<TR><TD>
`, html.EscapeString(strings.Join(r.Title, "")), strings.Join(r.Title, "<BR>"))
	pageBody(&b, r, func(g *report.Grid) {
		b.WriteString("<TABLE class=MsoNormalTable border=1 cellspacing=0>\n")
		for _, row := range g.Rows {
			b.WriteString("<TR>\n")
			for _, c := range row {
				b.WriteString("<TD")
				if c.ColSpan > 1 {
					fmt.Fprintf(&b, " colSpan=%d", c.ColSpan)
				}
				if c.RowSpan > 1 {
					fmt.Fprintf(&b, " rowSpan=%d", c.RowSpan)
				}
				fmt.Fprintf(&b, "><P class=MsoNormal><SPAN lang=EN-US>%s<o:p></o:p></SPAN></P>\n", html.EscapeString(c.Text))
			}
		}
		b.WriteString("</TABLE>\n")
	})
	b.WriteString("</TD></TR></TABLE></TD></TR></TABLE></BODY></html>\n")
	page, err := simplifiedchinese.GBK.NewEncoder().String(b.String())
	if err != nil {
		panic(err) // the text is the program's own
	}
	return []byte(page)
}

// pageBody writes what both kinds of page have between their heads and feet.
func pageBody(b *strings.Builder, r *report.Report, table func(*report.Grid)) {
	for _, p := range r.Preamble {
		b.WriteString("<p>　　" + html.EscapeString(p) + "</p>\n")
	}
	grids := r.Grids()
	for i, sec := range r.Sections {
		if head := r.Heading(i); head != "" {
			fmt.Fprintf(b, "<p>&nbsp;&nbsp;<strong>%s</strong></p>\n", html.EscapeString(head))
		}
		for _, p := range sec.Paragraphs {
			lines, ok := grids[p]
			if !ok {
				b.WriteString("<p>　　" + html.EscapeString(p) + "</p>\n")
			}
			for _, line := range lines {
				for _, g := range line {
					table(g)
				}
			}
		}
	}
}
