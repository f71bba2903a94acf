package normalize

import "slices"

// tornRow is the doubt about a figure of a scanned row of which others were not found.
const tornRow = "cells of its row were not found on the scan: the columns may have shifted"

// doubtTorn puts the figures of scanned rows in doubt of which cells are not there, and
// returns these cells. A stamp that covers a line makes two columns one, and their
// figures, or those beside them, come under the head of a neighbour. No sum tells: each
// column adds up, whatever its name is.
func (r *Report) doubtTorn(at map[cell]*Observation) []cell {
	var missing []cell
	torn := map[string]bool{} // by indicator, once it was looked at
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Applicant == "" || o.recognition == nil {
			continue
		}
		if _, seen := torn[o.Indicator]; !seen {
			lost := slices.DeleteFunc(rowOf(o.Indicator), func(c cell) bool { return at[c] != nil })
			torn[o.Indicator] = len(lost) > 0
			missing = append(missing, lost...)
		}
		if torn[o.Indicator] {
			o.flag(tornRow)
		}
	}
	return missing
}

// rowOf lists the cells of an indicator that is counted by applicant.
func rowOf(indicator string) []cell {
	var row []cell
	for _, a := range Applicants() {
		row = append(row, cell{indicator, a.ID})
	}
	return row
}
