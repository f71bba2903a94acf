package report

import (
	"slices"
	"strings"
)

// A Report is what a fixture says: the prose, the figures as printed, and the
// faults planted in it.
type Report struct {
	Title      []string // lines of the title
	Organ      string
	Department string
	Region     string // six-digit code
	Year       int
	Form       string            // of the whole report
	TableForms map[string]string // where a table follows another form
	Preamble   []string
	Sections   []Section

	Printed map[Key]string // what each cell of figures says
	Labels  map[string]string
	Omitted []string // codes of rows left out

	Broken   bool // whether sums are meant to fail
	findings []finding
	Drift    []string // what departs from the form, in words

	Arrangement
	statements []statement
	Features   []string // of the corpus
	Producer   string
	Seed       int64
}

// An Arrangement is how the tables and headings of a report depart from the
// usual without a figure being changed. The zero value is the usual.
type Arrangement struct {
	Heads      map[int]string      // headings by section that are not 一、 with the title; "" leaves it out
	titled     int                 // sections that are chapters; the rest are annexes; 0: all
	Applicants []Column            // order of the columns of table 三
	Mirrored   bool                // the columns of table 二 from right to left
	Extras     map[string][]Column // rows the form does not have, by the group or block they end
	Blocks     Division            // of table 二
	Thirds     Division            // of table 四
	HeadOf4    string              // "flat": one line of full names; "unmerged": names over the first of their columns only
}

// A Division says whether the parts of a table stand in one table, or in tables
// of their own one below or beside the other.
type Division int

const (
	Whole Division = iota
	Stacked
	Beside
)

// A statement is a key figure in the prose.
type statement struct {
	Key       string `json:"key"`
	Indicator string `json:"indicator,omitempty"` // the cell that says the same
	Value     string `json:"value"`
	Unit      string `json:"unit"`
	Agrees    bool   `json:"agrees"` // with that cell; true if there is none
	Sentence  string `json:"sentence"`
}

// ExtraRow begins the ID of a row that the form does not have.
const ExtraRow = "extra"

// A Key names a cell of figures.
type Key struct{ Indicator, Applicant string }

// A Section is a chapter; a paragraph of "" stands for its table.
type Section struct {
	Title      string
	Paragraphs []string
}

// A finding is a fault planted in the figures: a sum that does not hold.
type finding struct {
	Check     string `json:"check"`
	Indicator string `json:"indicator,omitempty"`
	Applicant string `json:"applicant,omitempty"`
	Left      string `json:"left"`
	Right     string `json:"right"`
}

// formOf returns the form a table follows.
func (r *Report) formOf(table string) string {
	if f := r.TableForms[table]; f != "" {
		return f
	}
	return r.Form
}

// Tables returns the IDs of the tables of the report.
func (r *Report) Tables() []string {
	if r.Form == StatisticsForm {
		return []string{"statistics"}
	}
	return []string{"disclosure", "applications", "disputes"}
}

// Numerals number the chapters.
var Numerals = strings.Split("一二三四五六七八九", "")

// Heading returns what is printed over a section, empty if nothing is.
func (r *Report) Heading(i int) string {
	if h, ok := r.Heads[i]; ok {
		return h
	}
	return Numerals[i] + "、" + r.Sections[i].Title
}

// columns returns the columns of table 三 in printed order.
func (r *Report) columns() []Column {
	if r.Applicants != nil {
		return r.Applicants
	}
	return Applicants
}

// label returns what is printed for a row or column that the form calls
// label.
func (r *Report) label(label string) string {
	if l, ok := r.Labels[label]; ok {
		return l
	}
	return label
}

// omits reports whether a row is left out.
func (r *Report) omits(id string) bool { return id != "" && slices.Contains(r.Omitted, id) }

// rows returns the rows of the applications table as this report prints them.
func (r *Report) rows() []Row {
	var prune func(rows []Row) []Row
	prune = func(rows []Row) []Row {
		var kept []Row
		for _, x := range rows {
			if r.omits(x.ID) {
				continue
			}
			below := prune(x.rows)
			for _, e := range r.Extras[x.Label] {
				below = append(below, Row{e.ID, e.Label, nil})
			}
			kept = append(kept, Row{x.ID, r.label(x.Label), below})
		}
		return kept
	}
	return prune(ApplicationRows(r.formOf("applications")))
}

// disclosureBlocks returns the disclosure table as this report prints it.
func (r *Report) disclosureBlocks() []Block {
	list := DisclosureBlocks(r.formOf("disclosure"))
	for i := range list {
		b := &list[i]
		b.Rows = append(slices.DeleteFunc(slices.Clone(b.Rows), func(x Column) bool { return r.omits(x.ID) }), r.Extras[b.heading]...)
		if r.Mirrored {
			b.Columns = slices.Clone(b.Columns)
			slices.Reverse(b.Columns)
		}
	}
	return list
}

// disputesRow returns what tells the rows of table 四 apart: all thirds stand in
// one, unless the halves are tables of their own.
func (r *Report) disputesRow(third Column) string {
	switch {
	case r.Thirds == Whole:
		return "行政复议、行政诉讼"
	case third == disputes[0]:
		return third.Label
	}
	return "行政诉讼"
}
