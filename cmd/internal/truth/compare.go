package truth

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/normalize/annual"
)

// A Verdict says what became of one cell of a report.
type Verdict int

// The verdicts, best first.
const (
	Exact   Verdict = iota // the value printed, or a blank cell known to be blank
	Derived                // the cell is blank, and the arithmetic gave it a value
	Flagged                // read with a doubt that is recorded, or kept as an unplaced figure
	Missed                 // not there, and the report's findings say so
	Lost                   // not there, and nothing says so
	Wrong                  // another value, without a doubt
	Verdicts
)

func (v Verdict) String() string {
	return [...]string{"exact", "derived", "flagged", "missed", "lost", "wrong"}[v]
}

// Silent reports whether the verdict is a silent error, the kind that must not
// be.
func (v Verdict) Silent() bool { return v == Lost || v == Wrong }

// A Mark is the verdict on one cell, with what was read where that is not the
// cell's value.
type Mark struct {
	Cell    Cell
	Verdict Verdict
	Got     string
	// Read is the observation of the cell, nil where there is none.
	Read *annual.Observation
}

// Right reports whether the observation of the cell, in doubt or not, says what is printed:
// its value, or that it is blank; what the arithmetic gives a blank cell is right.
func (m Mark) Right() bool {
	o, c := m.Read, m.Cell
	switch {
	case o == nil:
		return false
	case c.Value == "":
		return o.Value == nil || o.Status == annual.Derived
	}
	return o.Value != nil && o.Value.Rat().Cmp(c.in(o.Unit)) == 0
}

func (m Mark) String() string {
	return fmt.Sprintf("%s %s %s: printed %q, read %q", m.Verdict, m.Cell.Indicator, m.Cell.Applicant, m.Cell.Raw, m.Got)
}

// Compare marks each cell of the report's tables, and each figure that was read
// from a table and is not there.
func Compare(want *Report, got *annual.Report) []Mark {
	read := map[[2]string]annual.Observation{}
	for _, o := range got.Observations {
		read[[2]string{o.Indicator, o.Applicant}] = o
	}
	var marks []Mark
	unplaced := map[string]int{} // figures kept without a place, by table and text
	for _, u := range got.Unplaced {
		unplaced[u.Table+" "+squeeze(u.Raw)]++
	}
	for _, c := range want.Cells {
		if c.Indicator == "" {
			marks = append(marks, markExtra(c, unplaced))
			continue
		}
		key := [2]string{c.Indicator, c.Applicant}
		o, there := read[key]
		delete(read, key)
		if there {
			marks = append(marks, mark(c, o))
			continue
		}
		marks = append(marks, absent(c, got))
	}
	for _, o := range got.Observations {
		if _, left := read[[2]string{o.Indicator, o.Applicant}]; !left || o.Value == nil || o.Stated() != want.Prose {
			continue
		}
		m := Mark{Cell: Cell{Indicator: o.Indicator, Applicant: o.Applicant}, Verdict: Wrong, Got: describe(o), Read: &o}
		if o.Status == annual.Flagged || o.Status == annual.Inferred {
			m.Verdict = Flagged
		}
		marks = append(marks, m)
	}
	return marks
}

// markExtra tells whether a figure in a row that the form does not have was kept,
// without a place.
func markExtra(c Cell, unplaced map[string]int) Mark {
	key := c.Table + " " + squeeze(c.Raw)
	if c.Value == "" || unplaced[key] > 0 {
		unplaced[key]--
		return Mark{Cell: c, Verdict: Exact}
	}
	return Mark{Cell: c, Verdict: Lost, Got: "nothing"}
}

// mark compares a cell with its observation.
func mark(c Cell, o annual.Observation) Mark {
	m := Mark{Cell: c, Got: describe(o), Read: &o}
	switch {
	case o.Status == annual.Flagged || o.Status == annual.Inferred:
		m.Verdict = Flagged
	case c.Value == "" && o.Value == nil:
		m.Verdict = Exact
	case c.Value == "" && o.Status == annual.Derived:
		m.Verdict = Derived
	case c.Value == "" || o.Value == nil || o.Value.Rat().Cmp(c.in(o.Unit)) != 0:
		m.Verdict = Wrong
	}
	return m
}

// absent tells a cell of which the reading says that it is missing or kept
// without a place from one that is simply gone.
func absent(c Cell, got *annual.Report) Mark {
	if c.Value == "" {
		return Mark{Cell: c, Verdict: Exact} // nothing printed, nothing read
	}
	m := Mark{Cell: c, Verdict: Lost, Got: "nothing"}
	for _, f := range got.Findings {
		switch f.Code {
		case "row-missing", "column-missing", "table-missing", "cell-missing":
			m.Verdict = Missed
		}
	}
	for _, u := range got.Unplaced {
		if u.Table == c.Table && (u.Indicator == "" || u.Indicator == c.Indicator) && squeeze(u.Raw) == squeeze(c.Raw) {
			m.Verdict, m.Got = Flagged, "unplaced: "+u.Note
		}
	}
	return m
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func describe(o annual.Observation) string {
	v := "nothing"
	if o.Value != nil {
		v = o.Value.String()
	}
	if o.Note != "" {
		return fmt.Sprintf("%s (%s: %s)", v, o.Status, o.Note)
	}
	return fmt.Sprintf("%s (%s)", v, o.Status)
}

// tenThousands are the units of money that may be printed, in 万元.
var tenThousands = map[string]*big.Rat{"亿元": big.NewRat(10000, 1), "万元": big.NewRat(1, 1), "元": big.NewRat(1, 10000)}

// in returns the cell's value in the unit of the form.
func (c Cell) in(unit string) *big.Rat {
	v, ok := new(big.Rat).SetString(c.Value)
	if !ok {
		panic(fmt.Sprintf("the truth of %s %s is no number: %q", c.Indicator, c.Applicant, c.Value))
	}
	if unit != "万元" {
		return v
	}
	for _, printed := range []string{"亿元", "万元", "元"} {
		if strings.HasSuffix(squeeze(c.Raw), printed) {
			return v.Mul(v, tenThousands[printed])
		}
	}
	return v
}
