package markup

import (
	"slices"
)

// An edgedCell is a cell of a table whose columns are told by edges.
type edgedCell struct {
	from, to int // columns, to exclusive
	blocks   []block
	below    Merging
	doubtful bool // it may stand in another column
}

// edgeTolerance is how far apart the edges of a column are in two rows at most, in twips: Word
// reckons each row for itself. It is a quarter of a millimetre, and no cell is as narrow.
const edgeTolerance = 14

// edgesOf returns the edges of the columns of a table from left to right: each is where a
// group of edges of cells begins that are nearly the same.
func edgesOf(rows []tableRow) []int {
	var all []int
	for _, row := range rows {
		all = append(all, row.shape.Left)
		for _, c := range row.shape.Cells {
			all = append(all, c.Right)
		}
	}
	slices.Sort(all)
	var edges []int
	for _, e := range all {
		if len(edges) == 0 || e-edges[len(edges)-1] > edgeTolerance {
			edges = append(edges, e)
		}
	}
	return edges
}

// columnAt returns the number of the column that begins at an edge.
func columnAt(edges []int, edge int) int {
	i, exact := slices.BinarySearch(edges, edge)
	if !exact {
		i--
	}
	return i
}

// cellsOf returns the cells of a row with their columns; of those that are one beside another
// the first. Where the row does not say where its cells are they follow one another, in doubt.
func cellsOf(row tableRow, edges []int) []edgedCell {
	var list []edgedCell
	if len(row.shape.Cells) != len(row.cells) || !ascending(row.shape, edges) {
		for i, blocks := range row.cells {
			list = append(list, edgedCell{from: i, to: i + 1, blocks: blocks, doubtful: true})
		}
		return list
	}
	from := columnAt(edges, row.shape.Left)
	for i, c := range row.shape.Cells {
		to := columnAt(edges, c.Right)
		if n := len(list); c.Beside == Further && n > 0 {
			list[n-1].to = to
		} else {
			list = append(list, edgedCell{from: from, to: to, blocks: row.cells[i], below: c.Below})
		}
		from = to
	}
	return list
}

// ascending reports whether each cell of a row has a width.
func ascending(row *RowShape, edges []int) bool {
	from := columnAt(edges, row.Left)
	for _, c := range row.Cells {
		to := columnAt(edges, c.Right)
		if to <= from {
			return false
		}
		from = to
	}
	return true
}
