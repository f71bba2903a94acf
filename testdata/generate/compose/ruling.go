package compose

import "math"

// A Ruling is how the lines of a table are drawn.
type Ruling string

const (
	RuledPlain      Ruling = "plain"
	RuledBoxes      Ruling = "boxes"      // a rectangle round each cell
	RuledDouble     Ruling = "double"     // two lines for one
	RuledDashed     Ruling = "dashed"     // dashes
	RuledSegments   Ruling = "segments"   // several short lines a cell
	RuledHorizontal Ruling = "horizontal" // none between columns
	RuledOutside    Ruling = "outside"    // only round the table
	RuledInside     Ruling = "inside"     // not round the table
	RuledNone       Ruling = "none"
)

// frames draws the lines of what a page shows of a table.
func (c *compositor) frames(s *setting, strips []strip) {
	if c.Rules == RuledNone || len(strips) == 0 {
		return
	}
	whole := box{s.edges[0], s.edges[len(s.edges)-1], strips[0].top, strips[len(strips)-1].bottom}
	if c.Rules == RuledOutside {
		c.edges(whole, whole)
		return
	}
	for i, cells := range s.Rows {
		for _, cell := range cells {
			b, on := box{x0: s.edges[cell.Col], x1: s.edges[cell.Col+cell.ColSpan]}, false
			for _, t := range strips {
				if t.row >= i && t.row < i+cell.RowSpan {
					if !on {
						b.top, on = t.top, true
					}
					b.bottom = t.bottom
				}
			}
			if on {
				c.edges(b, whole)
			}
		}
	}
}

// edges draws the four lines of a cell, as far as the ruling has them.
func (c *compositor) edges(b, whole box) {
	add := func(m mark) {
		m.role = ruleRole
		c.folio().marks = append(c.folio().marks, m)
	}
	if c.Rules == RuledBoxes {
		add(mark{x: b.x0, y: b.bottom, x1: b.x1, y1: b.top, boxed: true})
		return
	}
	for _, e := range []struct {
		x0, y0, x1, y1 float64
		outer          bool
	}{
		{b.x0, b.top, b.x1, b.top, b.top == whole.top},
		{b.x0, b.bottom, b.x1, b.bottom, b.bottom == whole.bottom},
		{b.x0, b.bottom, b.x0, b.top, b.x0 == whole.x0},
		{b.x1, b.bottom, b.x1, b.top, b.x1 == whole.x1},
	} {
		upright := e.x0 == e.x1
		switch {
		case c.Rules == RuledInside && e.outer, c.Rules == RuledHorizontal && upright:
		case c.Rules == RuledDouble:
			const apart = 0.8
			dx, dy := 0.0, apart
			if upright {
				dx, dy = apart, 0
			}
			add(mark{x: e.x0 - dx, y: e.y0 - dy, x1: e.x1 - dx, y1: e.y1 - dy})
			add(mark{x: e.x0 + dx, y: e.y0 + dy, x1: e.x1 + dx, y1: e.y1 + dy})
		case c.Rules == RuledDashed:
			add(mark{x: e.x0, y: e.y0, x1: e.x1, y1: e.y1, dash: "3 1.5"})
		case c.Rules == RuledSegments:
			n := math.Max(2, math.Round(math.Hypot(e.x1-e.x0, e.y1-e.y0)/11))
			for i := range int(n) {
				from, to := (float64(i)+0.03)/n, (float64(i)+0.97)/n
				add(mark{x: e.x0 + (e.x1-e.x0)*from, y: e.y0 + (e.y1-e.y0)*from, x1: e.x0 + (e.x1-e.x0)*to, y1: e.y0 + (e.y1-e.y0)*to})
			}
		default:
			add(mark{x: e.x0, y: e.y0, x1: e.x1, y1: e.y1})
		}
	}
}
