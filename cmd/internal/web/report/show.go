package report

import (
	"strconv"
	"strings"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/printed"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/normalize/chinese"
)

// A Shown is what templates show of a report: its chapters with their tables, its
// findings, and the key figures of its text.
type Shown struct {
	Tables   []tableView
	Sections []sectionView
	Findings []findingView
	Stated   []statedView
	Checked  naming.Checked
	Errors   int // findings that stand
	Warnings int

	report *annual.Report
}

// A sectionView is a chapter with the tables that belong to it.
type sectionView struct {
	annual.Section
	Numeral string
	Tables  []tableView
}

// A findingView is a finding with the figures that it is about.
type findingView struct {
	annual.Finding
	Number int
	Cells  []cellLink
	// Said is what it says, with each term of a sum by its name.
	Said string `json:"-"`
}

type cellLink struct{ Name, Anchor string }

// A statedView is a key figure that the text states.
type statedView struct {
	annual.Observation
	Name string
	Href string
	Why  string // it is in doubt, "" where it is not
	// Total is what the tables have for it, "" where they have nothing: the sum of cells, which is spelled out where they are
	// several, as it stands in none.
	Total, TotalUnit string
	Cells            []cellLink
	Agrees           bool
}

// Show makes what a template shows of a report. href, if not nil, says where a figure
// is shown in print.
func Show(report *annual.Report, language wording.Language, href func(annual.Observation) string) (d Shown, err error) {
	d.report, d.Checked = report, naming.CheckedOf(language, report)
	names := naming.Names(language)
	notes := map[annual.CellRef][]int{}
	for i, f := range report.Findings {
		shown := findingView{Finding: f, Number: i + 1, Said: naming.MessageOfSum(language, f.Code, f.MessageZh, f.Message, naming.TermsOf(report, f.Cells))}
		for _, ref := range f.Cells {
			notes[ref] = append(notes[ref], i+1)
			shown.Cells = append(shown.Cells, cellLink{names.Cell(ref), naming.Anchor(ref)})
		}
		switch {
		case !f.Counts(): // a correction mended it, or makes it
		case f.Severity == annual.Error:
			d.Errors++
		case f.Severity == annual.Warning:
			d.Warnings++
		}
		d.Findings = append(d.Findings, shown)
	}
	if d.Tables, err = (tableViewer{language, notes, href, check.Remainders(report)}).views(printed.Tables(report)); err != nil {
		return d, err
	}
	for _, section := range report.Sections {
		shown := sectionView{Section: section, Numeral: numeral(section.Ordinal)}
		for _, t := range d.Tables {
			if t.Section > 0 && t.Section == section.Ordinal {
				shown.Tables = append(shown.Tables, t)
			}
		}
		d.Sections = append(d.Sections, shown)
	}
	tables := check.BesideText(report)
	for _, o := range report.Observations {
		if o.Stated() {
			shown := statedView{Observation: o, Name: names.Cell(annual.CellRef{Indicator: o.Indicator})}
			if href != nil {
				shown.Href = href(o)
			}
			if o.Doubtful() {
				shown.Why = language.Pick(chinese.Of(o.Note), o.Note)
			}
			if beside, ok := tables[o.Indicator]; ok && o.Applicant == "" {
				shown.Total, shown.TotalUnit, shown.Agrees = beside.Total, beside.Unit, beside.Agrees
				if len(beside.Values) > 1 {
					shown.Total = strings.Join(beside.Values, " + ") + " = " + beside.Total
				}
				for _, ref := range beside.Cells {
					shown.Cells = append(shown.Cells, cellLink{names.Cell(ref), naming.Anchor(ref)})
				}
			}
			d.Stated = append(d.Stated, shown)
		}
	}
	return d, nil
}

// Loose returns the tables that belong to no chapter of the report.
func (d Shown) Loose() []tableView {
	var list []tableView
	for _, t := range d.Tables {
		placed := false
		for _, s := range d.report.Sections {
			placed = placed || t.Section > 0 && s.Ordinal == t.Section
		}
		if !placed {
			list = append(list, t)
		}
	}
	return list
}

// numeral returns the Chinese numeral of a chapter, "" for what is before the
// first.
func numeral(n int) string {
	digits := []rune("〇一二三四五六七八九十")
	switch {
	case n <= 0:
		return ""
	case n < len(digits):
		return string(digits[n])
	}
	return strconv.Itoa(n)
}
