package form

import (
	"slices"
	"strings"

	"nianbao/normalize/spelling"
)

// A Form is one edition of the prescribed report, or a province's of its own: its
// statistical tables, as data. The editions live in forms/, one file each.
type Form struct {
	ID        string `json:"id"`         // "2019", "2021"
	Document  string `json:"document"`   // the order that prescribes it
	FirstYear int    `json:"first_year"` // of the reports it applies to
	LastYear  int    `json:"last_year"`  // 0: still in force
	// Province is the code of the province that prescribes the form beside the national
	// one, "" for a national form. A report follows it where its table is found.
	Province string  `json:"province,omitempty"`
	Tables   []Table `json:"tables"`
}

// Covers reports whether the form is in force for reports on the year. A province's form
// can be so beside a national one.
func (f *Form) Covers(year int) bool {
	return f.FirstYear <= year && (f.LastYear == 0 || year <= f.LastYear)
}

// A Table is one statistical table of a form.
type Table struct {
	ID      string   `json:"id"`      // "disclosure", "applications", "disputes"
	Section int      `json:"section"` // ordinal of the section it belongs to
	Zh      string   `json:"zh"`      // the section's title
	En      string   `json:"en"`
	Aliases []string `json:"aliases,omitempty"` // other titles in use
	Key     Key      `json:"key"`
	// UnitHead is the head of a column that gives the unit of each row, ""
	// where the table has none.
	UnitHead string  `json:"unit_head,omitempty"`
	Blocks   []Block `json:"blocks"`
	Checks   []Check `json:"checks,omitempty"`

	title *spelling.Label
}

// A Key says what names the indicators of a table.
type Key string

// The keys of tables.
const (
	ByRowAndColumn Key = "row-column" // each cell is an indicator
	ByApplicant    Key = "row"        // each row is one, and the columns are kinds of applicant
	ByColumn       Key = "column"     // each column is one; there is one row
	ByRow          Key = "single"     // each row is one; there is one column of figures
)

// A Block is a part of a table with columns of its own.
type Block struct {
	Heading string   `json:"heading,omitempty"` // "第二十条第（一）项"
	Article string   `json:"article"`           // source of the block in the regulation
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
}

// A Column is one column of figures.
type Column struct {
	ID      string   `json:"id"`
	Zh      string   `json:"zh"`
	En      string   `json:"en"`
	Unit    string   `json:"unit,omitempty"`
	Groups  []string `json:"groups,omitempty"` // header cells above it, outermost first
	Aliases []string `json:"aliases,omitempty"`
	// Period says of which time a column counts.
	Period Period `json:"period,omitempty"`
	// Signed columns hold changes, with a sign or a word for it; all others count.
	Signed bool `json:"signed,omitempty"`

	own, path *spelling.Label // its head, and the heads from the outermost group down
}

// A Period is the time of which a column counts.
type Period string

// The periods of columns.
const (
	ThisYear     Period = ""              // the year of the report
	Month        Period = "month"         // its last month
	ReturnPeriod Period = "period"        // that of the return, which may be a month, a quarter or the year
	AllYears     Period = "all-years"     // from the first report on
	PreviousYear Period = "previous-year" // the year before
)

// A Row is one row of figures, or a group of rows, or both.
type Row struct {
	ID      string   `json:"id"` // empty for a group without figures of its own
	Zh      string   `json:"zh"` // as the form prints it, numeral included
	En      string   `json:"en"`
	Unit    string   `json:"unit,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	// Optional rows are missing from some reports without being a fault.
	Optional bool `json:"optional,omitempty"`
	// Variant names the overlay that adds the row to the form, "" for a row of
	// the form itself.
	Variant string `json:"variant,omitempty"`
	Rows    []Row  `json:"rows,omitempty"`

	label *spelling.Label
}

// A Check is an equation between sums of indicators of one table. Where an
// indicator is counted by applicant, the equation holds for every kind of
// applicant.
type Check struct {
	Code  string   `json:"code"`
	Zh    string   `json:"zh"`
	Left  []string `json:"left,omitempty"`  // indicator codes
	Right []string `json:"right,omitempty"` // indicator codes
	// Across sets the last kind of applicant against the sum of the others, for
	// every row, in place of Left and Right.
	Across bool `json:"across,omitempty"`
}

// Cell returns what the cell at a row and column counts: an indicator's code, and
// the kind of applicant where the table counts by applicant.
func (t *Table) Cell(r Row, c Column) (indicator, applicant string) {
	switch t.Key {
	case ByApplicant:
		return t.ID + "." + r.ID, c.ID
	case ByRow:
		return t.ID + "." + r.ID, ""
	case ByColumn:
		return c.ID, ""
	default:
		return t.ID + "." + r.ID + "." + c.ID, ""
	}
}

// Title returns the title of the section that the table belongs to, as a label.
func (t *Table) Title() *spelling.Label { return t.title }

// Has reports whether the table has the indicator.
func (t *Table) Has(indicator string) bool {
	found := false
	for _, b := range t.Blocks {
		b.EachRow(func(r Row, _ []Row) {
			for _, c := range b.Columns {
				code, _ := t.Cell(r, c)
				found = found || code == indicator
			}
		})
	}
	return found
}

// Size returns how many cells the table has for figures.
func (t *Table) Size() int {
	n := 0
	for _, b := range t.Blocks {
		b.EachRow(func(r Row, _ []Row) {
			if t.HasFigures(r) {
				n += len(b.Columns)
			}
		})
	}
	return n
}

// UnitOf returns the unit of a cell: the column's, or else the row's.
func UnitOf(r Row, c Column) string {
	if c.Unit != "" {
		return c.Unit
	}
	return r.Unit
}

// HasFigures reports whether the table has figures in a row, which is else a
// group of rows.
func (t *Table) HasFigures(r Row) bool { return r.ID != "" || t.Key == ByColumn }

// Label returns what the form prints before the row, with its other spellings.
func (r *Row) Label() *spelling.Label { return r.label }

// Head returns the column's own head, with its other spellings.
func (c *Column) Head() *spelling.Label { return c.own }

// Path returns the heads of the column from the outermost group down, as one label.
func (c *Column) Path() *spelling.Label { return c.path }

// Heads writes the heads of the column from the outermost group down: "行政复议 /
// 结果维持".
func (c *Column) Heads() string {
	return strings.Join(append(slices.Clone(c.Groups), c.Zh), " / ")
}

// EachRow calls do for every row and group of the block, in printed order, with the
// groups it stands in, outermost first.
func (b *Block) EachRow(do func(r Row, path []Row)) { eachRow(b.Rows, nil, do) }

func eachRow(rows []Row, path []Row, do func(r Row, path []Row)) {
	for _, r := range rows {
		do(r, path)
		if len(r.Rows) > 0 { // most rows stand alone: for them no path is copied
			eachRow(r.Rows, append(slices.Clone(path), r), do)
		}
	}
}
