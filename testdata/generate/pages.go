package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"unicode"
)

// pageText returns what pdftotext reads, without spaces and in narrow
// characters, with the page of each character.
func pageText(pdf string) (text []rune, pageOf []int, err error) {
	out, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		return nil, nil, fmt.Errorf("pdftotext: %w", err)
	}
	for i, p := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		for _, c := range p {
			if !unicode.IsSpace(c) {
				text = append(text, narrow(c))
				pageOf = append(pageOf, i+1)
			}
		}
	}
	return text, pageOf, nil
}

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
				anchors = r.disputesAnchors(cells[i:])
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
func (r *report) disputesAnchors(cells []truth) []string {
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

// narrow turns a full-width character into its ASCII twin: pdftotext reads the
// half-width glyphs of GBK-EUC-H as full-width ones.
func narrow(c rune) rune {
	if c >= '！' && c <= '～' {
		return c - '！' + '!'
	}
	return c
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
