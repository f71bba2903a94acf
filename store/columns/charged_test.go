package columns

import (
	"context"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// A figure of the text is not in doubt for being of the text. A fee is where lists of fees hold it in doubt, whether the whole column is
// read, some regions are looked up, or the figures of some reports are; and not for being a hundred times what other years have, which
// is nothing.
func TestStatedFees(t *testing.T) {
	const fees, received = "narrative.fees", "applications.received"
	var told []storetest.Told
	add := func(code string, year int, fee string) {
		told = append(told, storetest.CellTold(code, year, fees, "", fee, annual.Inferred), storetest.CellTold(code, year, received, "total", "12", annual.Read))
	}
	for i := range 25 {
		add("320000", 2000+i, "120")
	}
	for year, fee := range map[int]string{2020: "0", 2021: "0", 2022: "5000"} { // half of an application's 1,000 elsewhere
		add("320404", year, fee)
	}
	add("320411", 2022, "3000000")
	s := storetest.Known(t, told...)
	q := catalogue.Quantity{Cells: []annual.CellRef{{Indicator: fees}}}
	for code, want := range map[string]Disproportion{"320000": NoDisproportion, "320404": NoDisproportion, "320411": PerApplication} {
		for _, whole := range []bool{false, true} {
			if e := entryIn(t, s, q, code, whole); !e.Known || e.Outsized != want || e.Doubtful() != (want != NoDisproportion) {
				t.Errorf("%s, of the whole column %v: out of proportion to %v, in doubt %v, want %v", code, whole, e.Outsized, e.Doubtful(), want)
			}
		}
		id := int64(storetest.Count(t, s, fmt.Sprintf("SELECT id FROM reports WHERE region_code = '%s' AND year = 2022", code)))
		reported, err := ReadReported(context.Background(), s, []ReportAt{{Report: id}}, []catalogue.Quantity{q})
		if err != nil {
			t.Fatal(err)
		}
		if e := reported.Entry(id, q); e.Outsized != want {
			t.Errorf("%s, of its report: out of proportion to %v, want %v", code, e.Outsized, want)
		}
	}
}
