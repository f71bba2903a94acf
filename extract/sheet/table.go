package sheet

import (
	"slices"

	"nianbao/extract/document"
)

// addTable adds the rows of bands as a table. Of one with a single column lines are made.
func (p *page) addTable(bands []band) error {
	for len(bands) > 0 && len(bands[len(bands)-1].texts) == 0 {
		bands = bands[:len(bands)-1]
	}
	var rows []int // in the sheet
	var cells, texts []*cell
	for _, b := range bands {
		cells, texts = append(cells, b.cells...), append(texts, b.texts...)
		for _, r := range b.rows {
			rows = append(rows, r.number)
		}
	}
	cols := columnsOf(texts)
	if len(cols) == 1 {
		return p.addLines(texts)
	}
	if err := p.budget.Objects(len(rows) * len(cols)); err != nil {
		return err
	}
	t := &document.Table{Rows: len(rows), Cols: len(cols), Source: document.FromMarkup}
	taken := make([]bool, len(rows)*len(cols))
	for _, c := range cells {
		if err := p.addCell(t, c, rows, cols, taken); err != nil {
			return err
		}
	}
	for i := range taken {
		if taken[i] {
			continue
		}
		r, k := i/len(cols), i%len(cols)
		blank := &cell{row: rows[r], lastRow: rows[r], col: cols[k], lastCol: cols[k]}
		t.Cells = append(t.Cells, document.Cell{Row: r, Col: k, RowSpan: 1, ColSpan: 1, Place: p.place(blank)})
	}
	slices.SortFunc(t.Cells, func(a, b document.Cell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	at := t.Cells[0].Place
	at.Box = document.Rect{}
	t.Pieces = []document.Piece{{Place: at, LastRow: t.Rows - 1}}
	p.Tables = append(p.Tables, t)
	p.Sequence = append(p.Sequence, document.Item{Page: p.Page, Table: t})
	return nil
}

// addCell adds a cell to a table of these rows and columns of the sheet, which no other has taken.
// Cells that come to lie over each other are in doubt.
func (p *page) addCell(t *document.Table, c *cell, rows, cols []int, taken []bool) error {
	row, lastRow := between(rows, c.row, c.lastRow)
	col, lastCol := between(cols, c.col, c.lastCol)
	if row > lastRow || col > lastCol {
		return nil // an empty one where the table has no column
	}
	d := document.Cell{Row: row, Col: col, RowSpan: lastRow - row + 1, ColSpan: lastCol - col + 1, Text: c.text, Crossed: c.doubtful, Place: p.place(c)}
	for r := row; r <= lastRow; r++ {
		for k := col; k <= lastCol; k++ {
			i := r*len(cols) + k
			d.Crossed = d.Crossed || taken[i]
			taken[i] = true
		}
	}
	t.Cells = append(t.Cells, d)
	return p.budget.Cell(c.text)
}

// between returns which of the numbers, sorted, are the first and the last in a span.
func between(numbers []int, first, last int) (from, to int) {
	from, _ = slices.BinarySearch(numbers, first)
	to, found := slices.BinarySearch(numbers, last)
	if !found {
		to--
	}
	return from, to
}
