package markup

import (
	"fmt"
	"html"
	"strings"

	"nianbao/testdata/generate/report"
)

// A Style is how a report is set by the browser.
type Style struct {
	CSS      string  // added to the sheet
	Vertical string  // class of the label 三、本年度办理结果
	Left     float64 // share of the table's width for the columns of labels, 0: as in the grid
}

const sheet = `
@page { size: A4; margin: 28mm 24mm 26mm 24mm;
  @bottom-center { content: "- " counter(page) " -"; font: 12pt "AR PL UMing CN"; } }
body { margin: 0; font: 15pt/1.75 "AR PL UMing CN"; text-align: justify; }
h1 { font: 20pt/1.5 "AR PL UMing CN"; text-align: center; margin: 0 0 8mm; }
h2 { font: 16pt/1.75 "WenQuanYi Zen Hei"; margin: 3mm 0 1mm; text-indent: 2em; break-after: avoid; }
p { margin: 0; text-indent: 2em; }
b { font-family: "WenQuanYi Zen Hei"; font-weight: normal; }
table { border-collapse: collapse; width: 99.5%; margin: 0 auto; table-layout: fixed; font-size: 10.5pt; line-height: 1.25; text-align: left; }
td { border: 0.5pt solid black; padding: 2pt; vertical-align: middle; }
.heading, .header, .figure, .group, .vertical { text-align: center; }
.heading { background: #c5d9f1; height: 20pt; }
.figure { font-size: 12pt; }
.upright { writing-mode: vertical-rl; text-orientation: upright; display: inline-block; }
.turned { display: inline-block; white-space: nowrap; width: 1.2em; transform: rotate(-90deg) translateX(-4em); }
`

// Unruled takes every line and every shade away from the tables.
const Unruled = `td { border: none; padding: 3pt 2pt; } .heading { background: none; } `

// HTML returns the report as a web page.
func HTML(r *report.Report, s Style) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang=zh-CN><meta charset=utf-8><title>")
	b.WriteString(html.EscapeString(strings.Join(r.Title, "")) + "</title><style>" + sheet + s.CSS + "</style>\n<h1>")
	for i, line := range r.Title {
		if i > 0 {
			b.WriteString("<br>")
		}
		b.WriteString(html.EscapeString(line))
	}
	b.WriteString("</h1>\n")
	for _, p := range r.Preamble {
		b.WriteString("<p>" + html.EscapeString(p) + "\n")
	}
	grids := r.Grids()
	for i, sec := range r.Sections {
		if head := r.Heading(i); head != "" {
			fmt.Fprintf(&b, "<h2>%s</h2>\n", html.EscapeString(head))
		}
		for _, p := range sec.Paragraphs {
			if table := grids[p]; table != nil {
				for _, line := range table {
					htmlLine(&b, s, line)
				}
				continue
			}
			b.WriteString("<p>" + emphasize(html.EscapeString(p)) + "\n")
		}
	}
	return b.String()
}

// emphasize sets the heading a paragraph begins with, as far as the first
// full stop, in the heading's face.
func emphasize(p string) string {
	if head, rest, ok := strings.Cut(p, "。"); ok && strings.HasPrefix(p, "（") {
		return "<b>" + head + "。</b>" + rest
	}
	return p
}

// htmlLine writes grids that stand beside each other.
func htmlLine(b *strings.Builder, s Style, line []*report.Grid) {
	if len(line) == 1 {
		htmlGrid(b, s, line[0])
		return
	}
	b.WriteString("<div class=beside>\n")
	for _, g := range line {
		htmlGrid(b, s, g)
	}
	b.WriteString("</div>\n")
}

func htmlGrid(b *strings.Builder, s Style, g *report.Grid) {
	widths := append([]float64{}, g.Widths...)
	if g.ID == "applications" && s.Left > 0 {
		labels := widths[0] + widths[1] + widths[2]
		rest := 0.0
		for _, w := range widths[3:] {
			rest += w
		}
		for i := range widths[3:] {
			widths[3+i] *= labels * (1 - s.Left) / (s.Left * rest)
		}
	}
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	b.WriteString("<table class=" + g.ID + "><colgroup>")
	for _, w := range widths {
		fmt.Fprintf(b, "<col style='width:%.2f%%'>", 100*w/sum)
	}
	b.WriteString("</colgroup>\n")
	for _, cells := range g.Rows {
		b.WriteString("<tr>")
		for _, c := range cells {
			class := []string{"heading", "header", "label", "vertical", "group", "figure"}[c.Kind]
			text := html.EscapeString(c.Text)
			if c.Kind == report.Vertical && s.Vertical != "" {
				text = "<span class=" + s.Vertical + ">" + text + "</span>"
			}
			fmt.Fprintf(b, "<td class=%s colspan=%d rowspan=%d>%s", class, c.ColSpan, c.RowSpan, text)
		}
		b.WriteString("\n")
	}
	b.WriteString("</table>\n")
}
