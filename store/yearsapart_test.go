package store_test

import (
	"context"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// What contradicts the year before is kept as the view tells it, in whatever order reports come, are
// read otherwise, get another version, are corrected or are removed.
func TestYearsApartAreKept(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	carrying := func(code string, year int, in, out string) annual.Report {
		r := storetest.Plain(t, code, "", year)
		r.Findings, r.Observations = nil, nil
		for indicator, value := range map[string]string{"applications.carried_in": in, "applications.carried_out": out} {
			r.Observations = append(r.Observations, annual.Observation{Indicator: indicator, Applicant: "total", Value: storetest.Decimal(t, value), Raw: value, Unit: "件", Status: annual.Read})
		}
		return r
	}
	expect := func(step string, rows int) {
		t.Helper()
		const columns = "report_id, code, indicator, applicant, previous_report_id, previous_value, value"
		kept := storetest.Table(t, s, "SELECT "+columns+" FROM years_apart ORDER BY 1, 2, 3, 4")
		told := storetest.Table(t, s, "SELECT "+columns+" FROM series_findings ORDER BY 1, 2, 3, 4")
		if n := storetest.Count(t, s, "SELECT count(*) FROM years_apart"); kept != told || n != rows {
			t.Errorf("%s: kept are %d, want %d\n%sthe view has\n%s", step, n, rows, kept, told)
		}
	}
	later := storetest.MustImport(t, s, storetest.FileOf("2023.pdf", "2023"), carrying("320813", 2023, "7", "0")).ReportID
	expect("one report", 0)
	before := storetest.MustImport(t, s, storetest.FileOf("2022.pdf", "2022"), carrying("320813", 2022, "0", "5")).ReportID
	expect("the year before came later", 1)
	storetest.MustImport(t, s, storetest.FileOf("2022.pdf", "2022"), carrying("320813", 2022, "0", "7"))
	expect("the year before is read otherwise", 0)
	cell := annual.CellRef{Indicator: "applications.carried_in", Applicant: "total"}
	if err := store.Correct(ctx, s, later, annual.Correction{CellRef: cell, Value: storetest.Decimal(t, "1000"), Reason: "printed", By: "a reader"}); err != nil {
		t.Fatal(err)
	}
	expect("a correction, which is a jump too", 2)
	if err := store.UndoCorrection(ctx, s, later, cell, "a reader"); err != nil {
		t.Fatal(err)
	}
	expect("and none", 0)
	second := carrying("320813", 2022, "0", "6")
	second.Published, second.CorrectionMark = "2023-06-01", "更正"
	storetest.MustImport(t, s, storetest.FileOf("again.pdf", "again"), second)
	expect("another version of the year before", 1)
	storetest.MustImport(t, s, storetest.FileOf("2023.pdf", "2023"), carrying("630203", 2023, "7", "0"))
	expect("it is another region's", 0)
	storetest.MustImport(t, s, storetest.FileOf("2023.pdf", "2023"), carrying("320813", 2023, "7", "0"))
	expect("and this one's again", 1)
	storetest.MustExec(t, s, fmt.Sprintf("DELETE FROM years_apart WHERE report_id = %d", later))
	if err := s.Update(ctx, func(tx *database.Session) error { return store.CompareOlder(ctx, tx) }); err != nil {
		t.Fatal(err)
	}
	expect("after the migration", 1)
	storetest.MustExec(t, s, fmt.Sprintf("DELETE FROM reports WHERE id <> %d", before))
	expect("reports are removed", 0)
}
