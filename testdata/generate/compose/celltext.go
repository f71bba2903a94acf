package compose

import (
	"strings"

	"nianbao/testdata/generate/font"
	"nianbao/testdata/generate/report"
)

// A box is the place of a cell.
type box struct{ x0, x1, top, bottom float64 }

// figureText sets a figure.
func (c *compositor) figureText(cell report.Cell, b box) {
	if cell.Text == "" {
		return
	}
	lines, face, size := c.lines(cell, b.x1-b.x0)
	y := (b.top+b.bottom)/2 + float64(len(lines)-1)*leading(size)/2 - 0.33*size - c.Lower
	if c.Top {
		y = b.top - c.Padding - size
	}
	for _, line := range lines {
		w := c.measure(face, line, size)
		x := (b.x0 + b.x1 - w) / 2
		if c.Touching {
			x = b.x1 - w - 0.6 // some substitutes of fonts have wider digits
		}
		c.text(mark{role: figureRole, x: x, y: y, face: face, size: size}, line)
		y -= leading(size)
	}
}

// cellText sets lines of a label or a head; ends says whether the last of
// them is the last of the cell.
func (c *compositor) cellText(cell report.Cell, lines []string, face *font.Typeface, size float64, b box, ends bool) {
	y := (b.top+b.bottom)/2 + float64(len(lines))*leading(size)/2
	if c.Top && cell.Kind == report.Label {
		y = b.top - c.Padding
	}
	for i, line := range lines {
		y -= leading(size)
		x := b.x0 + 3
		bare := line
		if c.BareIndent {
			bare = strings.TrimLeft(line, "　")
			x += c.measure(face, line, size) - c.measure(face, bare, size)
		}
		m := mark{role: labelRole, x: x, y: y + 0.3*size, face: face, size: size}
		room := b.x1 - 3 - x
		switch {
		case cell.Kind == report.Label:
			if c.Justified && (i < len(lines)-1 || !ends) {
				m.gaps = c.spread(face, bare, size, room)
			}
		case c.Justified && len([]rune(bare)) < 6 && len([]rune(bare)) > 1 && !strings.ContainsAny(bare, "（）"):
			// Short heads are spread over their cell.
			want := min(room, c.measure(face, bare, size)*1.8)
			m.gaps = c.spread(face, bare, size, want)
			m.x = (b.x0 + b.x1 - max(want, c.measure(face, bare, size))) / 2
		default:
			m.x = (b.x0 + b.x1 - c.measure(face, bare, size)) / 2
		}
		c.text(m, bare)
	}
}

// groupText sets the label of a group of rows, of which the box is the part
// on this page; ends says whether it is the last part.
func (c *compositor) groupText(s *setting, cell *report.Cell, b box, ends bool) {
	wide, high := b.x1-b.x0, b.top-b.bottom
	lines, face, size := c.lines(*cell, wide)
	if c.Group >= GroupTurned && c.turns(*cell, wide) {
		if need := c.need(*cell, wide); s.done[cell] == 0 && (high >= need-0.01 || ends) {
			s.done[cell] = 1
			c.verticalText(cell.Text, min(size, size*high/need), b)
		}
		return
	}
	left := lines[s.done[cell]:]
	if len(left) == 0 {
		return
	}
	fit := int((high - 2*c.Padding + 0.01) / leading(size))
	if ends && fit < len(left) {
		size *= float64(max(fit, 1)) / float64(len(left))
		fit = len(left)
	}
	n := min(len(left), fit)
	if n <= 0 {
		return
	}
	s.done[cell] += n
	c.cellText(*cell, left[:n], face, size, b, n == len(left))
}

// verticalText sets a group's label from top to bottom, or turned.
func (c *compositor) verticalText(text string, size float64, b box) {
	if c.Group == GroupTurned {
		y := (b.top + b.bottom - c.measure(c.Label, text, size)) / 2
		c.text(mark{role: labelRole, x: (b.x0+b.x1)/2 + 0.35*size, y: y, face: c.Label, size: size, angle: 90}, text)
		return
	}
	long := float64(len([]rune(text))) * size
	c.folio().marks = append(c.folio().marks, mark{role: labelRole, x: (b.x0 + b.x1) / 2, y: (b.top + b.bottom + long) / 2, face: c.Upright, size: size, text: []rune(text)})
}
