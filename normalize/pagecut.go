package normalize

import (
	"slices"

	"nianbao/extract"
)

// cutOff returns the figures that may be the rest of those of a match: a page
// break cuts the row, and a row without a label, of which nothing is known, stands
// on the other side of it.
func (p *placement) cutOff(m match) []extract.Cell {
	a := &p.alignment
	var figures []extract.Cell
	add := func(i int) {
		if i < 0 || i >= len(a.rows) || a.rows[i].source != extract.FromRulings || a.rows[i].values == 0 || len(a.rows[i].labels) > 0 {
			return
		}
		if !a.taken(i) {
			figures = append(figures, a.rows[i].figures...)
		}
	}
	if m.to < len(a.rows) && a.rows[m.to].loose {
		add(m.to)
	}
	if a.rows[m.from].loose {
		add(m.from - 1)
	}
	return figures
}

// goesOn reports whether one of the figures on the other page stands in the column
// of a cell.
func goesOn(c extract.Cell, others []extract.Cell) bool {
	return slices.ContainsFunc(others, func(o extract.Cell) bool {
		return len(over([]slot{{box: o.Place.Box}}, c.Place.Box)) > 0
	})
}
