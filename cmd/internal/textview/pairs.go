package textview

import (
	"cmp"
	"strings"

	"nianbao/normalize/form"
	"nianbao/store/compare"
	"nianbao/store/export"
	"nianbao/store/reports"
)

// cellLabel returns what a cell is called in print: its row and, where there are several
// columns, the kind of applicant.
func cellLabel(indicator, applicant string) string {
	if applicant == "" {
		return indicator
	}
	return indicator + " · " + applicant
}

// PairTable lays two reports out cell by cell.
func (v View) PairTable(sides [2]reports.Info, pairs []compare.CellPair, all bool) Table {
	name := func(i reports.Info) string {
		return v.Say("%s (report %d, version %d)", v.Whose(cmp.Or(i.Organ, i.Title), i.Year), i.ID, i.Version)
	}
	t := Table{title: "A: " + name(sides[0]) + "\nB: " + name(sides[1]),
		rows: [][]string{{v.Say("cell"), "A", "B", "B - A", "指标"}}}
	kinds := map[string]string{}
	for _, a := range form.Applicants() {
		kinds[a.ID] = a.Zh
	}
	same, widest := 0, 0
	for _, p := range pairs {
		widest = max(widest, width.StringWidth(cellLabel(p.Zh, kinds[p.Cell.Applicant])))
	}
	for _, p := range pairs {
		if !p.Differs() && !p.Doubtful() {
			same++
			if !all {
				continue
			}
		}
		difference := ""
		if d := p.Difference(); d != nil {
			difference = export.NumberText(d)
			if d.Sign() > 0 {
				difference = "+" + difference
			}
		}
		a, b := p.Amounts()
		t.rows = append(t.rows, []string{strings.TrimSuffix(p.Cell.Indicator+"/"+p.Cell.Applicant, "/"),
			v.amountText(a), v.amountText(b), difference, width.FillRight(cellLabel(p.Zh, kinds[p.Cell.Applicant]), widest)})
	}
	t.notes = []string{v.Say("%d cells, %d the same in both", len(pairs), same)}
	t.notes = append(t.notes, v.legend(t.rows)...)
	return t
}
