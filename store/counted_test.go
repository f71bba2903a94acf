package store_test

import (
	"fmt"
	"testing"

	"nianbao/store/storetest"
)

// One report counts for a region and a year, with the figures it has now.
func TestCountedReports(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(content, code, department, organ string, year int, received string) int64 {
		r := storetest.Plain(t, code, department, year)
		if organ != "" {
			r.Organ = organ
		}
		r.Observations[0].Indicator, r.Observations[0].Value = "applications.received", storetest.Decimal(t, received)
		r.Published = map[string]string{"first": "2024-01-10", "second": "2024-02-10"}[content]
		return storetest.MustImport(t, s, storetest.FileOf(content+".pdf", content), r).ReportID
	}
	counted := func(code string, year int) string {
		return storetest.Table(t, s, fmt.Sprintf(`SELECT c.report_id, f.report_id AS figures_of, f.value FROM region_reports AS c
			LEFT JOIN region_figures AS f ON f.region_code = c.region_code AND f.year = c.year
			WHERE c.region_code = '%s' AND c.year = %d`, code, year))
	}
	expect := func(when, code string, year int, report int64, value string) {
		t.Helper()
		want := "report_id | figures_of | value\n"
		if report != 0 {
			want += fmt.Sprintf("%d | %d | %s\n", report, report, value)
		}
		if got := counted(code, year); got != want {
			t.Errorf("%s:\n%swant\n%s", when, got, want)
		}
	}
	office := add("office", "320813", "", "洪泽区人民政府办公室", 2023, "7")
	expect("an office alone", "320813", 2023, office, "7")
	first := add("first", "320813", "", "", 2023, "10")
	expect("the government's own report comes", "320813", 2023, first, "10")
	add("department", "320813", "商务局", "", 2023, "99")
	expect("a department's report", "320813", 2023, first, "10")
	second := add("second", "320813", "", "", 2023, "12")
	expect("a second version", "320813", 2023, second, "12")
	add("second", "320813", "", "", 2023, "13")
	expect("the second read anew", "320813", 2023, second, "13")
	add("first", "320813", "", "", 2023, "11")
	expect("the first read anew", "320813", 2023, second, "13")
	add("second", "320813", "", "", 2022, "13")
	expect("the second turns out to be of another year", "320813", 2023, first, "11")
	expect("the second in its year", "320813", 2022, second, "13")

	storetest.MustExec(t, s, fmt.Sprintf("UPDATE observations SET value = '14' WHERE report_id = %d AND indicator = 'applications.received'", second))
	expect("a value corrected in place", "320813", 2022, second, "14")
	storetest.MustExec(t, s, fmt.Sprintf("DELETE FROM documents WHERE id = (SELECT document_id FROM reports WHERE id = %d)", second))
	expect("the second deleted", "320813", 2022, 0, "")
	if n := storetest.Count(t, s, "SELECT count(*) FROM region_figures WHERE year = 2022"); n != 0 {
		t.Errorf("%d figures of a deleted report are left", n)
	}
}
