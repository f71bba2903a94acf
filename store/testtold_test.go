package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

// A told is a cell of a small known report: code, year, indicator, applicant,
// value ("" for none), status.
type told struct {
	code                 string
	year                 int
	indicator, applicant string
	value                string
	status               annual.Status
}

// cellTold is a cell as a report of a region and a year states it.
func cellTold(code string, year int, indicator, applicant, value string, status annual.Status) told {
	return told{code, year, indicator, applicant, value, status}
}

// known makes a database of governments' reports that hold the cells told.
func known(t testing.TB, cells ...told) *Store {
	t.Helper()
	s := openNew(t)
	addTold(t, s, "", cells...)
	return s
}

// addTold imports a report of the department for each region and year of the cells.
func addTold(t testing.TB, s *Store, department string, cells ...told) {
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
			r = plain(t, c.code, department, c.year)
			r.Observations = nil
			order = append(order, at)
		}
		o := annual.Observation{Indicator: c.indicator, Applicant: c.applicant, Unit: "件", Raw: c.value, Status: c.status, Confidence: 1}
		if c.value != "" {
			o.Value = decimal(t, c.value)
		}
		r.Observations = append(r.Observations, o)
		reports[at] = r
	}
	for _, at := range order {
		content := fmt.Sprint(department, at, cells)
		mustImport(t, s, fileOf(content[:min(40, len(content))]+".pdf", content), reports[at])
	}
}

func quantity(t testing.TB, name string) Quantity {
	t.Helper()
	q, err := FindQuantity(name)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func quantityAt(t testing.TB, name string) *Quantity {
	q := quantity(t, name)
	return &q
}

// Four districts of 淮安 as the tests below know them: 洪泽 has two years, 淮安
// a figure in doubt, 淮阴 a blank cell, 清江浦 no report.
func huaian(t testing.TB) *Store {
	const received, denied, handled = "applications.received", "applications.denied_process", "applications.handled"
	return known(t,
		cellTold("320813", 2022, received, "total", "40", annual.Read),
		cellTold("320813", 2023, received, "total", "53", annual.Read),
		cellTold("320813", 2023, received, "business", "32", annual.Read),
		cellTold("320813", 2023, denied, "total", "2", annual.Derived),
		cellTold("320813", 2023, handled, "total", "50", annual.Read),
		cellTold("320803", 2023, received, "total", "999", annual.Flagged),
		cellTold("320803", 2023, denied, "total", "1", annual.Read),
		cellTold("320803", 2023, handled, "total", "4", annual.Inferred),
		cellTold("320804", 2023, received, "total", "", annual.Blank),
		cellTold("320804", 2023, denied, "total", "0", annual.Read),
		cellTold("320804", 2023, handled, "total", "0", annual.Read),
		cellTold("320800", 2023, received, "total", "700", annual.Read),
	)
}

// reading is a correction as a person gives it.
func reading(t testing.TB, cell, value string) annual.Correction {
	t.Helper()
	c := annual.Correction{CellRef: cellOf(cell), Reason: "read on the page", By: "李"}
	if value != "" {
		c.Value = decimal(t, value)
	}
	return c
}

func cellOf(name string) annual.CellRef {
	indicator, applicant, _ := strings.Cut(name, "/")
	return annual.CellRef{Indicator: indicator, Applicant: applicant}
}

func mustCorrect(t testing.TB, s *Store, report int64, c annual.Correction) {
	t.Helper()
	if err := Correct(context.Background(), s, report, c); err != nil {
		t.Fatal(err)
	}
}

// library holds a few reports; the comments are their IDs.
func library(t *testing.T) *Store {
	t.Helper()
	s := openNew(t)
	for i, r := range []annual.Report{
		plain(t, "320813", "", 2022),    // 1
		plain(t, "320813", "", 2023),    // 2
		plain(t, "320813", "", 2023),    // 3, the second version
		plain(t, "320813", "商务局", 2023), // 4
		plain(t, "320800", "", 2023),    // 5
		plain(t, "110105", "", 2023),    // 6
		plain(t, "220104", "", 2023),    // 7, 朝阳区 as well
		plain(t, "630203", "教育局", 2020), // 8
		{Title: "年报"},                   // 9
	} {
		mustImport(t, s, fileOf(fmt.Sprintf("in/%d.pdf", i+1), fmt.Sprint(i+1)), r)
	}
	return s
}
