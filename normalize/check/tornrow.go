package check

import (
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// tornRow is the doubt about a figure of a scanned row of which others were not found.
const tornRow = "cells of its row were not found on the scan: the columns may have shifted"

// doubtTorn puts the figures of scanned rows in doubt of which cells are not there, and
// returns these cells. A stamp that covers a line makes two columns one, and their
// figures, or those beside them, come under the head of a neighbour. No sum tells: each
// column adds up, whatever its name is.
func doubtTorn(r *annual.Report, at map[cell]*annual.Observation) []cell {
	var missing []cell
	for _, tf := range r.Tables {
		t := form.FindTable(tf.Form, tf.Table)
		if t == nil {
			continue
		}
		for _, b := range t.Parts() {
			b.EachRow(func(row form.Row, _ []form.Row) {
				if t.HasFigures(row) {
					missing = append(missing, doubtTornRow(t, &b, row, at)...)
				}
			})
		}
	}
	return missing
}

// doubtTornRow is doubtTorn for one row of the form.
func doubtTornRow(t *form.Table, b *form.Block, row form.Row, at map[cell]*annual.Observation) []cell {
	var missing []cell
	var found []*annual.Observation
	for _, c := range b.Columns {
		indicator, applicant := t.Cell(row, c)
		switch o := at[cell{Indicator: indicator, Applicant: applicant}]; {
		case o == nil:
			missing = append(missing, cell{Indicator: indicator, Applicant: applicant})
		case o.Recognition() != nil:
			found = append(found, o)
		}
	}
	if len(found) == 0 {
		return nil
	}
	if len(missing) > 0 {
		for _, o := range found {
			o.FlagRecognized(tornRow)
		}
	}
	return missing
}
