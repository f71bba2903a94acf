package normalize

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// sureRecognition is how many readings of a picture, which is all of them, agree on
// a figure that counts as read although no sum confirms it.
const sureRecognition = 3

// isMisread reports whether a figure is in doubt for its reading alone, and not for
// its place or for what was read.
func isMisread(o *Observation) bool {
	return o.Status == Flagged && o.Value != nil && o.Recognition() != nil && o.Note == JoinNotes(o.Recognition().Doubt, RecognizedNote)
}

// A verdict is what the arithmetic says of one figure: how many checks that it
// takes part in hold, fail, and say nothing because another term is in doubt.
type verdict struct {
	holds, fails, silent int
	across, down         bool   // one holds in its row, in its column
	failed               string // the name of a check that fails, and of one that holds
	held                 string
	alone                bool // one holds of which all other terms are trusted
	inPrint              int  // how many fail of which all terms were read beyond doubt
}

// judgeRecognized lets the arithmetic decide on figures read from a picture.
//
// A figure on which all readings agree is trusted unless checks fail that it takes
// part in, and none holds; but if it is one check, and all readings agree on all of its
// terms, it is the print that is wrong. One on which two agree is trusted only if a check holds
// and none fails. One in doubt is trusted only if no check fails, and one holds of
// which all other terms are trusted, or two hold: a wrong reading would have to be
// made up for by another, in the row and in the column.
func (r *Report) judgeRecognized(equations []equation, at map[cell]*Observation) {
	scanned := map[int]bool{} // pages
	for _, o := range r.Observations {
		if o.Recognition() != nil {
			scanned[o.Place.Page] = true
		}
	}
	if len(scanned) == 0 {
		return // as for nearly all reports, whose sums need not be made for this
	}
	torn := r.doubtTorn(at)
	for r.confirmRecognized(equations, at) {
	}
	of := verdicts(equations, at)
	r.noteLost(equations, at, torn)
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Recognition() == nil && o.Status == Blank && scanned[o.Place.Page] {
			o.Flag("no cell was read there on the scan")
		}
		if o.Recognition() == nil || o.Status == Flagged || o.Value == nil {
			continue
		}
		v := of[cell{o.Indicator, o.Applicant}]
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
func (r *Report) noteLost(equations []equation, at map[cell]*Observation, torn []cell) {
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
		r.Add(Finding{Code: "cell-missing", Severity: Warning,
			Message: fmt.Sprintf("%d cells of scanned tables were not found, the first of them %s", len(lost), example)})
	}
}

// confirmRecognized trusts the readings in doubt that the arithmetic confirms, and
// reports whether there were any: they may confirm others.
func (r *Report) confirmRecognized(equations []equation, at map[cell]*Observation) bool {
	any := false
	zeros := r.openZeros()
	for c, v := range verdicts(equations, at) {
		o := at[c]
		blank := o.IsOpenBlank()
		if !isMisread(o) && !blank || v.fails > 0 || v.silent > 0 {
			continue
		}
		if !blank && !v.alone && (v.holds < 2 || o.Recognition().Agreeing == 0) {
			continue
		}
		nothing := blank || o.Value.Rat().Sign() == 0
		if isOpen(o) && !(v.across && v.down && !(nothing && zeros[o.Indicator])) {
			continue
		}
		o.Status, o.Note = Read, JoinNotes(JoinNotes(o.Recognition().Doubt, "confirmed by "+v.held), RecognizedNote)
		if blank {
			o.Status = Blank
		}
		any = true
	}
	return any
}

// verdicts asks every check about its terms.
func verdicts(equations []equation, at map[cell]*Observation) map[cell]*verdict {
	of := map[cell]*verdict{}
	for _, e := range equations {
		left, ok1 := sumWithBlanks(e.left, at)
		right, ok2 := sumWithBlanks(e.right, at)
		if ok1 && ok2 { // no other blank term, for which the check can't be made
			e.testify(left.Cmp(right) == 0, at, of)
		}
	}
	return of
}

// sumWithBlanks is the sum in which places count as nothing that are in doubt and
// seem to be blank.
func sumWithBlanks(cells []cell, at map[cell]*Observation) (*big.Rat, bool) {
	list, total := known(cells, at)
	for _, c := range cells {
		if o := at[c]; o != nil && o.IsOpenBlank() {
			list = append(list, c)
		}
	}
	return total, len(list) == len(cells)
}

// isBeyondDoubt reports whether a figure is as it is printed, whatever the sums say: it
// is text, or all readings agree on it on a page with shades of gray. In black and
// white all may agree on what has lost a stroke.
func isBeyondDoubt(o *Observation) bool {
	if o.Status != Read || o.Value == nil {
		return false
	}
	return o.Recognition() == nil || o.Recognition().Shaded && o.Recognition().Agreeing >= sureRecognition && o.Recognition().Doubt == ""
}

// testify adds what an equation says to the verdicts on its terms.
func (e equation) testify(holds bool, at map[cell]*Observation, verdicts map[cell]*verdict) {
	terms := slices.Concat(e.left, e.right)
	doubtful, beyondDoubt := 0, 0
	for _, c := range terms {
		if at[c].Status == Flagged {
			doubtful++
		}
		if isBeyondDoubt(at[c]) {
			beyondDoubt++
		}
	}
	for _, c := range terms {
		v := verdicts[c]
		if v == nil {
			v = new(verdict)
			verdicts[c] = v
		}
		others := doubtful
		if at[c].Status == Flagged {
			others--
		}
		switch {
		case holds:
			v.holds++
			v.across, v.down = v.across || e.check.Across, v.down || !e.check.Across
			v.held = e.check.Zh
			v.alone = v.alone || others == 0
		case others > 0:
			v.silent++
		default:
			v.fails++
			if beyondDoubt == len(terms) {
				v.inPrint++
			}
			v.failed = e.check.Zh
		}
	}
}

// isOpen reports whether a figure's column is in doubt.
func isOpen(o *Observation) bool {
	return o.Recognition() != nil && strings.HasSuffix(o.Recognition().Doubt, OpenRow)
}

// openZeros returns the indicators in whose rows a zero has a doubtful column: that
// may as well stand where there is a blank, which no sum tells apart.
func (r *Report) openZeros() map[string]bool {
	rows := map[string]bool{}
	for i := range r.Observations {
		if o := &r.Observations[i]; isOpen(o) && o.Value != nil && o.Value.Rat().Sign() == 0 {
			rows[o.Indicator] = true
		}
	}
	return rows
}
