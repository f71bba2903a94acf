package normalize

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/document"
)

// recognizedNote marks what was read from a picture.
const recognizedNote = "read by OCR"

// sureRecognition is how many readings of a picture, which is all of them, agree on
// a figure that counts as read although no sum confirms it.
const sureRecognition = 3

// isUnreadable reports whether a scanned cell holds ink that could not be read.
func isUnreadable(c document.Cell) bool {
	return c.Recognition != nil && c.Text != "" && strings.Trim(c.Text, string(utf8.RuneError)) == ""
}

// misreadIn returns the scanned cells of a row that were read as a text where the
// form has a figure: one that was misread is not to be lost.
func misreadIn(r gridRow, list []slot) []document.Cell {
	var cells []document.Cell
	for _, c := range r.labels {
		if hits := over(list, c.Place.Box); c.Recognition != nil && len(hits) == 1 && list[hits[0]].column >= 0 {
			cells = append(cells, c)
		}
	}
	return cells
}

// recognized takes over how far the reading of a scanned cell can be trusted.
func (o *Observation) recognized() {
	if o.recognition.Doubt != "" {
		o.flag(o.recognition.Doubt)
	}
	o.Note = join(o.Note, recognizedNote)
	o.Confidence = min(o.Confidence, o.recognition.Confidence)
}

// misread reports whether a figure is in doubt for its reading alone, and not for
// its place or for what was read.
func (o *Observation) misread() bool {
	return o.Status == Flagged && o.Value != nil && o.recognition != nil && o.Note == join(o.recognition.Doubt, recognizedNote)
}

// flag puts the value in doubt.
func (o *Observation) flag(doubt string) {
	if o.Status != Flagged {
		o.Note = ""
	}
	o.Status, o.Note = Flagged, join(o.Note, doubt)
	o.Confidence = min(o.Confidence, 0.5)
}

// flagRecognized puts a value that was read from a picture in doubt.
func (o *Observation) flagRecognized(doubt string) {
	o.Note = strings.TrimSuffix(strings.TrimSuffix(o.Note, recognizedNote), "; ")
	o.flag(doubt)
	o.Note = join(o.Note, recognizedNote)
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
		if o.recognition != nil {
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
		if o.recognition == nil && o.Status == Blank && scanned[o.Place.Page] {
			o.flag("no cell was read there on the scan")
		}
		if o.recognition == nil || o.Status == Flagged || o.Value == nil {
			continue
		}
		v := of[cell{o.Indicator, o.Applicant}]
		if v == nil {
			v = new(verdict)
		}
		sure := o.recognition.Agreeing >= sureRecognition
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
		o.flagRecognized(doubt)
	}
	for i := range r.Observations {
		r.Observations[i].recognition = nil
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
		if !slices.ContainsFunc(terms, func(c cell) bool { return at[c] != nil && at[c].recognition != nil }) {
			continue
		}
		for _, c := range terms {
			if at[c] == nil {
				note(c)
			}
		}
	}
	if len(lost) > 0 {
		r.find(Finding{Code: "cell-missing", Severity: Warning,
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
		blank := o.isOpenBlank()
		if !o.misread() && !blank || v.fails > 0 || v.silent > 0 {
			continue
		}
		if !blank && !v.alone && (v.holds < 2 || o.recognition.Agreeing == 0) {
			continue
		}
		nothing := blank || o.Value.Rat().Sign() == 0
		if o.isOpen() && !(v.across && v.down && !(nothing && zeros[o.Indicator])) {
			continue
		}
		o.Status, o.Note = Read, join(join(o.recognition.Doubt, "confirmed by "+v.held), recognizedNote)
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
		if o := at[c]; o != nil && o.isOpenBlank() {
			list = append(list, c)
		}
	}
	return total, len(list) == len(cells)
}

// isBeyondDoubt reports whether a figure is as it is printed, whatever the sums say: it
// is text, or all readings agree on it on a page with shades of gray. In black and
// white all may agree on what has lost a stroke.
func (o *Observation) isBeyondDoubt() bool {
	if o.Status != Read || o.Value == nil {
		return false
	}
	return o.recognition == nil || o.recognition.Shaded && o.recognition.Agreeing >= sureRecognition && o.recognition.Doubt == ""
}

// testify adds what an equation says to the verdicts on its terms.
func (e equation) testify(holds bool, at map[cell]*Observation, verdicts map[cell]*verdict) {
	terms := slices.Concat(e.left, e.right)
	doubtful, beyondDoubt := 0, 0
	for _, c := range terms {
		if at[c].Status == Flagged {
			doubtful++
		}
		if at[c].isBeyondDoubt() {
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
