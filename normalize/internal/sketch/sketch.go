package sketch

import (
	"strings"

	"nianbao/extract/document"
)

// Ruled makes a ruled table of rows of cells, "|" between cells, each cell 40
// by 10 points. "<" continues the cell to the left, "^" the cell above.
func Ruled(text string) *document.Table {
	t := &document.Table{Source: document.FromRulings}
	rows := strings.Split(strings.TrimSpace(text), "\n")
	t.Rows = len(rows)
	at := map[[2]int]int{}
	for r, line := range rows {
		for c, s := range strings.Split(line, "|") {
			s = strings.TrimSpace(s)
			box := document.Rect{X0: float64(c * 40), X1: float64(c*40 + 40), Y0: float64(-10*r - 10), Y1: float64(-10 * r)}
			t.Cols = max(t.Cols, c+1)
			from, known := at[[2]int{r, c - 1}]
			if s == "^" {
				from, known = at[[2]int{r - 1, c}]
			}
			if (s == "<" || s == "^") && known {
				cell := &t.Cells[from]
				cell.RowSpan, cell.ColSpan = r-cell.Row+1, max(cell.ColSpan, c-cell.Col+1)
				cell.Place.Box = cell.Place.Box.Union(box)
				at[[2]int{r, c}] = from
				continue
			}
			at[[2]int{r, c}] = len(t.Cells)
			t.Cells = append(t.Cells, document.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: s, Place: document.Place{Page: 1, Box: box}})
		}
	}
	t.Pieces = []document.Piece{{Place: document.Place{Page: 1}, LastRow: t.Rows - 1}}
	return t
}

// Lines makes a table of lines of words, as the reading of a text without positions does:
// each word is a cell, and its rank in its line is all that tells where it stands.
func Lines(text string) *document.Table {
	t := &document.Table{Source: document.FromText}
	for r, line := range strings.Split(text, "\n") {
		for c, word := range strings.Fields(line) {
			t.Cells = append(t.Cells, document.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: word})
		}
		t.Rows++
	}
	return t
}
