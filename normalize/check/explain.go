package check

import (
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// An Explanation tells why a value of a report was put where it is.
type Explanation struct {
	Observation annual.Observation
	Form        string           // the form that the table follows
	Zh, En      string           // the indicator's names
	Applicant   string           // name of the kind of applicant, "" where there is none
	Row         *annual.Evidence // nil where the value is not of a table
	Column      *annual.Evidence
	RowLabel    string // of the form
	ColumnLabel string // of the form, groups included
	Sums        []Sum  // of the checks that the value takes part in
}

// A Sum is a check worked out for one row or column.
type Sum struct {
	Check string // "三（七） = （一）至（六）各行之和"
	Left  string // "21", or with its terms "10 + 1 = 11"
	Right string
	State SumState
	// LeftTerms and RightTerms are the figures of both sides.
	LeftTerms, RightTerms []annual.CellRef
}

// A SumState says whether a check holds.
type SumState string

// The states of a sum.
const (
	Holds   SumState = "holds"
	Fails   SumState = "fails"
	Unknown SumState = "cannot be worked out" // a term has no value
)

// Explain tells about the value of an indicator, for a kind of applicant where
// it is counted by applicant. It returns false if the report has no such value.
func Explain(r *annual.Report, indicator, applicant string) (Explanation, bool) {
	at := index(r)
	o := at[cell{Indicator: indicator, Applicant: applicant}]
	if o == nil {
		return Explanation{}, false
	}
	e := Explanation{Observation: *o}
	for _, ind := range form.Indicators() {
		if ind.Code == indicator {
			e.Zh, e.En = ind.Zh, ind.En
		}
	}
	if applicant != "" {
		e.Applicant = applicantName(applicant)
	}
	for _, tf := range r.Tables {
		if t := form.FindTable(tf.Form, tf.Table); t != nil && e.locate(r, t) {
			e.Form = tf.Form
			break
		}
	}
	for _, eq := range equationsOf(r, at) {
		if eq.has(cell{Indicator: indicator, Applicant: applicant}) {
			e.Sums = append(e.Sums, eq.work(at))
		}
	}
	return e, true
}

// locate finds the row and the column of the form that the value stands at, and
// the evidence for them.
func (e *Explanation) locate(r *annual.Report, t *form.Table) bool {
	found := false
	for i, b := range t.Blocks {
		b.EachRow(func(row form.Row, _ []form.Row) {
			for _, c := range b.Columns {
				indicator, applicant := t.Cell(row, c)
				if !t.HasFigures(row) || indicator != e.Observation.Indicator || applicant != e.Observation.Applicant {
					continue
				}
				found = true
				e.RowLabel, e.ColumnLabel = row.Zh, c.Heads()
				for k := range r.Evidence {
					ev := &r.Evidence[k]
					switch {
					case ev.Table != t.ID || ev.Block != i && t.Key != form.ByColumn:
					case ev.Axis == annual.RowAxis && ev.ID == row.ID:
						e.Row = ev
					case ev.Axis == annual.ColumnAxis && ev.ID == c.ID:
						e.Column = ev
					}
				}
			}
		})
	}
	return found
}

// has reports whether the cell is a term of the equation.
func (e equation) has(c cell) bool {
	for _, terms := range [][]cell{e.left, e.right} {
		for _, t := range terms {
			if t == c {
				return true
			}
		}
	}
	return false
}

func (e equation) work(at map[cell]*annual.Observation) Sum {
	s := Sum{Check: e.check.Zh, State: Unknown, LeftTerms: e.left, RightTerms: e.right}
	left, ok1 := sum(e.left, at)
	right, ok2 := sum(e.right, at)
	if ok1 {
		s.Left = terms(e.left, at, left)
	}
	if ok2 {
		s.Right = terms(e.right, at, right)
	}
	switch {
	case e.fails(at):
		s.State = Fails
	case ok1 && ok2:
		s.State = Holds
	}
	return s
}

// String spells the sum out.
func (s Sum) String() string {
	left, right := s.Left, s.Right
	if left == "" {
		left = "?"
	}
	if right == "" {
		right = "?"
	}
	return fmt.Sprintf("%s %s: %s and %s", s.Check, s.State, left, right)
}
