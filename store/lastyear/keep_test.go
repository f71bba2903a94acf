package lastyear_test

import (
	"context"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/lastyear"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), lastyear.Own) }

// An import looks up the reports of one organ, and no others.
func TestPlans(t *testing.T) {
	at := "USING INDEX reports_by_identity (<expr>=? AND body=? AND year=? AND apart=?)"
	storetest.ExpectPlans(t, storetest.OpenNew(t), lastyear.Own, map[string]storetest.Planned{
		"reports_of": storetest.ExpectSteps([]string{"SEARCH r " + at, "SEARCH b " + at}),
	})
}

// told is a report of 洪泽区 on a year with a text.
func told(t *testing.T, year int, text string) annual.Report {
	report := storetest.Plain(t, "320813", "", year)
	report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: text}}
	return report
}

// shown writes what is kept, a report a line, as the years of its reports.
func shown(t *testing.T, s *database.DB) string {
	return storetest.Table(t, s, `SELECT r.year || ' after ' || b.year AS years, d.path, l.copied || '/' || l.letters AS text
		FROM last_years AS l JOIN reports AS r ON r.id = l.report_id JOIN reports AS b ON b.id = l.previous_report_id JOIN documents AS d ON d.id = r.document_id
		ORDER BY r.year`)
}

// What is kept is as if all reports had come at once, in whatever order they came.
func TestKeep(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(path string, r annual.Report) int64 {
		return storetest.MustImport(t, s, storetest.FileOf(path, path), r).ReportID
	}
	expect := func(when, want string) {
		t.Helper()
		if got := shown(t, s); got != "years | path | text\n"+want {
			t.Errorf("%s:\n%s", when, got)
		}
	}
	second := add("b.pdf", told(t, 2022, kept))
	expect("one report", "")
	add("a.pdf", told(t, 2021, kept))
	expect("the one before comes later", "2022 after 2021 | b.pdf | 26/26\n")
	add("c.pdf", told(t, 2023, another))
	expect("and the one after", "2022 after 2021 | b.pdf | 26/26\n2023 after 2022 | c.pdf | 0/30\n")

	add("b.pdf", told(t, 2022, another))
	expect("a file is read otherwise", "2022 after 2021 | b.pdf | 0/30\n2023 after 2022 | c.pdf | 30/30\n")
	add("b.pdf", told(t, 2019, another))
	expect("and is another year's", "")
	add("b.pdf", told(t, 2022, kept))
	corrected := told(t, 2022, another)
	corrected.Published, corrected.CorrectionMark = "2023-05-01", "更正"
	add("d.pdf", corrected)
	expect("a later version stands", "2022 after 2021 | d.pdf | 0/30\n2023 after 2022 | c.pdf | 30/30\n")

	before := shown(t, s)
	if err := s.Update(context.Background(), func(tx *database.Session) error {
		if err := tx.Run(context.Background(), "DELETE FROM last_years"); err != nil {
			return err
		}
		return lastyear.KeepAll(context.Background(), tx)
	}); err != nil || shown(t, s) != before {
		t.Errorf("found out for all: %v\n%s", err, shown(t, s))
	}
	storetest.MustExec(t, s, fmt.Sprintf("DELETE FROM reports WHERE id = %d", second))
	expect("a report that was not the latest goes", before[len("years | path | text\n"):])
}
