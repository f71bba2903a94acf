package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize/annual"
)

// judgeRecognized lets the arithmetic decide on figures read from a picture.
//
// A figure on which all readings agree is trusted unless checks fail that it takes
// part in, and none holds; but if it is one check, and all readings agree on all of its
// terms, it is the print that is wrong. One on which two agree is trusted only if a check holds
// and none fails. One in doubt is trusted only if no check fails, and one holds of
// which all other terms are trusted, or two hold: a wrong reading would have to be
// made up for by another, in the row and in the column. So it is with a 3 that has lost a stroke, or was read in one way only in black
// and white, whatever the other terms are: see mayBeFive.
func judgeRecognized(r *annual.Report, equations []equation, at map[cell]*annual.Observation) {
	scanned := map[int]bool{} // pages
	for _, o := range r.Observations {
		if o.Recognition() != nil {
			scanned[o.Place.Page] = true
		}
	}
	if len(scanned) == 0 {
		return // as for nearly all reports, whose sums need not be made for this
	}
	torn := doubtTorn(r, at)
	for confirmRecognized(r, equations, at) {
	}
	of := verdicts(equations, at)
	noteLost(r, equations, at, torn)
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Recognition() == nil && o.Status == annual.Blank && scanned[o.Place.Page] {
			o.Flag("no cell was read there on the scan")
		}
		if o.Recognition() == nil || o.Status == annual.Flagged || o.Value == nil {
			continue
		}
		v := of[cell{Indicator: o.Indicator, Applicant: o.Applicant}]
		if v == nil {
			v = new(verdict)
		}
		sure := o.Recognition().Agreeing >= sureRecognition
		doubt := ""
		switch {
		case v.fails == 1 && v.inPrint == 1 && v.silent == 0 && sure:
			continue // the print is wrong: one misread would fail in its row and column
		case v.fails > 0 && (!sure || v.holds == 0):
			doubt = "a sum that it is part of does not hold: " + v.failed
		case v.holds == 0 && v.silent > 0 && !sure:
			doubt = "every sum that could confirm it has another term in doubt"
		case v.holds == 0 && !sure:
			doubt = "its readings agree in part, and no sum confirms it"
		default:
			continue
		}
		o.FlagRecognized(doubt)
	}
	for i := range r.Observations {
		r.Observations[i].Judged()
	}
}

// noteLost notes that cells are not there at all, of torn rows or as terms of sums, of
// which others were read from a picture: a part of a table that was not found on the
// scan.
func noteLost(r *annual.Report, equations []equation, at map[cell]*annual.Observation, torn []cell) {
	lost := map[cell]bool{}
	example := ""
	note := func(c cell) {
		lost[c] = true
		example = cmp.Or(example, strings.TrimSuffix(c.Indicator+"/"+c.Applicant, "/"))
	}
	for _, c := range torn {
		note(c)
	}
	for _, e := range equations {
		terms := slices.Concat(e.left, e.right)
		if !slices.ContainsFunc(terms, func(c cell) bool { return at[c] != nil && at[c].Recognition() != nil }) {
			continue
		}
		for _, c := range terms {
			if at[c] == nil {
				note(c)
			}
		}
	}
	if len(lost) > 0 {
		r.Add(annual.Finding{Code: "cell-missing", Severity: annual.Warning,
			Message: fmt.Sprintf("%d cells of scanned tables were not found, the first of them %s", len(lost), example)})
	}
}

// confirmRecognized trusts the readings in doubt that the arithmetic confirms, and
// reports whether there were any: they may confirm others.
func confirmRecognized(r *annual.Report, equations []equation, at map[cell]*annual.Observation) bool {
	any := false
	zeros := openZeros(r)
	for c, v := range verdicts(equations, at) {
		o := at[c]
		blank := o.IsOpenBlank()
		if !isMisread(o) && !blank || v.fails > 0 || v.silent > 0 && (!v.alone || isOpen(o)) {
			continue // where a sum with another term in doubt does not hold, that may be the one that is wrong
		}
		if !blank && !v.alone && (v.holds < 2 || o.Recognition().Agreeing == 0) || !blank && v.holds < 2 && mayBeFive(o) {
			continue
		}
		nothing := blank || o.Value.Rat().Sign() == 0
		if isOpen(o) && !(v.across && v.down && !(nothing && zeros[o.Indicator])) {
			continue
		}
		o.Status, o.Note = annual.Read, annual.JoinNotes(annual.JoinNotes(o.Recognition().Doubt, "confirmed by "+v.held), annual.RecognizedBy(o.Recognition().By))
		if blank {
			o.Status = annual.Blank
		}
		any = true
	}
	return any
}
