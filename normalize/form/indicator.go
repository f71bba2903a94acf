package form

import (
	"slices"
	"sync"
)

// An Indicator is one comparable quantity, with its public documentation.
type Indicator struct {
	Code        string   // "applications.received"
	Table       string   // "applications"
	Zh          string   // path of labels, as printed
	En          string   // the same in English
	Unit        string   // "件", "项", "万元"
	Article     string   // source of the rule
	ByApplicant bool     // counted once for each kind of applicant
	Signed      bool     // a change, which can be below zero; all others count
	Forms       []string // IDs of the forms that have it
}

// An Applicant is a column of the applications table.
type Applicant struct{ ID, Zh, En string }

// Indicators returns every indicator of every form, in the order of the forms'
// tables; an indicator that several forms share is listed once. The figures that
// reports state in their text come last.
func Indicators() []Indicator {
	var list []Indicator
	at := map[string]int{}
	for _, f := range All() {
		for i := range f.Tables {
			t := &f.Tables[i]
			for _, b := range t.Blocks {
				for _, ind := range t.indicators(b) {
					if i, known := at[ind.Code]; known {
						list[i].Forms = append(list[i].Forms, f.ID)
						continue
					}
					at[ind.Code] = len(list)
					ind.Forms = []string{f.ID}
					list = append(list, ind)
				}
			}
		}
	}
	return append(list, statedIndicators()...)
}

// Indicators returns those of one form under the labels that it prints, in printed order; of
// each, Forms names the form alone.
func (f *Form) Indicators() []Indicator {
	var list []Indicator
	for i := range f.Tables {
		for _, b := range f.Tables[i].Blocks {
			for _, ind := range f.Tables[i].indicators(b) {
				ind.Forms = []string{f.ID}
				list = append(list, ind)
			}
		}
	}
	return list
}

// Applicants returns the kinds of applicant in the order of the printed
// columns; the last is "total".
func Applicants() []Applicant {
	var list []Applicant
	for _, f := range All() {
		for _, t := range f.Tables {
			if t.Key != ByApplicant {
				continue
			}
			for _, c := range t.Blocks[0].Columns {
				a := Applicant{c.ID, c.Zh, c.En}
				if !slices.Contains(list, a) {
					list = append(list, a)
				}
			}
		}
	}
	return list
}

// indicators lists the indicators of one block in printed order.
func (t *Table) indicators(b Block) []Indicator {
	var list []Indicator
	b.EachRow(func(r Row, path []Row) {
		if !t.HasFigures(r) {
			return
		}
		zh, en := r.Zh, r.En
		for i := len(path) - 1; i >= 0; i-- {
			zh = path[i].Zh + " / " + zh
		}
		columns := b.Columns
		if t.Key == ByApplicant || t.Key == ByRow {
			columns = b.Columns[:1]
		}
		for _, c := range columns {
			ind := Indicator{Table: t.ID, Zh: zh, En: en, Unit: UnitOf(r, c), Article: b.Article, ByApplicant: t.Key == ByApplicant, Signed: c.Signed}
			ind.Code, _ = t.Cell(r, c)
			switch t.Key {
			case ByRowAndColumn:
				ind.Zh, ind.En = zh+" / "+c.Zh, en+": "+c.En
			case ByColumn:
				ind.Zh, ind.En = c.Heads(), c.En
			}
			list = append(list, ind)
		}
	})
	return list
}

// IndicatorUnit returns the unit that an indicator's values are in, "" for an
// unknown indicator.
func IndicatorUnit(code string) string { return indicatorsByCode()[code].Unit }

// IsSigned reports whether an indicator's values are changes, which can be below zero.
func IsSigned(code string) bool { return indicatorsByCode()[code].Signed }

var indicatorsByCode = sync.OnceValue(func() map[string]Indicator {
	known := map[string]Indicator{}
	for _, i := range Indicators() {
		known[i.Code] = i
	}
	return known
})
