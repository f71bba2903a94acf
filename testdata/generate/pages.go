package main

import (
	"fmt"
	"slices"
	"strings"
)

// legible returns an error unless every figure is in what pdftotext reads.
func legible(pdf string, cells []truth) error {
	text, _, err := pageText(pdf)
	if err != nil {
		return err
	}
	for _, c := range cells {
		if !strings.Contains(string(text), strings.Map(narrow, strings.Join(strings.Fields(c.raw), ""))) {
			return fmt.Errorf("%s: nowhere %q of %s %s", pdf, c.raw, c.indicator, c.applicant)
		}
	}
	return nil
}

// locate sets the page of every cell by looking for the rows' labels, in
// order, in what pdftotext reads. Only the first characters of a label are
// looked for, since a page break may cut it.
func locate(pdf string, r *report, cells []truth) error {
	text, pageOf, err := pageText(pdf)
	if err != nil {
		return err
	}
	find := func(s string, from int) int {
		want := []rune(strings.Map(narrow, strings.Join(strings.Fields(s), "")))
		for i := from; i+len(want) <= len(text); i++ {
			if string(text[i:i+len(want)]) == string(want) {
				return i
			}
		}
		return -1
	}
	at, table, last := 0, "", ""
	for i, c := range cells {
		if c.table != table {
			table, last = c.table, ""
			title := r.heading(slices.IndexFunc(r.sections, func(s section) bool { return slices.Contains(s.paragraphs, table) }))
			// Its end may be on the next page.
			begin := []rune(strings.Join(strings.Fields(title), ""))
			begin = begin[:min(len(begin), 8)]
			found := find(string(begin), at)
			if found < 0 {
				return fmt.Errorf("%s: no heading %s", pdf, title)
			}
			at = found + len(begin)
		}
		if c.label != last {
			last = c.label
			anchors := []string{c.label}
			if table == "disputes" {
				anchors = disputesAnchors(cells[i:])
			}
			for _, a := range anchors {
				want := []rune(a)
				if table != "disputes" {
					want = want[:min(len(want), 4)]
				}
				found := find(string(want), at)
				if found < 0 {
					return fmt.Errorf("%s: no %s in row %s", pdf, a, c.label)
				}
				at = found + len(want)
			}
		}
		cells[i].page = pageOf[at-1]
	}
	return nil
}

// disputesAnchors returns what leads to a row of figures of table 四, which has
// no label: what its figures say, one after the other.
func disputesAnchors(cells []truth) []string {
	var row strings.Builder
	for _, c := range cells {
		if c.label == cells[0].label {
			row.WriteString(c.raw)
		}
	}
	if row.Len() == 0 {
		return []string{"复议后起诉"}
	}
	return []string{row.String()}
}
