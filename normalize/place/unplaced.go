package place

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/place/align"
)

// keepUnused keeps the figures of rows that no table of the form has a place
// for, in grids of which other rows, or heads, were found. They are of the table
// whose row or head stands nearest above them, or else below. It returns the
// figures without a place that may be of a row of the form all the same.
func (f *Tables) keepUnused(r *annual.Report) []annual.Unplaced {
	settled := map[document.Place]bool{}
	for _, p := range f.placements {
		p.addSettled(settled)
	}
	strays := slices.DeleteFunc(slices.Clone(r.Unplaced), func(u annual.Unplaced) bool { return settled[u.Place] })
	used := map[rowKey]bool{}
	owner := map[rowKey]*form.Table{}
	for _, p := range f.placements {
		p.markUsed(used)
		p.markOwned(owner)
	}
	for _, grid := range allTables(f.doc) {
		rows := f.rows.Of([]*document.Table{grid})
		var of *form.Table
		for i := len(rows) - 1; i >= 0; i-- {
			if t := owner[rowKey{grid, i}]; t != nil {
				of = t // the first of the grid
			}
		}
		for i, row := range rows {
			if t := owner[rowKey{grid, i}]; t != nil {
				of = t
			}
			if of == nil || used[rowKey{grid, i}] {
				continue
			}
			if n := recognizedIn(row); n >= fewestOfRow {
				r.Add(annual.Finding{Code: "row-missing", Severity: annual.Warning, Place: row.Figures[0].Place,
					Message: fmt.Sprintf("%s: a row of the scan has %d figures and a label that is none of the form's", of.Zh, n)})
			}
			for _, c := range row.Figures {
				u := annual.Unplaced{Table: of.ID, Value: align.ReadFigure(c).Value, Raw: c.Text,
					Note: strings.TrimSpace("the form has no such row: " + row.Label()), Place: c.Place}
				u.SetCell(c.Number)
				r.Unplaced = append(r.Unplaced, u)
				if !closed(rows, i) || c.RowSpan > 1 || c.Crossed {
					strays = append(strays, u)
				}
			}
		}
	}
	for _, u := range r.Unplaced {
		r.Add(annual.Finding{Code: "figure-unplaced", Severity: annual.Warning, Message: fmt.Sprintf("%s: the figure %q has no certain place: %s", u.Table, u.Raw, u.Note), Place: u.Place})
	}
	return strays
}

// fewestOfRow is how many figures of a scan make a row: one alone may be a number that stands in a label.
const fewestOfRow = 2

// recognizedIn counts the figures of a row that were read from a picture, where labels can be misread: the
// row of the form that it is may be one that reports need not have, and not be missed.
func recognizedIn(row align.Row) int {
	n := 0
	for _, c := range row.Figures {
		if c.Recognition != nil {
			n++
		}
	}
	return n
}

// addSettled adds where figures stand that are of columns of their own.
func (p *placement) addSettled(to map[document.Place]bool) {
	for _, at := range p.settled {
		to[at] = true
	}
	for i := range p.parts {
		p.parts[i].addSettled(to)
	}
}

// closed reports whether a row has a label and is parted from its neighbours by
// rulings, and by no page break: its figures can't be those of another row.
func closed(rows []align.Row, i int) bool {
	r := rows[i]
	return r.Source == document.FromRulings && len(r.Labels) > 0 && !r.Loose && (i+1 == len(rows) || !rows[i+1].Loose)
}

// doubtBlanks flags the blank cells in whose column, or closer to it than a figure
// is high, one of the strays stands: the figure may be the cell's.
func doubtBlanks(r *annual.Report, strays []annual.Unplaced) {
	for i := range r.Observations {
		o := &r.Observations[i]
		if (o.Status != annual.Blank || o.Raw != "") && !o.IsOpenBlank() {
			continue
		}
		for _, u := range strays {
			gap := max(u.Place.Box.X0-o.Place.Box.X1, o.Place.Box.X0-u.Place.Box.X1)
			if u.Place.Page == o.Place.Page && gap < u.Place.Box.Height() && u.Value != nil && tableOf(r, o) == u.Table {
				o.Status = annual.Flagged
				o.Note = fmt.Sprintf("the cell is blank, but the figure %q in its column was left without a place", u.Raw)
				break
			}
		}
	}
}

// tableOf returns the table of the form that an observation is of.
func tableOf(r *annual.Report, o *annual.Observation) string {
	for _, tf := range r.Tables {
		if t := form.FindTable(tf.Form, tf.Table); t != nil && t.Has(o.Indicator) {
			return t.ID
		}
	}
	return ""
}
