package main

import (
	"slices"
	"strings"
)

// A report is what a fixture says: the prose, the figures as printed, and the
// faults planted in it.
type report struct {
	title      []string // lines of the title
	organ      string
	department string
	region     string // six-digit code
	year       int
	form       string            // of the whole report
	tableForms map[string]string // where a table follows another form
	preamble   []string
	sections   []section

	printed map[key]string // what each cell of figures says
	labels  map[string]string
	omitted []string // codes of rows left out

	broken   bool // whether sums are meant to fail
	findings []finding
	drift    []string // what departs from the form, in words

	arrangement
	statements []statement
	features   []string // of the corpus
	producer   string
	seed       int64
}

// An arrangement is how the tables and headings of a report depart from the
// usual without a figure being changed. The zero value is the usual.
type arrangement struct {
	heads      map[int]string      // headings by section that are not 一、 with the title; "" leaves it out
	titled     int                 // sections that are chapters; the rest are annexes; 0: all
	applicants []column            // order of the columns of table 三
	mirrored   bool                // the columns of table 二 from right to left
	extras     map[string][]column // rows the form does not have, by the group or block they end
	blocks     layoutOf            // of table 二
	thirds     layoutOf            // of table 四
	headOf4    string              // "flat": one line of full names; "unmerged": names over the first of their columns only
}

// A layoutOf says whether the parts of a table stand in one table, or in tables
// of their own one below or beside the other.
type layoutOf int

const (
	whole layoutOf = iota
	stacked
	beside
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

// extraRow begins the ID of a row that the form does not have.
const extraRow = "extra"

// A key names a cell of figures.
type key struct{ indicator, applicant string }

// A section is a chapter; a paragraph of "" stands for its table.
type section struct {
	title      string
	paragraphs []string
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
func (r *report) formOf(table string) string {
	if f := r.tableForms[table]; f != "" {
		return f
	}
	return r.form
}

// tables returns the IDs of the tables of the report.
func (r *report) tables() []string {
	if r.form == statisticsForm {
		return []string{"statistics"}
	}
	return []string{"disclosure", "applications", "disputes"}
}

// numerals number the chapters.
var numerals = strings.Split("一二三四五六七八九", "")

// heading returns what is printed over a section, empty if nothing is.
func (r *report) heading(i int) string {
	if h, ok := r.heads[i]; ok {
		return h
	}
	return numerals[i] + "、" + r.sections[i].title
}

// columns returns the columns of table 三 in printed order.
func (r *report) columns() []column {
	if r.applicants != nil {
		return r.applicants
	}
	return applicants
}

// label returns what is printed for a row or column that the form calls
// label.
func (r *report) label(label string) string {
	if l, ok := r.labels[label]; ok {
		return l
	}
	return label
}

// omits reports whether a row is left out.
func (r *report) omits(id string) bool { return id != "" && slices.Contains(r.omitted, id) }

// rows returns the rows of the applications table as this report prints them.
func (r *report) rows() []row {
	var prune func(rows []row) []row
	prune = func(rows []row) []row {
		var kept []row
		for _, x := range rows {
			if r.omits(x.id) {
				continue
			}
			below := prune(x.rows)
			for _, e := range r.extras[x.label] {
				below = append(below, row{e.id, e.label, nil})
			}
			kept = append(kept, row{x.id, r.label(x.label), below})
		}
		return kept
	}
	return prune(applicationRows(r.formOf("applications")))
}

// disclosureBlocks returns the disclosure table as this report prints it.
func (r *report) disclosureBlocks() []block {
	list := disclosureBlocks(r.formOf("disclosure"))
	for i := range list {
		b := &list[i]
		b.rows = append(slices.DeleteFunc(slices.Clone(b.rows), func(x column) bool { return r.omits(x.id) }), r.extras[b.heading]...)
		if r.mirrored {
			b.columns = slices.Clone(b.columns)
			slices.Reverse(b.columns)
		}
	}
	return list
}

// disputesRow returns what tells the rows of table 四 apart: all thirds stand in
// one, unless the halves are tables of their own.
func (r *report) disputesRow(third column) string {
	switch {
	case r.thirds == whole:
		return "行政复议、行政诉讼"
	case third == disputes[0]:
		return third.label
	}
	return "行政诉讼"
}
