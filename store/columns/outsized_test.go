package columns

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// A figure is outsized beside at least two other years of its government.
func TestOutsizedAmongYears(t *testing.T) {
	doubtful := entryOf(t, "480056")
	doubtful.Status = annual.Flagged
	corrected := entryOf(t, "480056")
	corrected.Corrected = true
	e := func(text string) Entry { return entryOf(t, text) }
	for name, tc := range map[string]struct {
		years []Entry
		want  string
	}{
		"far above all others":           {[]Entry{e("3"), e("480056"), e("12")}, "[1]"},
		"a rise, if a great one":         {[]Entry{e("30"), e("3000"), e("12")}, "[]"},
		"of few cases":                   {[]Entry{e("0"), e("999"), e("0")}, "[]"},
		"one other year is too little":   {[]Entry{e("3"), e("480056"), {}}, "[]"},
		"two of them explain each other": {[]Entry{e("3"), e("480056"), e("12"), e("390000")}, "[]"},
		"one in doubt is no witness":     {[]Entry{e("3"), doubtful, e("12"), e("390000")}, "[3]"},
		"a person corrected it":          {[]Entry{e("3"), corrected, e("12")}, "[]"},
	} {
		if got := fmt.Sprint(outsizedAmong(tc.years)); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

// A figure that is out of all proportion to other years and other governments is in doubt, whether the whole column is read or some regions are looked
// up. What its row adds up to is not, nor what many governments count.
func TestOutsizedFigures(t *testing.T) {
	const lost, received, permits = "litigation_direct.corrected", "applications.received", "disclosure.permits.decisions"
	var told []storetest.Told
	cell := func(code string, year int, indicator, applicant, value string) {
		told = append(told, storetest.CellTold(code, year, indicator, applicant, value, annual.Read))
	}
	codes := []string{"320102", "320104", "320105", "320106", "320111", "320113", "320114", "320813"}
	for year := 2021; year <= 2023; year++ {
		for i, code := range codes {
			cell(code, year, lost, "", fmt.Sprint(i%3))
			cell(code, year, received, "natural_person", fmt.Sprint(10+i))
			cell(code, year, received, "total", fmt.Sprint(10+i))
			cell(code, year, permits, "", fmt.Sprint(9000*i+1))
		}
	}
	for code, value := range map[string]string{"320404": "480056", "320411": "2"} {
		for year := 2021; year <= 2023; year++ {
			of := "1"
			if year == 2022 {
				of = value
			}
			cell(code, year, lost, "", of)
			cell(code, year, received, "natural_person", of)
			cell(code, year, received, "total", of)
			cell(code, year, permits, "", of)
		}
	}
	s := storetest.Known(t, told...)
	for _, whole := range []bool{false, true} {
		for indicator, want := range map[string]bool{lost: true, received: false, permits: false} {
			applicant := ""
			if indicator == received {
				applicant = "total"
			}
			q := catalogue.Quantity{Cells: []annual.CellRef{{Indicator: indicator, Applicant: applicant}}}
			e := entryIn(t, s, q, "320404", whole)
			if (e.Outsized == AmongYears) != want || e.Doubtful() != want || !e.Known {
				t.Errorf("%s, of the whole column %v: outsized %v, in doubt %v, want %v", indicator, whole, e.Outsized, e.Doubtful(), want)
			}
			if e := entryIn(t, s, q, "320813", whole); e.Doubtful() {
				t.Errorf("%s of another: in doubt", indicator)
			}
		}
	}
}

// entryIn returns what is said of a quantity in 2022, looked up or from the whole column.
func entryIn(t *testing.T, s *database.DB, q catalogue.Quantity, code string, whole bool) Entry {
	t.Helper()
	var e Entry
	err := s.Snapshot(context.Background(), func(tx *sql.Tx) error {
		codes := []string{code}
		if whole {
			codes = slices.Repeat(codes, manyRegions)
		}
		source, err := NewSource(context.Background(), s, tx, Bodies{}, codes, 2022, 2022)
		if err != nil {
			return err
		}
		if !whole { // as if no column were kept
			source.state += " anew"
		}
		entries, err := source.Entries(q)
		if err != nil {
			return err
		}
		at, _ := PlaceOf(code)
		at.Year = 2022
		e, _ = entries.Entry(at, CountedReport{index: -1})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}
