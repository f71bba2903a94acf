package main

import (
	"encoding/json"
	"fmt"
	"os"
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

// A truth is one printed cell of figures.
type truth struct {
	table, indicator, applicant string
	raw                         string
	page                        int
	label                       string // of its row, to find the page by
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

// truths returns every printed cell of figures in printed order. A cell in a
// row that the form does not have has no indicator.
func (r *report) truths() []truth {
	if r.form == statisticsForm {
		return r.statisticsTruths()
	}
	var list []truth
	add := func(table, indicator, applicant, label string) {
		k := key{table + "." + indicator, applicant}
		if table == "disputes" {
			k.indicator = indicator
		}
		c := truth{table: table, indicator: k.indicator, applicant: applicant, raw: r.printed[k], label: label}
		if strings.HasPrefix(indicator, extraRow) {
			c.indicator = ""
		}
		list = append(list, c)
	}
	for _, b := range r.disclosureBlocks() {
		for _, x := range b.rows {
			for _, c := range b.columns {
				add("disclosure", x.id+"."+c.id, "", r.label(x.label))
			}
		}
	}
	for _, x := range leaves(r.rows()) {
		for _, a := range r.columns() {
			add("applications", x.id, a.id, x.label)
		}
	}
	for _, d := range disputes {
		for _, c := range results {
			add("disputes", d.id+"."+c.id, "", r.disputesRow(d))
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

// value returns the number a cell says in plain notation, empty if it says
// none.
func value(raw string) string {
	narrow := strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == ',', c == '，', c == '+', c == ' ':
			return -1
		}
		return c
	}, raw)
	narrow = strings.TrimRight(narrow, "件项条次篇个人亿万元")
	if strings.Trim(narrow, "-.0123456789") != "" || strings.Trim(narrow, "-") == "" {
		return ""
	}
	return narrow
}

// writeTruth writes name.cells.tsv and name.meta.json.
func (r *report) writeTruth(name string, cells []truth) error {
	var b strings.Builder
	b.WriteString("table\tindicator\tapplicant\tvalue\tpage\traw\n")
	for _, c := range cells {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d\t%s\n", c.table, c.indicator, c.applicant, value(c.raw), c.page, c.raw)
	}
	if err := os.WriteFile(name+".cells.tsv", []byte(b.String()), 0o644); err != nil {
		return err
	}
	type meta struct {
		Title      string            `json:"title"`
		Organ      string            `json:"organ"`
		Department string            `json:"department,omitempty"`
		RegionCode string            `json:"region_code"`
		Year       int               `json:"year"`
		Form       string            `json:"form"`
		Tables     map[string]string `json:"tables"`
		Sections   []string          `json:"sections"`
		Findings   []finding         `json:"findings"`
		Drift      []string          `json:"drift"`
		Annexes    []string          `json:"annexes,omitempty"`
		Narrative  []statement       `json:"narrative,omitempty"`
		Features   []string          `json:"features,omitempty"`
		Producer   string            `json:"producer,omitempty"`
		Seed       int64             `json:"seed,omitempty"`
	}
	m := meta{
		Title: strings.Join(r.title, ""), Organ: r.organ, Department: r.department, RegionCode: r.region,
		Year: r.year, Form: r.form, Tables: map[string]string{},
		Findings: append([]finding{}, r.findings...), Drift: append([]string{}, r.drift...),
		Narrative: r.statements, Features: r.features, Producer: r.producer, Seed: r.seed,
	}
	for _, t := range r.tables() {
		m.Tables[t] = r.formOf(t)
	}
	for i, s := range r.sections {
		switch {
		case r.titled > 0 && i >= r.titled:
			m.Annexes = append(m.Annexes, s.title)
		case r.heading(i) != "":
			m.Sections = append(m.Sections, s.title)
		}
	}
	out, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name+".meta.json", append(out, '\n'), 0o644)
}
