package sequence

import (
	"slices"

	"nianbao/extract/document"
	"nianbao/normalize/place/align"
)

// Programs write a table column by column where its cells stand far from each other, and columns
// that stand close to each other row by row: what is left of a part of the table is blocks of
// equally many rows, each of one column or several, from left to right. Words stand between them
// where heads are written so.

// A blockReader looks for all ways to read lines of figures as such blocks.
type blockReader struct {
	columns int // that the blocks have together
	rows    int // that each has
	found   []blocks
}

// blocks are what lines of figures were read as.
type blocks struct {
	rows [][]document.Cell // with a figure for each column, which add up
	used int               // lines
}

// asBlocks returns the rows that the first lines make as blocks of as many rows as can be, up to
// so many; none where no way to read them has rows that all add up, or where two have as many.
// Lower blocks can be found in most higher ones: taking them would leave rows over, and the sums
// down the columns would tell.
func asBlocks(lines []align.Row, columns, most int) blocks {
	for n := most; n > 0; n-- {
		b := blockReader{columns: columns, rows: n}
		if b.read(lines, 0, nil); len(b.found) == 1 {
			return b.found[0]
		} else if len(b.found) > 1 {
			break
		}
	}
	return blocks{}
}

// saysTheSame reports whether two ways to read lines have the same figures in the same places.
func (b blocks) saysTheSame(o blocks) bool {
	return b.used == o.used && slices.EqualFunc(b.rows, o.rows, func(x, y []document.Cell) bool {
		return slices.EqualFunc(x, y, func(c, d document.Cell) bool { return c.Text == d.Text })
	})
}

// read completes the columns so far with the lines from one on.
func (b *blockReader) read(lines []align.Row, at int, so [][]document.Cell) {
	if len(so) == b.columns {
		if rows := across(so); rows != nil && !slices.ContainsFunc(b.found, blocks{rows, at}.saysTheSame) {
			b.found = append(b.found, blocks{rows, at})
		}
		return
	}
	for at > 0 && at < len(lines) && len(lines[at].Figures) == 0 {
		at++
	}
	if !isBare(lines, at) {
		return
	}
	figures, left := lines[at].Figures, b.columns-len(so)
	if n := len(figures) / b.rows; len(figures)%b.rows == 0 && n <= left { // columns, one behind the other
		next := slices.Clone(so)
		for c := range n {
			next = append(next, figures[c*b.rows:(c+1)*b.rows])
		}
		b.read(lines, at+1, next)
	}
	if k := len(figures); k <= left && b.areAlike(lines, at) { // columns beside each other
		next := slices.Clone(so)
		for c := range k {
			var column []document.Cell
			for _, l := range lines[at : at+b.rows] {
				column = append(column, l.Figures[c])
			}
			next = append(next, column)
		}
		b.read(lines, at+b.rows, next)
	}
}

// areAlike reports whether as many lines as there are rows have equally many figures.
func (b *blockReader) areAlike(lines []align.Row, at int) bool {
	for i := at; i < at+b.rows; i++ {
		if !isBare(lines, i) || len(lines[i].Figures) != len(lines[at].Figures) {
			return false
		}
	}
	return true
}

// isBare reports whether a line is figures of a text, and nothing else but before the first.
func isBare(lines []align.Row, at int) bool {
	return at < len(lines) && lines[at].Source == document.FromText && len(lines[at].Figures) > 0 && (at == 0 || len(lines[at].Labels) == 0)
}

// across turns columns into rows; nil where one does not add up.
func across(columns [][]document.Cell) [][]document.Cell {
	rows := make([][]document.Cell, len(columns[0]))
	for i := range rows {
		for _, c := range columns {
			rows[i] = append(rows[i], c[i])
		}
		if !addsUp(rows[i]) {
			return nil
		}
	}
	return rows
}
