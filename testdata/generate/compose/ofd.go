package compose

import (
	"math/rand"

	"nianbao/testdata/generate/ofd"
)

// OFD returns the paper as an OFD file in a hand.
func (p *Paper) OFD(h ofd.Hand, rng *rand.Rand) []byte {
	var sheets []ofd.Sheet
	for _, s := range p.folios {
		sheet := ofd.Sheet{Wide: s.wide, High: s.high}
		for _, m := range p.ink.ordered(s.marks, rng) {
			switch {
			case m.face != nil:
				sheet.Texts = append(sheet.Texts, ofdText(m))
			case m.filled || m.boxed:
				sheet.Boxes = append(sheet.Boxes, ofd.Box{X0: m.x, Y0: m.y, X1: m.x1, Y1: m.y1, Filled: m.filled, Gray: m.gray})
			default:
				sheet.Lines = append(sheet.Lines, ofd.Line{X0: m.x, Y0: m.y, X1: m.x1, Y1: m.y1, Dash: m.dash, Furniture: m.role == furnitureRole})
			}
		}
		sheets = append(sheets, sheet)
	}
	return h.Write(p.title, sheets)
}

// ofdText writes a line of text down. A vertical face has the origin of a character above it, in
// its middle; OFD has none such.
func ofdText(m mark) ofd.Text {
	t := ofd.Text{Font: m.face.Name, Size: m.size, X: m.x, Y: m.y, Chars: m.text, Angle: m.angle, Down: m.face.Vertical, Gray: m.gray,
		Furniture: m.role == furnitureRole, Figure: m.role == figureRole}
	if t.Down {
		t.X, t.Y = m.x-m.size/2, m.y-0.88*m.size
	}
	for i, c := range m.text[:max(len(m.text)-1, 0)] {
		step := m.face.Em(c) * m.size
		if m.gaps != nil {
			step += m.gaps[i]
		}
		t.Advances = append(t.Advances, step)
	}
	return t
}
