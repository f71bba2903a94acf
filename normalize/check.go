package normalize

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// A cell is where an equation finds a value.
type cell = CellRef

// An equation is one check spelled out for one row or column: the left cells'
// sum is the right cells'.
type equation struct {
	check       *Check
	left, right []cell
}

// index returns the observations by cell.
func (r *Report) index() map[cell]*Observation {
	m := make(map[cell]*Observation, len(r.Observations))
	for i := range r.Observations {
		o := &r.Observations[i]
		m[cell{o.Indicator, o.Applicant}] = o
	}
	return m
}

// equations lists the checks of the tables that the report has, for every row
// and column that it has. An indicator that a report splits into rows of their
// own stands for their sum.
func (r *Report) equations(at map[cell]*Observation) []equation {
	var list []equation
	for _, tf := range r.Tables {
		t := FormTable(tf.Form, tf.Table)
		if t == nil {
			continue
		}
		for i := range t.Checks {
			c := &t.Checks[i]
			if c.Across {
				list = append(list, t.acrossEquations(c, at)...)
				continue
			}
			for _, applicant := range applicantsOf(c, at) {
				e := equation{check: c}
				for _, code := range c.Left {
					e.left = append(e.left, t.parts(code, applicant, at)...)
				}
				for _, code := range c.Right {
					e.right = append(e.right, t.parts(code, applicant, at)...)
				}
				list = append(list, e)
			}
		}
	}
	return list
}

// acrossEquations sets the last kind of applicant against the others, for every
// row that the report has.
func (t *Table) acrossEquations(c *Check, at map[cell]*Observation) []equation {
	var list []equation
	for _, b := range t.Blocks {
		last := len(b.Columns) - 1
		b.EachRow(func(row Row, _ []Row) {
			if !t.HasFigures(row) {
				return
			}
			of := func(i int) cell {
				indicator, applicant := t.Cell(row, b.Columns[i])
				return cell{indicator, applicant}
			}
			if at[of(last)] == nil {
				return
			}
			e := equation{check: c, left: []cell{of(last)}}
			for i := range last {
				e.right = append(e.right, of(i))
			}
			list = append(list, e)
		})
	}
	return list
}

// applicantsOf returns the kinds of applicant for which the report has a figure
// of the check, or one empty name.
func applicantsOf(c *Check, at map[cell]*Observation) []string {
	var list []string
	for _, a := range append([]Applicant{{}}, Applicants()...) {
		for _, code := range c.Left {
			if at[cell{code, a.ID}] != nil {
				list = append(list, a.ID)
				break
			}
		}
	}
	return list
}

// parts returns the cell of an indicator, or those of the rows it is split
// into where it has no figure of its own.
func (t *Table) parts(code, applicant string, at map[cell]*Observation) []cell {
	own := cell{code, applicant}
	if o := at[own]; o != nil && o.Value != nil {
		return []cell{own}
	}
	var split []cell
	for _, b := range t.Blocks {
		b.EachRow(func(row Row, _ []Row) {
			if indicator, _ := t.Cell(row, Column{}); row.ID == "" || indicator != code {
				return
			}
			for _, part := range row.Rows {
				indicator, _ := t.Cell(part, Column{})
				if p := (cell{indicator, applicant}); at[p] != nil {
					split = append(split, p)
				}
			}
		})
	}
	if len(split) == 0 {
		return []cell{own}
	}
	return split
}

// sum adds the cells up. It reports false when one of them has no value.
func sum(cells []cell, at map[cell]*Observation) (*big.Rat, bool) {
	list, total := known(cells, at)
	return total, len(list) == len(cells)
}

// Settle checks the figures of a report and adds what it finds to the findings:
// the last step of Normalize, for reports that are put together otherwise. Sums
// that fail become findings, figures whose characters were in doubt are trusted
// where a sum confirms them, blank cells that can hold one value only get it, and
// what the text states is set against the tables.
func (r *Report) Settle() {
	r.settle()
	r.compareNarrative()
}

// settle runs the checks: values in doubt that a check confirms are trusted,
// checks that fail become findings, and blank cells that can hold one value only
// get it, marked as derived.
func (r *Report) settle() {
	at := r.index()
	equations := r.equations(at)
	r.confirm(equations, at)
	r.judgeRecognized(equations, at)
	for _, e := range equations {
		r.check(e, at)
	}
	r.derive(equations, at)
	for i := range r.Observations {
		o := &r.Observations[i]
		if o.Status == Flagged {
			r.Add(Finding{Code: "value-flagged", Severity: Warning, Message: fmt.Sprintf("%q: %s", o.Raw, o.Note),
				Cells: []CellRef{{o.Indicator, o.Applicant}}, Place: o.Place})
		}
	}
}

// confirm trusts figures whose characters were in doubt, such as one broken over
// lines, if a check that they take part in holds: read otherwise, they would not
// add up. A doubt about the place is left: equal sums do not tell rows apart.
func (r *Report) confirm(equations []equation, at map[cell]*Observation) {
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

// known returns the cells that have a value, and their sum.
func known(cells []cell, at map[cell]*Observation) ([]cell, *big.Rat) {
	total := new(big.Rat)
	var list []cell
	for _, c := range cells {
		if o := at[c]; o != nil && o.Value != nil {
			list = append(list, c)
			total.Add(total, o.Value.Rat())
		}
	}
	return list, total
}

// fails reports whether the two sides can't be equal: they differ, or of a side
// that is not all there the rest alone is more than the other. All figures that
// the forms add up are counts, and none is below zero.
func (e equation) fails(at map[cell]*Observation) bool {
	knownLeft, left := known(e.left, at)
	knownRight, right := known(e.right, at)
	switch wholeLeft, wholeRight := len(knownLeft) == len(e.left), len(knownRight) == len(e.right); {
	case wholeLeft && wholeRight:
		return left.Cmp(right) != 0
	case wholeLeft:
		return right.Cmp(left) > 0
	case wholeRight:
		return left.Cmp(right) > 0
	}
	return false
}

// check records an equation that can't hold: an error, of the report or of its
// reading, unless a term is in doubt anyway.
func (r *Report) check(e equation, at map[cell]*Observation) {
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
	severity := Error
	cells := slices.Concat(knownLeft, knownRight)
	if slices.ContainsFunc(cells, func(c cell) bool { return at[c].Status == Flagged }) {
		severity = Warning // the reading of a term is in doubt, more than the report
	}
	message := fmt.Sprintf("%s%s: %s ≠ %s", e.check.Zh, where, terms(knownLeft, at, left), terms(knownRight, at, right))
	if missing > 0 {
		message += fmt.Sprintf(", even without the %d that are not there", missing)
	}
	r.Add(Finding{Code: e.check.Code, Severity: severity, Left: PlainRat(left), Right: PlainRat(right),
		Message: message, Cells: cells, Place: at[cells[0]].Place})
}

// terms spells a sum out, leaving out zeros: "10 + 1 = 11".
func terms(cells []cell, at map[cell]*Observation, total *big.Rat) string {
	var parts []string
	for _, c := range cells {
		if v := at[c].Value; v.Rat().Sign() != 0 {
			parts = append(parts, v.String())
		}
	}
	if len(parts) < 2 {
		return PlainRat(total)
	}
	return strings.Join(parts, " + ") + " = " + PlainRat(total)
}

func applicantName(id string) string {
	for _, a := range Applicants() {
		if a.ID == id {
			return a.Zh
		}
	}
	return id
}

func indicatorName(code string) string {
	for _, ind := range Indicators() {
		if ind.Code == code {
			return ind.Zh
		}
	}
	return code
}
