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
}

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
			kept = append(kept, row{x.id, r.label(x.label), prune(x.rows)})
		}
		return kept
	}
	return prune(applicationRows(r.formOf("applications")))
}

// truths returns every printed cell of figures in printed order.
func (r *report) truths() []truth {
	var list []truth
	add := func(table, indicator, applicant, label string) {
		k := key{table + "." + indicator, applicant}
		if table == "disputes" {
			k.indicator = indicator
		}
		list = append(list, truth{table: table, indicator: k.indicator, applicant: applicant, raw: r.printed[k], label: label})
	}
	for _, b := range disclosureBlocks(r.formOf("disclosure")) {
		for _, x := range b.rows {
			for _, c := range b.columns {
				add("disclosure", x.id+"."+c.id, "", r.label(x.label))
			}
		}
	}
	for _, x := range leaves(r.rows()) {
		for _, a := range applicants {
			add("applications", x.id, a.id, x.label)
		}
	}
	for _, d := range disputes {
		for _, c := range results {
			add("disputes", d.id+"."+c.id, "", "行政复议、行政诉讼")
		}
	}
	return list
}

// value returns the number a cell says in plain notation, empty if it says
// none.
func value(raw string) string {
	narrow := strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == ',', c == '，', c == '+':
			return -1
		}
		return c
	}, raw)
	narrow = strings.TrimSuffix(strings.TrimSuffix(narrow, "件"), "万元")
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
	}
	m := meta{
		Title: strings.Join(r.title, ""), Organ: r.organ, Department: r.department, RegionCode: r.region,
		Year: r.year, Form: r.form, Tables: map[string]string{},
		Findings: append([]finding{}, r.findings...), Drift: append([]string{}, r.drift...),
	}
	for _, t := range []string{"disclosure", "applications", "disputes"} {
		m.Tables[t] = r.formOf(t)
	}
	for _, s := range r.sections {
		m.Sections = append(m.Sections, s.title)
	}
	out, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name+".meta.json", append(out, '\n'), 0o644)
}
