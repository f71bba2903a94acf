package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// A truth is one printed cell of figures.
type truth struct {
	table, indicator, applicant string
	raw                         string
	page                        int
	label                       string // of its row, to find the page by
}

// key returns the name of the cell.
func (c truth) key() key { return key{c.indicator, c.applicant} }

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
