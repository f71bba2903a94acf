package normalize

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
)

// recognizedNote marks what was read from a picture.
const recognizedNote = "read by OCR"

// sureRecognition is the confidence that the reading of a picture has at least if
// a figure is to count as read.
const sureRecognition = 0.7

// isUnreadable reports whether a scanned cell holds ink that could not be read.
func isUnreadable(c extract.Cell) bool {
	return c.Recognition != nil && c.Text != "" && strings.Trim(c.Text, string(utf8.RuneError)) == ""
}

// misreadIn returns the scanned cells of a row that were read as a text where the
// form has a figure: one that was misread is not to be lost.
func misreadIn(r gridRow, list []slot) []extract.Cell {
	var cells []extract.Cell
	for _, c := range r.labels {
		if hits := over(list, c.Place.Box); c.Recognition != nil && len(hits) == 1 && list[hits[0]].column >= 0 {
			cells = append(cells, c)
		}
	}
	return cells
}

// recognized takes over how far the reading of a scanned cell can be trusted.
func (o *Observation) recognized() {
	doubt := o.recognition.Doubt
	if doubt == "" && o.recognition.Confidence < sureRecognition {
		doubt = fmt.Sprintf("the confidence of the reading is %.0f %% only", 100*o.recognition.Confidence)
	}
	if doubt != "" {
		o.flag(doubt)
	}
	o.Note = join(o.Note, recognizedNote)
	o.Confidence = min(o.Confidence, o.recognition.Confidence)
}

// flag puts the value in doubt.
func (o *Observation) flag(doubt string) {
	if o.Status != Flagged {
		o.Note = ""
	}
	o.Status, o.Note = Flagged, join(o.Note, doubt)
	o.Confidence = min(o.Confidence, 0.5)
}

// A verdict is what the arithmetic says of one figure: how many checks that it
// takes part in hold, fail, and say nothing because another term is in doubt.
type verdict struct {
	holds, fails, silent int
	failed               string // the name of a check that fails
}

// judgeRecognized lets the arithmetic decide on figures read from a picture. Such
// a figure is trusted only if no check fails that it takes part in, and one holds
// if any can; where the form has none, two readings agree (see
// extract.Recognition), or it is in doubt already.
func (r *Report) judgeRecognized(equations []equation, at map[cell]*Observation) {
	verdicts := map[cell]*verdict{}
	for _, e := range equations {
		left, ok1 := sum(e.left, at)
		right, ok2 := sum(e.right, at)
		if !ok1 || !ok2 {
			continue // a blank term: the check can't be made
		}
		e.testify(left.Cmp(right) == 0, at, verdicts)
	}
	for c, v := range verdicts {
		o := at[c]
		if o.recognition == nil || o.Status == Flagged {
			continue
		}
		o.Note = strings.TrimSuffix(strings.TrimSuffix(o.Note, recognizedNote), "; ")
		switch {
		case v.fails > 0:
			o.flag("a sum that it is part of does not hold: " + v.failed)
		case v.holds == 0 && v.silent > 0:
			o.flag("every sum that could confirm it has another term in doubt")
		}
		o.Note = join(o.Note, recognizedNote)
	}
	for i := range r.Observations {
		r.Observations[i].recognition = nil
	}
}

// testify adds what an equation says to the verdicts on its terms.
func (e equation) testify(holds bool, at map[cell]*Observation, verdicts map[cell]*verdict) {
	var terms []cell
	terms = append(append(terms, e.left...), e.right...)
	doubtful := 0
	for _, c := range terms {
		if at[c].Status == Flagged {
			doubtful++
		}
	}
	for _, c := range terms {
		v := verdicts[c]
		if v == nil {
			v = new(verdict)
			verdicts[c] = v
		}
		switch {
		case holds:
			v.holds++
		case doubtful > 0:
			v.silent++
		default:
			v.fails++
			v.failed = e.check.Zh
		}
	}
}
