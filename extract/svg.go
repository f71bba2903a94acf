package extract

import (
	"bufio"
	"fmt"
	"html"
	"io"
)

// DrawSVG writes a picture of what was read on one page (counted from 1): each
// glyph in its box, the rulings as painted, the cells of the tables with their
// row and column, and the lines with their role. It returns an error for a page
// that the document does not have, or of w.
func (doc *Document) DrawSVG(w io.Writer, number int) error {
	if number < 1 || number > len(doc.Pages) {
		return fmt.Errorf("%s has no page %d, it has %d", doc.Path, number, len(doc.Pages))
	}
	p := doc.Pages[number-1]
	if p.Width == 0 {
		return fmt.Errorf("%s: a text has no positions to draw", doc.Path)
	}
	b := bufio.NewWriter(w)
	// SVG counts downwards; all else in this package counts upwards.
	rect := func(r Rect, style string) {
		fmt.Fprintf(b, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" style=\"%s\"/>\n", r.X0, p.Height-r.Y1, r.Width(), r.Height(), style)
	}
	text := func(x, y, size float64, style, s string) {
		fmt.Fprintf(b, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\" style=\"%s\">%s</text>\n", x, p.Height-y, size, style, html.EscapeString(s))
	}
	fmt.Fprintf(b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.2f %.2f\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\">\n", p.Width, p.Height, p.Width*1.5, p.Height*1.5)
	fmt.Fprintf(b, "<title>%s, page %d</title>\n", html.EscapeString(doc.Path), number)
	rect(Rect{0, 0, p.Width, p.Height}, "fill:white;stroke:silver")
	for _, im := range p.Images {
		rect(im, "fill:gainsboro;stroke:none")
	}
	doc.drawCells(number, rect, text)
	for _, r := range p.Rulings {
		fmt.Fprintf(b, "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" style=\"stroke:red;stroke-width:%.2f\"/>\n",
			r.Box.X0, p.Height-r.Box.Y0, r.Box.X1, p.Height-r.Box.Y1, max(r.Width, 0.4))
	}
	for _, l := range p.Lines {
		style := "fill:none;stroke:mediumseagreen;stroke-width:0.4"
		if l.Role != Body {
			style = "fill:lightgray;stroke:gray;stroke-width:0.4;stroke-dasharray:2"
		}
		rect(l.Box, style)
	}
	for _, g := range p.Glyphs {
		rect(g.Box, "fill:none;stroke:lightblue;stroke-width:0.2")
		text(g.Box.X0, g.Box.Y0+0.12*g.Box.Height(), min(g.Size, g.Box.Height()), "fill:black", g.Text)
	}
	fmt.Fprintln(b, "</svg>")
	return b.Flush()
}

// drawCells fills the cells of all tables on the page, as they are after tables
// that run over pages have been joined.
func (doc *Document) drawCells(page int, rect func(Rect, string), text func(x, y, size float64, style, s string)) {
	fills := []string{"aliceblue", "cornsilk", "honeydew", "lavenderblush"}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				continue
			}
			for i, c := range b.Table.Cells {
				if c.Place.Page != page || c.Place.Box.IsZero() {
					continue
				}
				rect(c.Place.Box, fmt.Sprintf("fill:%s;stroke:orange;stroke-width:0.8", fills[i%len(fills)]))
				span := fmt.Sprintf("%d,%d", c.Row, c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					span += fmt.Sprintf("+%dx%d", c.RowSpan, c.ColSpan)
				}
				text(c.Place.Box.X0+0.5, c.Place.Box.Y1-4, 4, "fill:darkorange", span)
			}
		}
	}
}
