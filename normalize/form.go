package normalize

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed forms/*.json forms/overlays/*.json
var formFiles embed.FS

// A Form is one edition of the prescribed report: its statistical tables, as
// data. The editions live in forms/, one file each.
type Form struct {
	ID        string  `json:"id"`         // "2019", "2021"
	Document  string  `json:"document"`   // the order that prescribes it
	FirstYear int     `json:"first_year"` // of the reports it applies to
	LastYear  int     `json:"last_year"`  // 0: still in force
	Tables    []Table `json:"tables"`
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

	title *label
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

	own, path *label // its head, and the heads from the outermost group down
}

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

	label *label
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

// An Indicator is one comparable quantity, with its public documentation.
type Indicator struct {
	Code        string   // "applications.received"
	Table       string   // "applications"
	Zh          string   // path of labels, as printed
	En          string   // the same in English
	Unit        string   // "件", "项", "万元"
	Article     string   // source of the rule
	ByApplicant bool     // counted once for each kind of applicant
	Forms       []string // IDs of the forms that have it
}

// An Applicant is a column of the applications table.
type Applicant struct{ ID, Zh, En string }

var loadForms = sync.OnceValue(func() []*Form {
	var forms []*Form
	for _, name := range filesIn("forms") {
		f := new(Form)
		readForm(name, f)
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b *Form) int { return strings.Compare(a.ID, b.ID) })
	for _, name := range filesIn("forms/overlays") {
		var o overlay
		readForm(name, &o)
		if err := o.apply(forms); err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
	}
	for _, f := range forms {
		for i := range f.Tables {
			t := &f.Tables[i]
			t.title = newLabel(t.Zh, t.Aliases)
			for j := range t.Blocks {
				t.Blocks[j].prepare()
			}
		}
	}
	return forms
})

// prepare makes the labels of the block ready for comparison, once for all
// documents.
func (b *Block) prepare() {
	for i := range b.Columns {
		c := &b.Columns[i]
		spellings := c.Aliases
		if n := len(c.Groups); n > 0 { // one head in place of two: 行政复议—结果维持
			spellings = append(slices.Clone(spellings), c.Groups[n-1]+c.Zh)
		}
		c.own = newLabel(c.Zh, spellings)
		c.path = newLabel(strings.Join(c.Groups, "")+c.Zh, nil)
	}
	prepareRows(b.Rows)
}

func prepareRows(rows []Row) {
	for i := range rows {
		rows[i].label = newLabel(rows[i].Zh, rows[i].Aliases)
		prepareRows(rows[i].Rows)
	}
}

// filesIn lists the embedded files of a folder. They are part of the binary, as
// is all that they hold: a fault in them is a fault of the build.
func filesIn(dir string) []string {
	entries, err := formFiles.ReadDir(dir)
	if err != nil {
		panic(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, dir+"/"+e.Name())
		}
	}
	return names
}

func readForm(name string, into any) {
	b, err := formFiles.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
}

// Forms returns the known forms, oldest first. Callers must not change them.
func Forms() []*Form { return loadForms() }

// FormTable returns a table of a form, nil where there is none.
func FormTable(form, table string) *Table {
	for _, f := range Forms() {
		if f.ID != form {
			continue
		}
		for i := range f.Tables {
			if f.Tables[i].ID == table {
				return &f.Tables[i]
			}
		}
	}
	return nil
}

// Indicators returns every indicator of every form, in the order of the forms'
// tables; an indicator that several forms share is listed once. The figures that
// reports state in their text come last.
func Indicators() []Indicator {
	var list []Indicator
	at := map[string]int{}
	for _, f := range Forms() {
		for i := range f.Tables {
			t := &f.Tables[i]
			for _, b := range t.Blocks {
				for _, ind := range t.indicators(b) {
					if i, known := at[ind.Code]; known {
						list[i].Forms = append(list[i].Forms, f.ID)
						continue
					}
					at[ind.Code] = len(list)
					ind.Forms = []string{f.ID}
					list = append(list, ind)
				}
			}
		}
	}
	return append(list, statedIndicators()...)
}

// Applicants returns the kinds of applicant in the order of the printed
// columns; the last is "total".
func Applicants() []Applicant {
	var list []Applicant
	for _, f := range Forms() {
		for _, t := range f.Tables {
			if t.Key != ByApplicant {
				continue
			}
			for _, c := range t.Blocks[0].Columns {
				a := Applicant{c.ID, c.Zh, c.En}
				if !slices.Contains(list, a) {
					list = append(list, a)
				}
			}
		}
	}
	return list
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

// has reports whether the table has the indicator.
func (t *Table) has(indicator string) bool {
	found := false
	for _, b := range t.Blocks {
		eachRow(b.Rows, nil, func(r Row, _ []Row) {
			for _, c := range b.Columns {
				code, _ := t.Cell(r, c)
				found = found || code == indicator
			}
		})
	}
	return found
}

// unit returns the unit of a cell: the column's, or else the row's.
func unit(r Row, c Column) string {
	if c.Unit != "" {
		return c.Unit
	}
	return r.Unit
}

// HasFigures reports whether the table has figures in a row, which is else a
// group of rows.
func (t *Table) HasFigures(r Row) bool { return r.ID != "" || t.Key == ByColumn }

// indicators lists the indicators of one block in printed order.
func (t *Table) indicators(b Block) []Indicator {
	var list []Indicator
	eachRow(b.Rows, nil, func(r Row, path []Row) {
		if !t.HasFigures(r) {
			return
		}
		zh, en := r.Zh, r.En
		for i := len(path) - 1; i >= 0; i-- {
			zh = path[i].Zh + " / " + zh
		}
		columns := b.Columns
		if t.Key == ByApplicant || t.Key == ByRow {
			columns = b.Columns[:1]
		}
		for _, c := range columns {
			ind := Indicator{Table: t.ID, Zh: zh, En: en, Unit: unit(r, c), Article: b.Article, ByApplicant: t.Key == ByApplicant}
			ind.Code, _ = t.Cell(r, c)
			switch t.Key {
			case ByRowAndColumn:
				ind.Zh, ind.En = zh+" / "+c.Zh, en+": "+c.En
			case ByColumn:
				ind.Zh, ind.En = columnPath(c), c.En
			}
			list = append(list, ind)
		}
	})
	return list
}

// columnPath returns the heads of a column from the outermost group down.
func columnPath(c Column) string {
	return strings.Join(append(slices.Clone(c.Groups), c.Zh), " / ")
}

// eachRow calls do for every row and group, in printed order, with the groups
// it stands in, outermost first.
func eachRow(rows []Row, path []Row, do func(r Row, path []Row)) {
	for _, r := range rows {
		do(r, path)
		eachRow(r.Rows, append(slices.Clone(path), r), do)
	}
}
