package check

import (
	"fmt"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/confidence"
	"nianbao/normalize/number"
)

// Settle checks the figures of a report and adds what it finds to the findings:
// the last step of reading one, for reports that are put together otherwise. Sums
// that fail become findings, figures whose characters were in doubt are trusted
// where a sum confirms them, blank cells that can hold one value only get it, and
// what the text states is set against the tables. At last each value gets its confidence.
func Settle(r *annual.Report) {
	settle(r)
	compareNarrative(r)
	testify(r)
	confidence.Rate(r)
}

// settle runs the checks: values in doubt that a check confirms are trusted,
// checks that fail become findings, and blank cells that can hold one value only
// get it, marked as derived.
func settle(r *annual.Report) {
	at := index(r)
	equations := equationsOf(r, at)
	confirm(equations, at)
	judgeRecognized(r, equations, at)
	doubtFailing(equations, at)
	for _, e := range equations {
		e.report(r, at)
	}
	derive(equations, at)
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Status == annual.Flagged {
			r.Add(annual.Finding{Code: "value-flagged", Severity: annual.Warning, Message: fmt.Sprintf("%q: %s", o.Raw, o.Note),
				Cells: []annual.CellRef{{Indicator: o.Indicator, Applicant: o.Applicant}}, Place: o.Place})
		}
	}
}

// confirm trusts figures whose characters were in doubt, such as one broken over
// lines, if a check that they take part in holds: read otherwise, they would not
// add up. A doubt about the place is left: equal sums do not tell rows apart.
func confirm(equations []equation, at map[cell]*annual.Observation) {
	for _, e := range equations {
		left, ok1 := sum(e.left, at)
		right, ok2 := sum(e.right, at)
		if !ok1 || !ok2 || left.Cmp(right) != 0 {
			continue
		}
		var doubtful []*annual.Observation
		for _, cells := range [][]cell{e.left, e.right} {
			for _, c := range cells {
				if at[c].Status == annual.Flagged {
					doubtful = append(doubtful, at[c])
				}
			}
		}
		if slices.ContainsFunc(doubtful, func(o *annual.Observation) bool {
			return o.Note != number.Read(o.Raw).Doubt || o.Value.Rat().Sign() == 0
		}) {
			continue
		}
		for _, o := range doubtful {
			o.Status = annual.Read
			o.Note = annual.JoinNotes(o.Note, "confirmed by "+e.check.Zh)
		}
	}
}
