package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

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
	doubtOutsized(equations, at)
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
		inLeft, inRight := flagged(e.left, at), flagged(e.right, at)
		if holdsCut(inLeft, inRight, left, right) {
			continue // what was read too much on both sides makes them no less equal
		}
		doubtful := slices.Concat(inLeft, inRight)
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

// flagged lists the figures in doubt among cells.
func flagged(cells []cell, at map[cell]*annual.Observation) []*annual.Observation {
	var list []*annual.Observation
	for _, c := range cells {
		if at[c].Status == annual.Flagged {
			list = append(list, at[c])
		}
	}
	return list
}

// holdsCut reports whether the sides of an equation are as equal where of each figure that is
// broken over lines, on both sides, the first line or the last is none of it.
func holdsCut(inLeft, inRight []*annual.Observation, left, right *big.Rat) bool {
	firstCut := func(lines []string) []string { return lines[1:] }
	lastCut := func(lines []string) []string { return lines[:len(lines)-1] }
	for _, cut := range []func([]string) []string{firstCut, lastCut} {
		overLeft, overRight := surplus(inLeft, cut), surplus(inRight, cut)
		if overLeft.Sign() != 0 && overRight.Sign() != 0 && new(big.Rat).Sub(left, overLeft).Cmp(new(big.Rat).Sub(right, overRight)) == 0 {
			return true
		}
	}
	return false
}

// surplus returns by how much the figures that are broken over lines are more than what the
// function leaves of their lines.
func surplus(list []*annual.Observation, cut func([]string) []string) *big.Rat {
	sum := new(big.Rat)
	for _, o := range list {
		lines := strings.Split(strings.TrimSpace(o.Raw), "\n")
		if len(lines) < 2 {
			continue
		}
		if n := number.Read(strings.Join(cut(lines), "\n")); n.Value != nil && o.Value != nil {
			sum.Add(sum, new(big.Rat).Sub(o.Value.Rat(), n.Value.Rat()))
		}
	}
	return sum
}
