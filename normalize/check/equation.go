package check

import (
	"math/big"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// A cell is where an equation finds a value.
type cell = annual.CellRef

// An equation is one check spelled out for one row or column: the left cells'
// sum is the right cells'.
type equation struct {
	check       *form.Check
	left, right []cell
}

// index returns the observations by cell.
func index(r *annual.Report) map[cell]*annual.Observation {
	m := make(map[cell]*annual.Observation, len(r.Observations))
	for i := range r.Observations {
		o := &r.Observations[i]
		m[cell{Indicator: o.Indicator, Applicant: o.Applicant}] = o
	}
	return m
}

// equationsOf lists the checks of the tables that the report has, for every row
// and column that it has. An indicator that a report splits into rows of their
// own stands for their sum.
func equationsOf(r *annual.Report, at map[cell]*annual.Observation) []equation {
	var list []equation
	for _, tf := range r.Tables {
		t := form.FindTable(tf.Form, tf.Table)
		if t == nil {
			continue
		}
		for i := range t.Checks {
			c := &t.Checks[i]
			if c.Across {
				list = append(list, acrossEquations(t, c, at)...)
				continue
			}
			for _, applicant := range applicantsOf(c, at) {
				e := equation{check: c}
				for _, code := range c.Left {
					e.left = append(e.left, partsOf(t, code, applicant, at)...)
				}
				for _, code := range c.Right {
					e.right = append(e.right, partsOf(t, code, applicant, at)...)
				}
				list = append(list, e)
			}
		}
	}
	return list
}

// acrossEquations sets the last kind of applicant against the others, for every
// row that the report has.
func acrossEquations(t *form.Table, c *form.Check, at map[cell]*annual.Observation) []equation {
	var list []equation
	for _, b := range t.Blocks {
		last := len(b.Columns) - 1
		b.EachRow(func(row form.Row, _ []form.Row) {
			if !t.HasFigures(row) {
				return
			}
			of := func(i int) cell {
				indicator, applicant := t.Cell(row, b.Columns[i])
				return cell{Indicator: indicator, Applicant: applicant}
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
func applicantsOf(c *form.Check, at map[cell]*annual.Observation) []string {
	var list []string
	for _, a := range append([]form.Applicant{{}}, form.Applicants()...) {
		for _, code := range c.Left {
			if at[cell{Indicator: code, Applicant: a.ID}] != nil {
				list = append(list, a.ID)
				break
			}
		}
	}
	return list
}

// partsOf returns the cell of an indicator, or those of the rows it is split
// into where it has no figure of its own.
func partsOf(t *form.Table, code, applicant string, at map[cell]*annual.Observation) []cell {
	own := cell{Indicator: code, Applicant: applicant}
	if o := at[own]; o != nil && o.Value != nil {
		return []cell{own}
	}
	var split []cell
	for _, b := range t.Blocks {
		b.EachRow(func(row form.Row, _ []form.Row) {
			if indicator, _ := t.Cell(row, form.Column{}); row.ID == "" || indicator != code {
				return
			}
			for _, part := range row.Rows {
				indicator, _ := t.Cell(part, form.Column{})
				if p := (cell{Indicator: indicator, Applicant: applicant}); at[p] != nil {
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
func sum(cells []cell, at map[cell]*annual.Observation) (*big.Rat, bool) {
	list, total := known(cells, at)
	return total, len(list) == len(cells)
}

// known returns the cells that have a value, and their sum.
func known(cells []cell, at map[cell]*annual.Observation) ([]cell, *big.Rat) {
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
func (e equation) fails(at map[cell]*annual.Observation) bool {
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
