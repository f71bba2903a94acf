package sheet

import (
	"slices"
	"strings"

	"nianbao/extract/sheet/workbook"
)

// A grid is what is seen of a sheet.
type grid struct {
	sheet   *workbook.Sheet
	rows    []row // those that have a text or lines, from the top
	leftOut strings.Builder
}

// A row is a row that is seen.
type row struct {
	number int // in the sheet, from 0
	cells  []*cell
	// apart says that an empty row without lines is between this row and the one before.
	apart bool
}

// A cell is a cell that is seen, with those that are merged with it.
type cell struct {
	row, col         int // of its first cell that is seen, in the sheet, from 0
	lastRow, lastCol int // of its last
	text             string
	doubtful         bool
	ruled            bool
	bold             bool
	size             float64
}

// grid returns what is seen of a sheet, and takes down what is not.
func (w *writer) grid(s *workbook.Sheet) *grid {
	g := &grid{sheet: s}
	v := newView(s)
	for _, r := range s.Rows {
		var seen []*cell
		for i := range r.Cells {
			c, ok := w.cell(g, v, r, &r.Cells[i])
			if ok {
				seen = append(seen, c)
			}
		}
		for _, c := range seen {
			g.put(c)
		}
		if r.Ruled && !r.Hidden {
			g.at(r.Number)
		}
	}
	for _, m := range s.Merged {
		g.putEmpty(v, m)
	}
	for i := range g.rows {
		own := g.rows[i].cells
		slices.SortStableFunc(own, func(a, b *cell) int { return a.col - b.col })
		g.rows[i].apart = i > 0 && v.seenBetween(g.rows[i-1].number, g.rows[i].number)
	}
	return g
}

// cell returns a cell as it is seen. It reports false for one of which nothing is.
func (w *writer) cell(g *grid, v *view, r workbook.Row, c *workbook.Cell) (*cell, bool) {
	at := w.at(g.sheet, r.Number, c.Col)
	is := w.formats.show(*c)
	m, state := v.merge(r.Number, c.Col)
	box, visible := v.visible(m)
	switch {
	case is.text == "" && c.Kind == workbook.Pending && visible:
		w.pending.add(at, "")
		return &cell{row: box.FirstRow, col: box.FirstCol, lastRow: box.LastRow, lastCol: box.LastCol, doubtful: true, ruled: c.Ruled}, true
	case is.text == "" && c.Kind != workbook.Number:
		return nil, false
	case !visible || state == covered:
		g.leftOut.WriteString(is.text)
		w.unseen.add(at, "")
		return nil, false
	case is.text == "" || c.Kind == workbook.Number && c.Number == 0 && g.sheet.NoZeros:
		w.blank.add(at, "")
		return nil, false
	}
	switch {
	case is.unknown:
		w.unknown.add(at, is.text)
	case is.stored != "":
		w.rounded.add(at, is.text+" ("+is.stored+")")
	case c.Kind == workbook.Error:
		w.faults.add(at, is.text)
	}
	return &cell{row: box.FirstRow, col: box.FirstCol, lastRow: box.LastRow, lastCol: box.LastCol, text: is.text,
		doubtful: c.Amended || is.unknown, ruled: c.Ruled, bold: c.Bold, size: c.Size}, true
}

// at returns the row of a number, adding it.
func (g *grid) at(number int) *row {
	i, found := slices.BinarySearchFunc(g.rows, number, func(r row, number int) int { return r.number - number })
	if !found {
		g.rows = slices.Insert(g.rows, i, row{number: number})
	}
	return &g.rows[i]
}

func (g *grid) put(c *cell) {
	r := g.at(c.row)
	r.cells = append(r.cells, c)
}

// putEmpty adds a merged cell with nothing in it to the row it begins on, where that has others.
func (g *grid) putEmpty(v *view, m workbook.Range) {
	box, visible := v.visible(m)
	i, found := slices.BinarySearchFunc(g.rows, box.FirstRow, func(r row, number int) int { return r.number - number })
	if !visible || !found {
		return
	}
	if r := &g.rows[i]; !slices.ContainsFunc(r.cells, func(c *cell) bool { return c.col <= box.LastCol && box.FirstCol <= c.lastCol }) {
		r.cells = append(r.cells, &cell{row: box.FirstRow, col: box.FirstCol, lastRow: box.LastRow, lastCol: box.LastCol})
	}
}

// texts returns the cells of a row in which something stands.
func (r row) texts() []*cell {
	return slices.DeleteFunc(slices.Clone(r.cells), func(c *cell) bool { return c.text == "" })
}

func (g *grid) hasText() bool {
	return slices.ContainsFunc(g.rows, func(r row) bool { return len(r.texts()) > 0 })
}
