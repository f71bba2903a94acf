package store

import (
	"slices"
	"strings"

	"nianbao/normalize"
)

// A formCell is one cell of figures of a form's table, with the labels that
// the form prints for it.
type formCell struct {
	row, col                 int // from 1
	heading, rowZh, columnZh string
	indicator, applicant     string
	optional                 bool
}

// printedCells lists a table's cells in printed order. The indicator of a cell
// follows from the table's Key, as told at normalize.Table; the schema rejects
// a code that is not in the catalogue.
func printedCells(t normalize.Table) []formCell {
	var cells []formCell
	row := 0
	for _, b := range t.Blocks {
		printedRows(b.Rows, nil, func(r normalize.Row, labels []string) {
			if r.ID == "" && t.Key != "column" {
				return // a group without figures of its own
			}
			row++
			for i, c := range b.Columns {
				cell := formCell{row: row, col: i + 1, heading: b.Heading, rowZh: strings.Join(labels, " / "),
					columnZh: strings.Join(append(slices.Clone(c.Groups), c.Zh), " / "), optional: r.Optional}
				switch t.Key {
				case "row":
					cell.indicator, cell.applicant = t.ID+"."+r.ID, c.ID
				case "column":
					cell.indicator = c.ID
				default:
					cell.indicator = t.ID + "." + r.ID + "." + c.ID
				}
				cells = append(cells, cell)
			}
		})
	}
	return cells
}

// printedRows calls do for every row and group in printed order, with the
// labels of the groups it stands in and its own.
func printedRows(rows []normalize.Row, groups []string, do func(r normalize.Row, labels []string)) {
	for _, r := range rows {
		labels := append(slices.Clone(groups), r.Zh)
		do(r, labels)
		printedRows(r.Rows, labels, do)
	}
}

// tableForms returns, for each table that a report has figures of, the form
// that it follows: the one with a place for most of them, then the one with the
// fewest places left over, then the report's own.
func tableForms(r *normalize.Report) map[string]string {
	type fit struct{ placed, missing, own int }
	has := map[normalize.CellRef]bool{}
	for _, o := range r.Observations {
		has[normalize.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = true
	}
	forms, best := map[string]string{}, map[string]fit{}
	for _, f := range normalize.Forms() {
		for _, t := range f.Tables {
			var now fit
			for _, c := range printedCells(t) {
				if has[normalize.CellRef{Indicator: c.indicator, Applicant: c.applicant}] {
					now.placed++
				} else {
					now.missing++
				}
			}
			if f.ID == r.Form {
				now.own = 1
			}
			old, known := best[t.ID]
			better := now.placed > old.placed || now.placed == old.placed &&
				(now.missing < old.missing || now.missing == old.missing && now.own > old.own)
			if now.placed > 0 && (!known || better) {
				forms[t.ID], best[t.ID] = f.ID, now
			}
		}
	}
	return forms
}
