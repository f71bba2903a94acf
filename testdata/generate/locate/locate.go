package locate

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/testdata/generate/programs"
	"nianbao/testdata/generate/report"
)

// Legible returns an error unless every figure is in what pdftotext reads.
func Legible(pdf string, cells []report.Truth) error {
	text, _, err := programs.PageText(pdf)
	if err != nil {
		return err
	}
	for _, c := range cells {
		if !strings.Contains(string(text), strings.Map(programs.Narrow, strings.Join(strings.Fields(c.Raw), ""))) {
			return fmt.Errorf("%s: nowhere %q of %s %s", pdf, c.Raw, c.Indicator, c.Applicant)
		}
	}
	return nil
}

// Pages sets the page of every cell by looking for the rows' labels, in
// order, in what pdftotext reads. Only the first characters of a label are
// looked for, since a page break may cut it.
func Pages(pdf string, r *report.Report, cells []report.Truth) error {
	text, pageOf, err := programs.PageText(pdf)
	if err != nil {
		return err
	}
	find := func(s string, from int) int {
		want := []rune(strings.Map(programs.Narrow, strings.Join(strings.Fields(s), "")))
		for i := from; i+len(want) <= len(text); i++ {
			if string(text[i:i+len(want)]) == string(want) {
				return i
			}
		}
		return -1
	}
	at, table, last := 0, "", ""
	for i, c := range cells {
		if c.Table != table {
			table, last = c.Table, ""
			title := r.Heading(slices.IndexFunc(r.Sections, func(s report.Section) bool { return slices.Contains(s.Paragraphs, table) }))
			// Its end may be on the next page.
			begin := []rune(strings.Join(strings.Fields(title), ""))
			begin = begin[:min(len(begin), 8)]
			found := find(string(begin), at)
			if found < 0 {
				return fmt.Errorf("%s: no heading %s", pdf, title)
			}
			at = found + len(begin)
		}
		if c.Label != last {
			last = c.Label
			anchors := []string{c.Label}
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
					return fmt.Errorf("%s: no %s in row %s", pdf, a, c.Label)
				}
				at = found + len(want)
			}
		}
		cells[i].Page = pageOf[at-1]
	}
	return nil
}

// disputesAnchors returns what leads to a row of figures of table 四, which has
// no label: what its figures say, one after the other.
func disputesAnchors(cells []report.Truth) []string {
	var row strings.Builder
	for _, c := range cells {
		if c.Label == cells[0].Label {
			row.WriteString(c.Raw)
		}
	}
	if row.Len() == 0 {
		return []string{"复议后起诉"}
	}
	return []string{row.String()}
}
