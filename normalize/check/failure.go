package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// report records an equation that can't hold: an error, of the report or of its
// reading, unless a term is in doubt anyway.
func (e equation) report(r *annual.Report, at map[cell]*annual.Observation) {
	if !e.fails(at) {
		return
	}
	knownLeft, left := known(e.left, at)
	knownRight, right := known(e.right, at)
	missing := len(e.left) + len(e.right) - len(knownLeft) - len(knownRight)
	where := ""
	if a := e.left[0].Applicant; a != "" && !e.check.Across {
		where = " (" + applicantName(a) + ")"
	} else if e.check.Across {
		where = " (" + indicatorName(e.left[0].Indicator) + ")"
	}
	severity := annual.Error
	cells := slices.Concat(knownLeft, knownRight)
	if slices.ContainsFunc(cells, func(c cell) bool { return at[c].Status == annual.Flagged }) {
		severity = annual.Warning // the reading of a term is in doubt, more than the report
	}
	message := fmt.Sprintf("%s%s: %s ≠ %s", e.check.Zh, where, terms(knownLeft, at, left), terms(knownRight, at, right))
	if missing > 0 {
		message += fmt.Sprintf(", even without the %d that are not there", missing)
	}
	r.Add(annual.Finding{Code: e.check.Code, Severity: severity, Left: number.PlainRat(left), Right: number.PlainRat(right),
		Message: message, Cells: cells, Place: at[cells[0]].Place})
}

// terms spells a sum out, leaving out zeros: "10 + 1 = 11".
func terms(cells []cell, at map[cell]*annual.Observation, total *big.Rat) string {
	var parts []string
	for _, c := range cells {
		if v := at[c].Value; v.Rat().Sign() != 0 {
			parts = append(parts, v.String())
		}
	}
	if len(parts) < 2 {
		return number.PlainRat(total)
	}
	return strings.Join(parts, " + ") + " = " + number.PlainRat(total)
}

func applicantName(id string) string {
	for _, a := range form.Applicants() {
		if a.ID == id {
			return a.Zh
		}
	}
	return id
}

func indicatorName(code string) string {
	for _, ind := range form.Indicators() {
		if ind.Code == code {
			return ind.Zh
		}
	}
	return code
}
