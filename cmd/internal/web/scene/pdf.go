package scene

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"

	"nianbao/cmd/internal/web/typeface"
)

// family is the name by which the file knows its font.
const family = "charts"

// point is how many points of print a pixel is.
const point = 0.75

// PDF returns the scene as a page of its size. Links begin with the site. The letters that
// it has go into the file, so that it looks alike everywhere and its text can be copied.
func (s *Scene) PDF(site string, made time.Time) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: s.Width * point, Ht: s.Height * point}})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(made)
	f.SetModificationDate(made)
	f.SetTitle(s.Title, true)
	f.AddUTF8FontFromBytes(family, "", typeface.TrueType)
	f.AddPage()
	p := press{f, site}
	for _, m := range s.Marks {
		p.mark(m)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("PDF: %w", err)
	}
	return b.Bytes(), nil
}

// A press prints marks on a page.
type press struct {
	*fpdf.Fpdf
	site string
}

func (p press) mark(m Mark) {
	switch m := m.(type) {
	case Box:
		p.box(m)
	case Line:
		p.line(m)
	case Dot:
		p.dot(m)
	case Text:
		p.words(m)
	}
}

// inks sets the colours of a shape, and returns how it is painted.
func (p press) inks(fill, edge Ink) (style string) {
	if fill != "" {
		c := print[fill]
		p.SetFillColor(int(c.R), int(c.G), int(c.B))
		style += "F"
	}
	if edge != "" {
		c := print[edge]
		p.SetDrawColor(int(c.R), int(c.G), int(c.B))
		style += "D"
	}
	return style
}

func (p press) link(l Link, b Box) {
	if l.Address != "" {
		p.LinkString(b.X*point, b.Y*point, b.Width*point, b.Height*point, p.site+l.Address)
	}
}

func (p press) dash(on bool) {
	if on {
		p.SetDashPattern([]float64{5 * point, 3 * point}, 0)
	} else {
		p.SetDashPattern(nil, 0)
	}
}

func (p press) box(b Box) {
	if b.Fill != "" {
		p.Rect(b.X*point, b.Y*point, b.Width*point, b.Height*point, p.inks(b.Fill, ""))
	}
	for _, line := range b.strokes() {
		p.line(line)
	}
	if b.Edge != "" {
		p.SetLineWidth(edgeWidth * point)
		p.dash(b.Dashed)
		p.Rect(b.X*point, b.Y*point, b.Width*point, b.Height*point, p.inks("", b.Edge))
		p.dash(false)
	}
	p.link(b.Link, b)
}

func (p press) line(l Line) {
	p.inks("", l.Ink)
	p.SetLineWidth(l.Width * point)
	p.SetLineJoinStyle("round")
	p.dash(l.Dashed)
	for i, at := range l.Points {
		if i == 0 {
			p.MoveTo(at.X*point, at.Y*point)
		} else {
			p.LineTo(at.X*point, at.Y*point)
		}
	}
	p.DrawPath("D")
	p.dash(false)
}

func (p press) dot(d Dot) {
	p.SetLineWidth(dotEdge * point)
	p.Circle(d.X*point, d.Y*point, d.Radius*point, p.inks(d.Fill, d.Edge))
	p.link(d.Link, Box{X: d.X - d.Radius, Y: d.Y - d.Radius, Width: 2 * d.Radius, Height: 2 * d.Radius})
}

// boldEdge is how wide the edges of bold letters are, of their size.
const boldEdge = 0.028

// Ways in which PDF paints letters.
const (
	filled         = 0
	filledAndEdged = 2
)

// words prints a text; a bold one with edges, as the font has no bold letters.
func (p press) words(t Text) {
	c := print[t.Ink]
	p.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.SetFont(family, "", t.Size*point)
	mode := filled
	if t.Bold {
		mode = filledAndEdged
		p.inks("", t.Ink)
		p.SetLineWidth(boldEdge * t.Size * point)
	}
	p.SetTextRenderingMode(mode)
	p.spaced(t)
	p.SetTextRenderingMode(filled)
	p.link(t.Link, t.Bounds())
}

// spaced prints a text; the Latin letters of a bold one as far apart as they are reckoned.
func (p press) spaced(t Text) {
	x := t.Left()
	for _, run := range runs(typeface.Printable(t.Text)) {
		width := typeface.Width(run, t.Size, t.Bold)
		between := (width - typeface.Width(run, t.Size, false)) / float64(utf8.RuneCountInString(run))
		p.RawWriteStr(fmt.Sprintf("%.3f Tc", between*point))
		p.Text(x*point, t.Y*point, run)
		x += width
	}
}

// runs cuts a text between Latin and Chinese letters.
func runs(text string) []string {
	var list []string
	wide := false
	for i, letter := range text {
		if now := typeface.Width(string(letter), 1, false) >= 1; i == 0 || now != wide {
			wide, list = now, append(list, "")
		}
		list[len(list)-1] += string(letter)
	}
	return list
}
