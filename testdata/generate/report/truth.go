package report

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// A Truth is one printed cell of figures.
type Truth struct {
	Table, Indicator, Applicant string
	Raw                         string
	Page                        int
	Label                       string // of its row, to find the page by
}

// Key returns the name of the cell.
func (c Truth) Key() Key { return Key{c.Indicator, c.Applicant} }

// Truths returns every printed cell of figures in printed order. A cell in a
// row that the form does not have has no indicator.
func (r *Report) Truths() []Truth {
	if r.Form == StatisticsForm {
		return r.statisticsTruths()
	}
	var list []Truth
	add := func(table, indicator, applicant, label string) {
		k := Key{table + "." + indicator, applicant}
		if table == "disputes" {
			k.Indicator = indicator
		}
		c := Truth{Table: table, Indicator: k.Indicator, Applicant: applicant, Raw: r.Printed[k], Label: label}
		if strings.HasPrefix(indicator, ExtraRow) {
			c.Indicator = ""
		}
		list = append(list, c)
	}
	for _, b := range r.disclosureBlocks() {
		for _, x := range b.Rows {
			for _, c := range b.Columns {
				add("disclosure", x.ID+"."+c.ID, "", r.label(x.Label))
			}
		}
	}
	for _, x := range Leaves(r.rows()) {
		for _, a := range r.columns() {
			add("applications", x.ID, a.ID, x.Label)
		}
	}
	for _, d := range disputes {
		for _, c := range results {
			add("disputes", d.ID+"."+c.ID, "", r.disputesRow(d))
		}
	}
	return list
}

// Value returns the number a cell says in plain notation, empty if it says
// none.
func Value(raw string) string {
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

// WriteTruth writes name.cells.tsv and name.meta.json.
func (r *Report) WriteTruth(name string, cells []Truth) error {
	var b strings.Builder
	b.WriteString("table\tindicator\tapplicant\tvalue\tpage\traw\n")
	for _, c := range cells {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d\t%s\n", c.Table, c.Indicator, c.Applicant, Value(c.Raw), c.Page, c.Raw)
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
		Title: strings.Join(r.Title, ""), Organ: r.Organ, Department: r.Department, RegionCode: r.Region,
		Year: r.Year, Form: r.Form, Tables: map[string]string{},
		Findings: append([]finding{}, r.findings...), Drift: append([]string{}, r.Drift...),
		Narrative: r.statements, Features: r.Features, Producer: r.Producer, Seed: r.Seed,
	}
	for _, t := range r.Tables() {
		m.Tables[t] = r.formOf(t)
	}
	for i, s := range r.Sections {
		switch {
		case r.titled > 0 && i >= r.titled:
			m.Annexes = append(m.Annexes, s.Title)
		case r.Heading(i) != "":
			m.Sections = append(m.Sections, s.Title)
		}
	}
	out, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name+".meta.json", append(out, '\n'), 0o644)
}
