package columns_test

import (
	"context"
	"reflect"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/storetest"
)

// What a report says is the same whether its cells are looked up or taken from the columns in memory: with a
// correction, in doubt, blank, not there; and of a department, which counts for no region, too.
func TestReadReportedFromMemory(t *testing.T) {
	const received, denied, handled = "applications.received", "applications.denied_process", "applications.handled"
	db := storetest.Known(t,
		storetest.CellTold("320813", 2023, received, "total", "21", annual.Read),
		storetest.CellTold("320813", 2023, denied, "total", "3", annual.Flagged),
		storetest.CellTold("320803", 2023, received, "total", "", annual.Blank),
		storetest.CellTold("320803", 2023, denied, "total", "1.5", annual.Read))
	storetest.AddTold(t, db, "商务局", storetest.CellTold("320813", 2023, received, "total", "8", annual.Read))
	var asked []columns.ReportAt
	for id := range int64(4) { // the last is no report's
		at, _ := columns.PlaceOf([]string{"320813", "320803", "320813", "320804"}[id])
		at.Year = 2023
		asked = append(asked, columns.ReportAt{Report: id + 1, At: at})
	}
	var quantities []catalogue.Quantity
	for _, name := range []string{received, denied, handled} {
		quantities = append(quantities, storetest.Quantity(t, name))
	}
	storetest.MustCorrect(t, db, 1, storetest.Reading(t, received+"/total", "22"))
	read := func() columns.Reported {
		reported, err := columns.ReadReported(context.Background(), db, asked, quantities)
		if err != nil {
			t.Fatal(err)
		}
		return reported
	}
	lookedUp := read()
	if err := columns.Prepare(context.Background(), db); err != nil {
		t.Fatal(err)
	}
	fromMemory := read()
	if !reflect.DeepEqual(lookedUp, fromMemory) {
		t.Errorf("looked up %+v, from memory %+v", lookedUp, fromMemory)
	}
	for report, want := range map[int64]string{1: "22", 3: "8"} {
		if e := fromMemory.Entry(report, quantities[0]); !e.Known || e.Value().RatString() != want {
			t.Errorf("report %d: %+v, not %s", report, e, want)
		}
	}
	if e := fromMemory.Entry(1, quantities[1]); e.Status != annual.Flagged {
		t.Errorf("a figure in doubt is %q", e.Status)
	}
}

// A figure that is out of all proportion to other years and other governments is in doubt on the page of its report's region
// too, whether it is looked up or in memory.
func TestReadReportedOutsized(t *testing.T) {
	const lost = "litigation_direct.corrected"
	var told []storetest.Told
	for year := 2021; year <= 2023; year++ {
		for _, code := range []string{"320102", "320104", "320105", "320106", "320111", "320113", "320114", "320813"} {
			value := "1"
			if code == "320813" && year == 2022 {
				value = "480056"
			}
			told = append(told, storetest.CellTold(code, year, lost, "", value, annual.Read))
		}
	}
	db := storetest.Known(t, told...)
	at, _ := columns.PlaceOf("320813")
	at.Year = 2022
	id := int64(storetest.Count(t, db, "SELECT id FROM reports WHERE region_code = '320813' AND year = 2022"))
	quantities := []catalogue.Quantity{storetest.Quantity(t, lost)}
	for _, where := range []string{"looked up", "from memory"} {
		reported, err := columns.ReadReported(context.Background(), db, []columns.ReportAt{{Report: id, At: at}}, quantities)
		if err != nil {
			t.Fatal(err)
		}
		if e := reported.Entry(id, quantities[0]); e.Outsized != columns.AmongYears || !e.Doubtful() || !e.Known {
			t.Errorf("%s: %+v", where, e)
		}
		if err := columns.Prepare(context.Background(), db); err != nil {
			t.Fatal(err)
		}
	}
}
