package main

import "slices"

// A grid is a table to be printed, without any measure but the relative
// widths of its columns.
type grid struct {
	id     string // of the table
	widths []float64
	rows   [][]gridCell // each holds the cells that begin in it
}

// A gridCell is one cell.
type gridCell struct {
	col, colSpan, rowSpan int
	text                  string
	kind                  kind
}

// A kind says what a cell is for, and so how it is set.
type kind int

const (
	heading  kind = iota // 第二十条第（一）项
	header               // over a column
	label                // before a row of figures
	vertical             // 三、本年度办理结果
	group                // （三）不予公开
	figure
)

// headRows returns how many rows of a grid are its head.
func (g *grid) headRows() int {
	return slices.IndexFunc(g.rows, func(cells []gridCell) bool {
		return slices.ContainsFunc(cells, func(cell gridCell) bool { return cell.kind == figure || cell.kind == label })
	})
}
