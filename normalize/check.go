package normalize

import (
	"fmt"
	"slices"
)

// Settle checks the figures of a report and adds what it finds to the findings:
// the last step of Normalize, for reports that are put together otherwise. Sums
// that fail become findings, figures whose characters were in doubt are trusted
// where a sum confirms them, blank cells that can hold one value only get it, and
// what the text states is set against the tables.
func Settle(r *Report) {
	settle(r)
	compareNarrative(r)
}

// settle runs the checks: values in doubt that a check confirms are trusted,
// checks that fail become findings, and blank cells that can hold one value only
// get it, marked as derived.
func settle(r *Report) {
	at := index(r)
	equations := equationsOf(r, at)
	confirm(equations, at)
	judgeRecognized(r, equations, at)
	for _, e := range equations {
		e.report(r, at)
	}
	derive(equations, at)
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Status == Flagged {
			r.Add(Finding{Code: "value-flagged", Severity: Warning, Message: fmt.Sprintf("%q: %s", o.Raw, o.Note),
				Cells: []CellRef{{Indicator: o.Indicator, Applicant: o.Applicant}}, Place: o.Place})
		}
	}
}

// confirm trusts figures whose characters were in doubt, such as one broken over
// lines, if a check that they take part in holds: read otherwise, they would not
// add up. A doubt about the place is left: equal sums do not tell rows apart.
func confirm(equations []equation, at map[cell]*Observation) {
	for _, e := range equations {
		left, ok1 := sum(e.left, at)
		right, ok2 := sum(e.right, at)
		if !ok1 || !ok2 || left.Cmp(right) != 0 {
			continue
		}
		var doubtful []*Observation
		for _, cells := range [][]cell{e.left, e.right} {
			for _, c := range cells {
				if at[c].Status == Flagged {
					doubtful = append(doubtful, at[c])
				}
			}
		}
		if slices.ContainsFunc(doubtful, func(o *Observation) bool {
			return o.Note != ReadNumber(o.Raw).Doubt || o.Value.Rat().Sign() == 0
		}) {
			continue
		}
		for _, o := range doubtful {
			o.Status, o.Confidence = Read, SureConfidence
			o.Note = JoinNotes(o.Note, "confirmed by "+e.check.Zh)
		}
	}
}
