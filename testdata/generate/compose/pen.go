package compose

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"strings"
)

// A pen writes operators.
type pen struct {
	*Ink
	high, unit float64
	out        *bytes.Buffer
	rng        *rand.Rand
}

// at returns a place in the units of the page.
func (p *pen) at(x, y float64) (float64, float64) {
	if p.Flipped {
		y = p.high - y
	}
	return x / p.unit, y / p.unit
}

func (p *pen) draw(m mark) {
	if m.face != nil {
		p.show(m)
		if p.Bold && m.role != watermarkRole {
			m.x += 0.3
			p.show(m)
		}
		return
	}
	x0, y0 := p.at(m.x, m.y)
	x1, y1 := p.at(m.x1, m.y1)
	switch {
	case m.filled:
		fmt.Fprintf(p.out, "%.3f g %.2f %.2f %.2f %.2f re f 0 g\n", m.gray, x0, y0, x1-x0, y1-y0)
	case m.boxed:
		fmt.Fprintf(p.out, "%.2f w %.2f %.2f %.2f %.2f re S\n", 0.5/p.unit, x0, y0, x1-x0, y1-y0)
	case p.RectRules:
		thin := 0.48 / p.unit
		left, low := min(x0, x1)-thin/2, min(y0, y1)-thin/2
		fmt.Fprintf(p.out, "%.3f %.3f %.3f %.3f re f\n", left, low, math.Abs(x1-x0)+thin, math.Abs(y1-y0)+thin)
	case m.dash != "":
		var lengths []string
		for _, d := range strings.Fields(m.dash) {
			var points float64
			fmt.Sscan(d, &points) // a literal of this program
			lengths = append(lengths, fmt.Sprintf("%.2f", points/p.unit))
		}
		fmt.Fprintf(p.out, "q %.2f w [ %s ] 0 d %.2f %.2f m %.2f %.2f l S Q\n", 0.5/p.unit, strings.Join(lengths, " "), x0, y0, x1, y1)
	default:
		fmt.Fprintf(p.out, "%.2f w %.2f %.2f m %.2f %.2f l S\n", 0.5/p.unit, x0, y0, x1, y1)
	}
}

// show writes one line of text.
func (p *pen) show(m mark) {
	w := p.out
	if m.gray > 0 {
		fmt.Fprintf(w, "q %.2f g ", m.gray)
	}
	clip := p.Clip && m.angle == 0 && !m.face.Vertical
	if clip {
		length := m.face.Width(string(m.text), m.size)
		for _, g := range m.gaps {
			length += g
		}
		x0, y0 := p.at(m.x-0.5, m.y-0.25*m.size)
		x1, y1 := p.at(m.x+length+1, m.y+m.size)
		fmt.Fprintf(w, "q %.2f %.2f %.2f %.2f re W n ", x0, y0, x1-x0, y1-y0)
	}
	x, y := p.at(m.x, m.y)
	size := m.size / p.unit
	fmt.Fprint(w, "BT ")
	if p.Matrix || p.Flipped || m.angle != 0 {
		sin, cos := math.Sincos(m.angle * math.Pi / 180)
		up := 1.0
		if p.Flipped {
			up = -1
		}
		scale := 1.0
		if p.Matrix {
			scale, size = size, 1
		}
		fmt.Fprintf(w, "/%s %.2f Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm ", m.face.Name, size, scale*cos, up*scale*sin, -scale*sin, up*scale*cos, x, y)
	} else {
		fmt.Fprintf(w, "/%s %.2f Tf %.2f %.2f Td ", m.face.Name, size, x, y)
	}
	p.string(m, size)
	fmt.Fprint(w, " ET")
	if clip {
		fmt.Fprint(w, " Q")
	}
	if m.gray > 0 {
		fmt.Fprint(w, " Q")
	}
	fmt.Fprint(w, "\n")
}

// string writes what is between the place of a text and its end.
func (p *pen) string(m mark, size float64) {
	// Advances are in the units of the text, where size is the em.
	scale := size / m.size
	switch {
	case p.Glyphs == "Td" && m.role == figureRole && !m.face.Vertical:
		for i, r := range m.text {
			if i > 0 {
				step := m.face.Em(m.text[i-1]) * m.size
				if m.gaps != nil {
					step += m.gaps[i-1]
				}
				fmt.Fprintf(p.out, "%.3f 0 Td ", step*scale)
			}
			fmt.Fprintf(p.out, "<%x> Tj ", m.face.Code(r))
		}
	case m.gaps != nil || p.Glyphs == "TJ" && m.role == figureRole:
		fmt.Fprint(p.out, "[ ")
		for i, r := range m.text {
			fmt.Fprintf(p.out, "<%x> ", m.face.Code(r))
			move := 0.0
			if m.gaps != nil {
				move = m.gaps[i] / m.size * 1000
			}
			if p.Glyphs == "TJ" && m.role == figureRole {
				move += float64(p.rng.Intn(30) - 15)
			}
			if move != 0 && i < len(m.text)-1 {
				fmt.Fprintf(p.out, "%.1f ", -move)
			}
		}
		fmt.Fprint(p.out, "] TJ")
	default:
		var code []byte
		for _, r := range m.text {
			code = append(code, m.face.Code(r)...)
		}
		fmt.Fprintf(p.out, "<%x> Tj", code)
	}
}
