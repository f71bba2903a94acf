package normalize

import (
	"slices"

	"nianbao/extract/document"
)

// cutOff returns the figures that may be the rest of those of a match: a page
// break cuts the row, and a row without a label, of which nothing is known, stands
// on the other side of it.
func (p *placement) cutOff(m match) []document.Cell {
	a := &p.alignment
	var figures []document.Cell
	add := func(i int) {
		if i < 0 || i >= len(a.rows) || a.rows[i].source != document.FromRulings || a.rows[i].values == 0 || len(a.rows[i].labels) > 0 {
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
func goesOn(c document.Cell, others []document.Cell) bool {
	return slices.ContainsFunc(others, func(o document.Cell) bool {
		return len(over([]slot{{box: o.Place.Box}}, c.Place.Box)) > 0
	})
}
