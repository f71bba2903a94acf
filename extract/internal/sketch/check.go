package sketch

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/document"
)

// Printed writes a table, one row a line: "0 规章 | 1 3 | 2-3 4", each cell with
// its columns.
func Printed(t *document.Table) string {
	rows := make([]string, t.Rows)
	for _, c := range t.Cells {
		s := fmt.Sprint(c.Col)
		if c.ColSpan > 1 {
			s += fmt.Sprintf("-%d", c.Col+c.ColSpan-1)
		}
		s += " " + c.Text
		if c.Spread {
			s += " spread"
		}
		if rows[c.Row] != "" {
			rows[c.Row] += " | "
		}
		rows[c.Row] += s
	}
	return strings.Join(rows, "\n")
}

// CheckRange fails where a cell or a piece is not in the table.
func CheckRange(t testing.TB, table *document.Table) {
	t.Helper()
	for _, c := range table.Cells {
		if c.Row < 0 || c.Col < 0 || c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > table.Rows || c.Col+c.ColSpan > table.Cols {
			t.Errorf("%d,%d+%dx%d in a table of %d by %d (%s)", c.Row, c.Col, c.RowSpan, c.ColSpan, table.Rows, table.Cols, table.Source)
		}
	}
	next := 0
	for _, p := range table.Pieces {
		if p.FirstRow != next || p.LastRow < p.FirstRow {
			t.Errorf("rows %d to %d of a piece, where row %d is next", p.FirstRow, p.LastRow, next)
		}
		next = p.LastRow + 1
	}
	if next != table.Rows {
		t.Errorf("pieces of %d rows, a table of %d", next, table.Rows)
	}
}

// CheckRuled fails where two cells cover one field, or a cell lies outside of
// its table.
func CheckRuled(t testing.TB, table *document.Table) {
	t.Helper()
	CheckRange(t, table)
	covered := map[[2]int]bool{}
	for _, c := range table.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if covered[[2]int{r, col}] {
					t.Errorf("two cells at %d,%d", r, col)
				}
				covered[[2]int{r, col}] = true
			}
		}
		for _, p := range table.Pieces {
			in := p.Place.Box
			if b := c.Place.Box; c.Place.Page == p.Place.Page && (b.X0 < in.X0 || b.X1 > in.X1 || b.Y0 < in.Y0 || b.Y1 > in.Y1) {
				t.Errorf("the cell %v lies outside of its table %v", b, in)
			}
		}
	}
}
