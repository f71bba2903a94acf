package printed

import (
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// A Table is a statistical table as a grid of cells.
type Table struct {
	ID    string `json:"id"`   // of the form's table
	Form  string `json:"form"` // whose form it is
	Zh    string `json:"zh"`   // title
	En    string `json:"en"`
	Width int    `json:"width"` // in columns of the grid
	Rows  []Row  `json:"rows"`
}

// A Row is a row of the grid. Cells that a span of an earlier row covers are
// left out, as in HTML.
type Row struct {
	Head  bool   `json:"head,omitempty"` // it belongs to a head of columns
	Cells []Cell `json:"cells"`
}

// A Kind says what a cell is.
type Kind string

// The kinds of cells.
const (
	Corner  Kind = "corner"  // above labels and beside heads
	Heading Kind = "heading" // of a block, over its whole width
	Head    Kind = "head"    // of one column or a group of columns
	Label   Kind = "label"   // of one row or a group of rows
	Unit    Kind = "unit"    // of the row's figures
	Figure  Kind = "figure"
	Missing Kind = "missing" // the form has a figure here, and the report was not found to
)

// A Cell is one cell of the grid.
type Cell struct {
	Kind    Kind   `json:"kind"`
	RowSpan int    `json:"row_span"`
	ColSpan int    `json:"col_span"`
	Zh      string `json:"zh,omitempty"` // text of what is no figure
	En      string `json:"en,omitempty"`
	Depth   int    `json:"depth,omitempty"` // of a label that is indented under another
	// Ref names the figure, and Observation is what was read of it.
	Ref         annual.CellRef      `json:"ref,omitzero"`
	Observation *annual.Observation `json:"observation,omitempty"`
}

// Tables lays out the tables of the report's form, each in the edition that the
// report follows there. Those that were not found are included, with all cells
// missing.
func Tables(r *annual.Report) []Table {
	have := map[annual.CellRef]*annual.Observation{}
	for i := range r.Observations {
		o := &r.Observations[i]
		have[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = o
	}
	var tables []Table
	for _, chosen := range chosenTables(r) {
		l := layout{table: chosen.table, have: have}
		tables = append(tables, Table{ID: chosen.table.ID, Form: chosen.form, Zh: chosen.table.Zh, En: chosen.table.En,
			Width: l.width(), Rows: l.rows()})
	}
	return tables
}

type chosenTable struct {
	form  string
	table *form.Table
}

func chosenTables(r *annual.Report) []chosenTable {
	var list []chosenTable
	for _, found := range r.Tables {
		if t := form.FindTable(found.Form, found.Table); t != nil {
			list = append(list, chosenTable{found.Form, t})
		}
	}
	for _, f := range form.All() {
		for i := range f.Tables {
			t := &f.Tables[i]
			known := slices.ContainsFunc(list, func(c chosenTable) bool { return c.table.ID == t.ID })
			if f.ID == r.Form && !known {
				list = append(list, chosenTable{f.ID, t})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b chosenTable) int { return a.table.Section - b.table.Section })
	return list
}
