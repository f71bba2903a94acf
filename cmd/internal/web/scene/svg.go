package scene

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"nianbao/cmd/internal/web/typeface"
)

// An SVG says how a scene is written as SVG.
type SVG struct {
	// Themed leaves the colours and the type to the style sheet of the page; else they are
	// those of print.
	Themed bool
	// Site begins the addresses of links, as "https://example.org".
	Site string
}

// fonts are those of a file that is shown without a page.
const fonts = "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

// dashes are the lengths of a dashed line's strokes and gaps.
const dashes = "5 3"

// SVG returns the scene as an element or, unless it is for a page, a file of its own.
func (s *Scene) SVG(as SVG) string {
	w := &svgWriter{as: as}
	w.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="group" aria-label="%s"`,
		number(s.Width), number(s.Height), number(s.Width), number(s.Height), escaped(s.Title))
	if !as.Themed {
		w.printf(` font-family="%s"><title>%s</title>`, fonts, escaped(s.Title))
		w.box(Box{Width: s.Width, Height: s.Height, Fill: Paper})
	} else {
		w.text.WriteByte('>')
	}
	for _, m := range s.Marks {
		switch m := m.(type) {
		case Box:
			w.linked(m.Link, func() { w.box(m) })
		case Line:
			w.line(m)
		case Dot:
			w.linked(m.Link, func() { w.dot(m) })
		case Text:
			w.linked(m.Link, func() { w.words(m) })
		}
	}
	w.text.WriteString("</svg>")
	return w.text.String()
}

type svgWriter struct {
	as   SVG
	text strings.Builder
}

func (w *svgWriter) printf(format string, args ...any) { fmt.Fprintf(&w.text, format, args...) }

// linked writes a mark within its link. The keyboard passes over it, as the table beside a
// chart has the same links.
func (w *svgWriter) linked(l Link, write func()) {
	switch {
	case l.Address != "":
		w.printf(`<a href="%s" tabindex="-1"><title>%s</title>`, escaped(w.as.Site+l.Address), escaped(l.Says))
		write()
		w.text.WriteString("</a>")
	case l.Says != "":
		w.printf(`<g><title>%s</title>`, escaped(l.Says))
		write()
		w.text.WriteString("</g>")
	default:
		write()
	}
}

// paint writes what an ink is for a mark's fill and edge.
func (w *svgWriter) paint(fill, edge Ink) {
	if w.as.Themed {
		var classes []string
		if fill != "" {
			classes = append(classes, "f-"+string(fill))
		}
		if edge != "" {
			classes = append(classes, "s-"+string(edge))
		}
		w.printf(` class="%s"`, strings.Join(classes, " "))
		if fill == "" {
			w.text.WriteString(` fill="none"`)
		}
		return
	}
	w.printf(` fill="%s"`, colour(fill))
	if edge != "" {
		w.printf(` stroke="%s"`, colour(edge))
	}
}

func colour(i Ink) string {
	if i == "" {
		return "none"
	}
	c := print[i]
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func (w *svgWriter) box(b Box) {
	w.printf(`<rect x="%s" y="%s" width="%s" height="%s"`, number(b.X), number(b.Y), number(b.Width), number(b.Height))
	w.paint(b.Fill, b.Edge)
	if b.Edge != "" {
		w.text.WriteString(` stroke-width="1.5"`)
	}
	if b.Dashed {
		w.printf(` stroke-dasharray="%s"`, dashes)
	}
	w.text.WriteString("/>")
	if strokes := b.strokes(); len(strokes) > 0 {
		w.text.WriteString(`<path d="`)
		for _, line := range strokes {
			w.path(line.Points)
		}
		w.text.WriteString(`"`)
		w.paint("", b.HatchInk)
		w.text.WriteString("/>")
	}
}

func (w *svgWriter) path(points []Point) {
	for i, p := range points {
		step := byte('L')
		if i == 0 {
			step = 'M'
		}
		w.text.WriteByte(step)
		w.text.WriteString(number(p.X) + " " + number(p.Y))
	}
}

func (w *svgWriter) line(l Line) {
	w.text.WriteString(`<path d="`)
	w.path(l.Points)
	w.printf(`" stroke-width="%s" stroke-linejoin="round"`, number(l.Width))
	if l.Dashed {
		w.printf(` stroke-dasharray="%s"`, dashes)
	}
	w.paint("", l.Ink)
	w.text.WriteString("/>")
}

func (w *svgWriter) dot(d Dot) {
	w.printf(`<circle cx="%s" cy="%s" r="%s"`, number(d.X), number(d.Y), number(d.Radius))
	w.paint(d.Fill, d.Edge)
	if d.Edge != "" {
		w.text.WriteString(` stroke-width="2"`)
	}
	w.text.WriteString("/>")
}

func (w *svgWriter) words(t Text) {
	w.printf(`<text x="%s" y="%s" font-size="%s"`, number(t.X), number(t.Y), number(t.Size))
	if t.Anchor != "" && t.Anchor != Start {
		w.printf(` text-anchor="%s"`, t.Anchor)
	}
	if t.Bold {
		w.text.WriteString(` font-weight="600"`)
	}
	if width := typeface.Width(t.Text, t.Size, t.Bold); width > fixedFrom*t.Size {
		w.printf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, number(width))
	}
	w.paint(t.Ink, "")
	w.printf(">%s</text>", escaped(t.Text))
}

// fixedFrom is from which width on, in sizes of its letters, a text is set as wide as it was
// reckoned: the reader's fonts may be wider or narrower.
const fixedFrom = 3

// number writes a length with at most one decimal, which is less than can be seen.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escaped returns a text as XML has it, without what XML forbids.
func escaped(text string) string {
	return escapes.Replace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�")))
}
