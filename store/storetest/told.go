package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Told is a cell of a small known report: code, year, indicator, applicant,
// value ("" for none), status.
type Told struct {
	code                 string
	year                 int
	indicator, applicant string
	Value                string
	Status               annual.Status
}

// CellTold is a cell as a report of a region and a year states it.
func CellTold(code string, year int, indicator, applicant, value string, status annual.Status) Told {
	return Told{code, year, indicator, applicant, value, status}
}

// Known makes a database of governments' reports that hold the cells told.
func Known(t testing.TB, cells ...Told) *database.DB {
	t.Helper()
	s := OpenNew(t)
	AddTold(t, s, "", cells...)
	return s
}

// AddTold imports a report of the department for each region and year of the cells, each
// published after those that are in the database.
func AddTold(t testing.TB, s *database.DB, department string, cells ...Told) {
	t.Helper()
	type place struct {
		code string
		year int
	}
	reports := map[place]annual.Report{}
	var order []place
	for _, c := range cells {
		at := place{c.code, c.year}
		r, begun := reports[at]
		if !begun {
			r = Plain(t, c.code, department, c.year)
			r.Observations = nil
			order = append(order, at)
		}
		o := annual.Observation{Indicator: c.indicator, Applicant: c.applicant, Unit: "件", Raw: c.Value, Status: c.Status, Confidence: 1}
		if c.Value != "" {
			o.Value = Decimal(t, c.Value)
		}
		r.Observations = append(r.Observations, o)
		reports[at] = r
	}
	day := TestTime.AddDate(0, 0, Count(t, s, "SELECT count(*) FROM reports"))
	for _, at := range order {
		r := reports[at]
		r.Published = day.Format(time.DateOnly)
		content := fmt.Sprint(department, at, cells)
		MustImport(t, s, FileOf(content[:min(40, len(content))]+".pdf", content), r)
	}
}

// Quantity returns the quantity with a name.
func Quantity(t testing.TB, name string) catalogue.Quantity {
	t.Helper()
	q, err := catalogue.FindQuantity(name)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// QuantityAt returns the address of the quantity with a name, as denominators are given.
func QuantityAt(t testing.TB, name string) *catalogue.Quantity {
	q := Quantity(t, name)
	return &q
}

// Four districts of 淮安 as the tests below know them: 洪泽 has two years, 淮安
// a figure in doubt, 淮阴 a blank cell, 清江浦 no report.
func Huaian(t testing.TB) *database.DB {
	const received, denied, handled = "applications.received", "applications.denied_process", "applications.handled"
	return Known(t,
		CellTold("320813", 2022, received, "total", "40", annual.Read),
		CellTold("320813", 2023, received, "total", "53", annual.Read),
		CellTold("320813", 2023, received, "business", "32", annual.Read),
		CellTold("320813", 2023, denied, "total", "2", annual.Derived),
		CellTold("320813", 2023, handled, "total", "50", annual.Read),
		CellTold("320803", 2023, received, "total", "999", annual.Flagged),
		CellTold("320803", 2023, denied, "total", "1", annual.Read),
		CellTold("320803", 2023, handled, "total", "4", annual.Inferred),
		CellTold("320804", 2023, received, "total", "", annual.Blank),
		CellTold("320804", 2023, denied, "total", "0", annual.Read),
		CellTold("320804", 2023, handled, "total", "0", annual.Read),
		CellTold("320800", 2023, received, "total", "700", annual.Read),
	)
}

// Reading is a correction as a person gives it.
func Reading(t testing.TB, cell, value string) annual.Correction {
	t.Helper()
	c := annual.Correction{CellRef: CellOf(cell), Reason: "read on the page", By: "李"}
	if value != "" {
		c.Value = Decimal(t, value)
	}
	return c
}

// CellOf returns the cell with a name, "applications.received/total".
func CellOf(name string) annual.CellRef {
	indicator, applicant, _ := strings.Cut(name, "/")
	return annual.CellRef{Indicator: indicator, Applicant: applicant}
}

// MustCorrect corrects a cell of a report.
func MustCorrect(t testing.TB, s *database.DB, report int64, c annual.Correction) {
	t.Helper()
	if err := store.Correct(context.Background(), s, report, c); err != nil {
		t.Fatal(err)
	}
}

// Library holds a few reports; the comments are their IDs.
func Library(t *testing.T) *database.DB {
	t.Helper()
	s := OpenNew(t)
	for i, r := range []annual.Report{
		Plain(t, "320813", "", 2022),             // 1
		Plain(t, "320813", "", 2023),             // 2
		Edition(Plain(t, "320813", "", 2023), 2), // 3, the second version
		Plain(t, "320813", "商务局", 2023),          // 4
		Plain(t, "320800", "", 2023),             // 5
		Plain(t, "110105", "", 2023),             // 6
		Plain(t, "220104", "", 2023),             // 7, 朝阳区 as well
		Plain(t, "630203", "教育局", 2020),          // 8
		{Title: "年报"},                            // 9
	} {
		MustImport(t, s, FileOf(fmt.Sprintf("in/%d.pdf", i+1), fmt.Sprint(i+1)), r)
	}
	return s
}
