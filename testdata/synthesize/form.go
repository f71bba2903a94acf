package main

import (
	"fmt"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// An edition is one of the prescribed tables, made ready for filling in.
type edition struct {
	id         string
	tables     []annual.TableForm
	cells      []formCell // in printed order
	disclosure []disclosureCell
	outcomes   []string // indicators that add up to 三（七）
	applicants []string // the last is the total
}

// A formCell is a cell of figures, at the place where an invented report has it.
type formCell struct {
	annual.CellRef
	unit  string
	place document.Place
}

// A disclosureCell is one of table 二, by row and column.
type disclosureCell struct{ row, column string }

// Where the tables stand on the pages of an invented report, in PDF points.
const (
	firstTablePage = 3
	tableLeft      = 90.0
	tableTop       = 700.0
	columnWidth    = 40.0
	rowHeight      = 22.0
	rowsOfPage     = 28
)

// prepare returns the form in force in a year.
func prepare(year int) (*edition, error) {
	for _, f := range form.All() {
		if f.FirstYear <= year && (f.LastYear == 0 || year <= f.LastYear) {
			return newForm(f), nil
		}
	}
	return nil, fmt.Errorf("no form was in force in %d", year)
}

func newForm(f *form.Form) *edition {
	out := &edition{id: f.ID}
	for _, a := range form.Applicants() {
		out.applicants = append(out.applicants, a.ID)
	}
	parts := map[string][]string{} // what an indicator is the sum of
	for i, t := range f.Tables {
		out.tables = append(out.tables, annual.TableForm{Table: t.ID, Form: f.ID})
		for _, c := range t.Checks {
			if len(c.Left) == 1 {
				parts[c.Left[0]] = c.Right
			}
		}
		line := 0
		for _, b := range t.Blocks {
			out.addRows(&t, b, b.Rows, firstTablePage+i, &line)
		}
	}
	for _, indicator := range parts["applications.handled"] {
		if rows := parts[indicator]; rows != nil { // split into rows of its own
			out.outcomes = append(out.outcomes, rows...)
			continue
		}
		out.outcomes = append(out.outcomes, indicator)
	}
	return out
}

// addRows adds the cells of rows and of the rows below them. Optional rows are
// left out, as most reports do.
func (f *edition) addRows(t *form.Table, b form.Block, rows []form.Row, page int, line *int) {
	for _, r := range rows {
		if t.HasFigures(r) && !r.Optional {
			for i, c := range b.Columns {
				cell := formCell{unit: c.Unit}
				if cell.unit == "" {
					cell.unit = r.Unit
				}
				cell.Indicator, cell.Applicant = t.Cell(r, c)
				x, y := tableLeft+columnWidth*float64(i+1), tableTop-rowHeight*float64(*line%rowsOfPage)
				cell.place = document.Place{Page: page + *line/rowsOfPage, Box: document.Rect{X0: x, Y0: y - 10, X1: x + 30, Y1: y}}
				f.cells = append(f.cells, cell)
				if t.Key == form.ByRowAndColumn {
					f.disclosure = append(f.disclosure, disclosureCell{r.ID, c.ID})
				}
			}
			*line++
		}
		f.addRows(t, b, r.Rows, page, line)
	}
}
