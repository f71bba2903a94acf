package report

import "slices"

// A Grid is a table to be printed, without any measure but the relative
// widths of its columns.
type Grid struct {
	ID     string // of the table
	Widths []float64
	Rows   [][]Cell // each holds the cells that begin in it
}

// A Cell is one cell.
type Cell struct {
	Col, ColSpan, RowSpan int
	Text                  string
	Kind                  Kind
}

// A Kind says what a cell is for, and so how it is set.
type Kind int

const (
	Heading  Kind = iota // 第二十条第（一）项
	Header               // over a column
	Label                // before a row of figures
	Vertical             // 三、本年度办理结果
	Group                // （三）不予公开
	Figure
)

// HeadRows returns how many rows of a grid are its head.
func (g *Grid) HeadRows() int {
	return slices.IndexFunc(g.Rows, func(cells []Cell) bool {
		return slices.ContainsFunc(cells, func(cell Cell) bool { return cell.Kind == Figure || cell.Kind == Label })
	})
}
