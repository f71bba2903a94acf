package extract

import (
	"bufio"
	"fmt"
	"html"
	"io"

	"nianbao/extract/document"
)

// DrawSVG writes a picture of what a stage of the reading saw on one page (counted
// from 1). Titles are those that the document was read with. It returns an error for a
// page that the document does not have or that has no positions, for a stage that is
// none, or of w.
func DrawSVG(w io.Writer, doc *document.Document, number int, stage Stage, titles []string) error {
	if number < 1 || number > len(doc.Pages) {
		return fmt.Errorf("%s has no page %d, it has %d", doc.Path, number, len(doc.Pages))
	}
	draw, ok := stages[stage]
	if !ok {
		return fmt.Errorf("no stage %q; there are %v", stage, Stages())
	}
	p := doc.Pages[number-1]
	if p.Width == 0 {
		return fmt.Errorf("%s: a document without positions (a web page, a Word document, a text) can't be drawn; see nianbao explain", doc.Path)
	}
	b := bufio.NewWriter(w)
	c := &canvas{Writer: b, doc: doc, page: p, titles: titles}
	fmt.Fprintf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.2f %.2f\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\">\n", p.Width, p.Height, p.Width*1.5, p.Height*1.5)
	fmt.Fprintf(b, "<title>%s, page %d</title>\n", html.EscapeString(doc.Path), number)
	c.rect(document.Rect{X0: 0, Y0: 0, X1: p.Width, Y1: p.Height}, "fill:white;stroke:silver")
	for _, im := range p.Images {
		c.rect(im, "fill:gainsboro;stroke:none")
	}
	draw(c)
	fmt.Fprintln(b, "</svg>")
	return b.Flush()
}

// A canvas draws on the picture of one page. SVG counts downwards; all else here
// counts upwards, in points.
type canvas struct {
	io.Writer
	doc    *document.Document
	page   *document.Page
	titles []string
}

func (c *canvas) rect(r document.Rect, style string) {
	fmt.Fprintf(c, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" style=\"%s\"/>\n", r.X0, c.page.Height-r.Y1, r.Width(), r.Height(), style)
}

func (c *canvas) line(r document.Rect, style string) {
	fmt.Fprintf(c, "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" style=\"%s\"/>\n", r.X0, c.page.Height-r.Y0, r.X1, c.page.Height-r.Y1, style)
}

func (c *canvas) dot(p document.Point, style string) {
	fmt.Fprintf(c, "<circle cx=\"%.2f\" cy=\"%.2f\" r=\"1.5\" style=\"%s\"/>\n", p.X, c.page.Height-p.Y, style)
}

func (c *canvas) text(x, y, size float64, style, s string) {
	fmt.Fprintf(c, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" style=\"%s\">%s</text>\n", x, c.page.Height-y, size, style, html.EscapeString(s))
}

// glyphs draws each glyph in its box; faintly where another stage is to be seen.
func (c *canvas) glyphs(box, text string) {
	for _, g := range c.page.Glyphs {
		if box != "" {
			c.rect(g.Box, box)
		}
		c.text(g.Box.X0, g.Box.Y0+0.12*g.Box.Height(), min(g.Size, g.Box.Height()), text, g.Text)
	}
}
