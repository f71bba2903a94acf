package normalize

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed forms/*.json
var formFiles embed.FS

// A Form is one edition of the prescribed report: its statistical tables, as
// data. The editions live in forms/, one file each.
type Form struct {
	ID        string  `json:"id"`         // "2019", "2021"
	Document  string  `json:"document"`   // the order that prescribes it
	FirstYear int     `json:"first_year"` // of the reports it applies to
	LastYear  int     `json:"last_year"`  // 0: still in force
	Tables    []Table `json:"tables"`
	Checks    []Check `json:"checks"`
}

// A Table is one statistical table of a form.
type Table struct {
	ID      string   `json:"id"`      // "disclosure", "applications", "disputes"
	Section int      `json:"section"` // ordinal of the section it belongs to
	Zh      string   `json:"zh"`      // the section's title
	En      string   `json:"en"`
	Aliases []string `json:"aliases,omitempty"` // other titles in use
	// Key says what names an indicator of this table: "row-column", "row" (the
	// columns are kinds of applicant) or "column".
	Key    string  `json:"key"`
	Blocks []Block `json:"blocks"`
}

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
}

// A Row is one row of figures, or a group of rows, or both.
type Row struct {
	ID      string   `json:"id"` // empty for a group without figures of its own
	Zh      string   `json:"zh"` // as the form prints it, numeral included
	En      string   `json:"en"`
	Unit    string   `json:"unit,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	// Optional rows are missing from some reports without being a fault.
	Optional bool  `json:"optional,omitempty"`
	Rows     []Row `json:"rows,omitempty"`
}

// A Check is an equation between sums of indicators. Where an indicator is
// counted by applicant, the equation holds for every kind of applicant.
type Check struct {
	Code  string   `json:"code"`
	Zh    string   `json:"zh"`
	Left  []string `json:"left"`  // indicator codes
	Right []string `json:"right"` // indicator codes
	// Across sums the applicant kinds of each indicator of Left instead: the
	// last column against all others.
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
	entries, err := formFiles.ReadDir("forms")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	var forms []*Form
	for _, e := range entries {
		b, err := formFiles.ReadFile("forms/" + e.Name())
		if err != nil {
			panic(err)
		}
		f := new(Form)
		if err := json.Unmarshal(b, f); err != nil {
			panic(fmt.Sprintf("forms/%s: %v", e.Name(), err))
		}
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(a, b *Form) int { return strings.Compare(a.ID, b.ID) })
	return forms
})

// Forms returns the known forms, oldest first. Callers must not change them.
func Forms() []*Form { return loadForms() }

// Indicators returns every indicator of every form, in the order of the forms'
// tables; an indicator that several forms share is listed once.
func Indicators() []Indicator {
	var list []Indicator
	at := map[string]int{}
	for _, f := range Forms() {
		for _, t := range f.Tables {
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
	return list
}

// Applicants returns the kinds of applicant in the order of the printed
// columns; the last is "total".
func Applicants() []Applicant {
	var list []Applicant
	for _, f := range Forms() {
		for _, t := range f.Tables {
			if t.Key != "row" {
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

// indicators lists the indicators of one block in printed order.
func (t Table) indicators(b Block) []Indicator {
	var list []Indicator
	add := func(code, zh, en, unit string) {
		list = append(list, Indicator{
			Code: code, Table: t.ID, Zh: zh, En: en, Unit: unit,
			Article: b.Article, ByApplicant: t.Key == "row",
		})
	}
	eachRow(b.Rows, nil, func(r Row, path []Row) {
		if t.Key == "column" {
			for _, c := range b.Columns {
				add(c.ID, strings.Join(append(slices.Clone(c.Groups), c.Zh), " / "), c.En, c.Unit)
			}
			return
		}
		if r.ID == "" {
			return
		}
		zh := r.Zh
		for i := len(path) - 1; i >= 0; i-- {
			zh = path[i].Zh + " / " + zh
		}
		if t.Key == "row" {
			add(t.code(r, Column{}), zh, r.En, r.Unit)
			return
		}
		for _, c := range b.Columns {
			unit := c.Unit
			if unit == "" {
				unit = r.Unit
			}
			add(t.code(r, c), zh+" / "+c.Zh, r.En+": "+c.En, unit)
		}
	})
	return list
}

// code returns the code of the indicator at a row and column.
func (t Table) code(r Row, c Column) string {
	switch t.Key {
	case "row":
		return t.ID + "." + r.ID
	case "column":
		return c.ID
	default:
		return t.ID + "." + r.ID + "." + c.ID
	}
}

// eachRow calls do for every row and group, in printed order, with the groups
// it stands in, outermost first.
func eachRow(rows []Row, path []Row, do func(r Row, path []Row)) {
	for _, r := range rows {
		do(r, path)
		eachRow(r.Rows, append(slices.Clone(path), r), do)
	}
}
