package reports_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestSeriesFindings(t *testing.T) {
	s := storetest.OpenNew(t)
	report := func(year int, organ string, cells ...string) int64 {
		r := storetest.Hongze(t)
		r.Year, r.Organ = year, organ
		for i := 0; i+3 < len(cells); i += 4 {
			o := storetest.Find(t, r.Observations, cells[i], cells[i+1])
			o.Value, o.Status = storetest.Decimal(t, cells[i+2]), annual.Status(cells[i+3])
		}
		name := fmt.Sprint(organ, year, cells)
		return storetest.MustImport(t, s, storetest.FileOf(name+".pdf", name), r).ReportID
	}
	last := report(2022, "洪泽区人民政府", "applications.carried_out", "total", "5", "read", "disclosure.penalties.decisions", "", "12", "read",
		"disclosure.coercion.decisions", "", "7", "read")
	// The title names the city too; it is the same organ.
	next := report(2023, "淮安市洪泽区人民政府", "applications.carried_in", "total", "3", "read", "disclosure.penalties.decisions", "", "4119", "read",
		"disclosure.coercion.decisions", "", "700", "flagged")
	report(2023, "洪泽区商务局", "applications.carried_in", "total", "9", "read")

	got, err := reports.SeriesFindings(context.Background(), s, next)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("findings: %+v, want a carry-over and a jump", got)
	}
	want := []reports.SeriesFinding{
		{Code: "carry-over", ReportID: next, Previous: last, Cell: annual.CellRef{Indicator: "applications.carried_in", Applicant: "total"}, Before: "5", Value: "3", Page: got[0].Page},
		{Code: "jump", ReportID: next, Previous: last, Cell: annual.CellRef{Indicator: "disclosure.penalties.decisions"}, Before: "12", Value: "4119", Page: got[1].Page},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("findings:\n got %+v\nwant %+v", got, want)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM series_findings"); n != 2 {
		t.Errorf("%d findings in all, want 2", n)
	}
}

// What contradicts the year before only with a correction says so, whichever of the two years it is of; what does
// so without it too says that one is corrected.
func TestSeriesFindingsOfCorrections(t *testing.T) {
	s := storetest.OpenNew(t)
	var ids []int64
	for i, cells := range []map[string]string{{"applications.carried_out": "5"}, {"applications.carried_in": "5"}} {
		r := storetest.Hongze(t)
		r.Year = 2022 + i
		for indicator, value := range cells {
			storetest.Find(t, r.Observations, indicator, "total").Value = storetest.Decimal(t, value)
		}
		ids = append(ids, storetest.MustImport(t, s, storetest.FileOf(fmt.Sprint(i, ".pdf"), fmt.Sprint(i)), r).ReportID)
	}
	told := func() (list []string) {
		found, err := reports.SeriesFindings(context.Background(), s, ids[1])
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Code == "carry-over" {
				list = append(list, fmt.Sprintf("%s → %s corrected %v held %v", f.Before, f.Value, f.Corrected, f.Held))
			}
		}
		return list
	}
	storetest.ExpectLines(t, told())
	storetest.MustCorrect(t, s, ids[1], storetest.Reading(t, "applications.carried_in/total", "6"))
	storetest.ExpectLines(t, told(), "5 → 6 corrected true held true")
	storetest.MustCorrect(t, s, ids[0], storetest.Reading(t, "applications.carried_out/total", "7"))
	storetest.ExpectLines(t, told(), "7 → 6 corrected true held true")
	storetest.MustExec(t, s, "UPDATE observations SET value = '9' WHERE indicator = 'applications.carried_out' AND applicant = 'total'")
	storetest.ExpectLines(t, told(), "7 → 6 corrected true held false")
}
