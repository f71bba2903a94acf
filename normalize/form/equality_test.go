package form

import (
	"slices"
	"testing"
)

// What is said to be equal is there, is of different forms, and counts the report's year.
func TestEqualitiesHold(t *testing.T) {
	tables := map[string]string{} // of indicators that count the year
	for _, f := range All() {
		for i := range f.Tables {
			t := &f.Tables[i]
			for _, b := range t.Blocks {
				b.EachRow(func(r Row, _ []Row) {
					for _, c := range b.Columns {
						if code, _ := t.Cell(r, c); t.HasFigures(r) && c.Period == ThisYear {
							tables[code] = t.ID
						}
					}
				})
			}
		}
	}
	for _, e := range Equalities() {
		var of []string
		for _, code := range e.Indicators {
			if tables[code] == "" || slices.Contains(of, tables[code]) {
				t.Errorf("%s: %s is no indicator of the year, or the second of its table", e.Zh, code)
			}
			of = append(of, tables[code])
		}
		if len(of) < 2 || e.En == "" || e.ReasonZh == "" || e.ReasonEn == "" {
			t.Errorf("%s: %+v", e.Zh, e)
		}
	}
}
