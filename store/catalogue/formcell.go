package catalogue

import (
	"slices"
	"strings"

	"nianbao/normalize/form"
)

// A formCell is one cell of figures of a form's table, with the labels that
// the form prints for it.
type formCell struct {
	row, col                 int // from 1
	heading, rowZh, columnZh string
	indicator, applicant     string
	optional                 bool
}

// printedCells lists a table's cells in printed order.
func printedCells(t form.Table) []formCell {
	var cells []formCell
	row := 0
	for _, b := range t.Blocks {
		printedRows(b.Rows, nil, func(r form.Row, labels []string) {
			if !t.HasFigures(r) {
				return
			}
			row++
			for i, c := range b.Columns {
				cell := formCell{row: row, col: i + 1, heading: b.Heading, rowZh: strings.Join(labels, " / "),
					columnZh: strings.Join(append(slices.Clone(c.Groups), c.Zh), " / "), optional: r.Optional}
				cell.indicator, cell.applicant = t.Cell(r, c)
				cells = append(cells, cell)
			}
		})
	}
	return cells
}

// printedRows calls do for every row and group in printed order, with the
// labels of the groups it stands in and its own.
func printedRows(rows []form.Row, groups []string, do func(r form.Row, labels []string)) {
	for _, r := range rows {
		labels := append(slices.Clone(groups), r.Zh)
		do(r, labels)
		printedRows(r.Rows, labels, do)
	}
}
