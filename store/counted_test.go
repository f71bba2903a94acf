package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// One report counts for a region and a year, with the figures it has now.
func TestCountedReports(t *testing.T) {
	s := openNew(t)
	add := func(content, code, department, organ string, year int, received string) int64 {
		r := plain(t, code, department, year)
		if organ != "" {
			r.Organ = organ
		}
		r.Observations[0].Indicator, r.Observations[0].Value = "applications.received", decimal(t, received)
		return mustImport(t, s, fileOf(content+".pdf", content), r).ReportID
	}
	counted := func(code string, year int) string {
		return table(t, s, fmt.Sprintf(`SELECT c.report_id, f.report_id AS figures_of, f.value FROM region_reports AS c
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

	if _, err := s.session.ExecContext(context.Background(),
		"UPDATE observations SET value = '14' WHERE report_id = ? AND indicator = 'applications.received'", second); err != nil {
		t.Fatal(err)
	}
	expect("a value corrected in place", "320813", 2022, second, "14")
	if _, err := s.session.ExecContext(context.Background(),
		"DELETE FROM documents WHERE id = (SELECT document_id FROM reports WHERE id = ?)", second); err != nil {
		t.Fatal(err)
	}
	expect("the second deleted", "320813", 2022, 0, "")
	if n := count(t, s, "SELECT count(*) FROM region_figures WHERE year = 2022"); n != 0 {
		t.Errorf("%d figures of a deleted report are left", n)
	}
}

// Databases that older versions wrote are brought up to date.
func TestCountedAfterMigration(t *testing.T) {
	s := openNew(t)
	for i, r := range []struct {
		code, department string
		year             int
	}{{"320813", "", 2023}, {"320813", "", 2023}, {"320813", "商务局", 2023}, {"630203", "", 2020}} {
		mustImport(t, s, fileOf(fmt.Sprint(i, ".pdf"), fmt.Sprint(i)), plain(t, r.code, r.department, r.year))
	}
	const all = "SELECT c.region_code, c.year, c.report_id, f.indicator, f.value FROM region_reports AS c JOIN region_figures AS f USING (report_id) ORDER BY 1, 2"
	want := table(t, s, all)
	takeBack(t, s)
	if err := s.migrate(context.Background(), "reports.db"); err != nil {
		t.Fatal(err)
	}
	if got := table(t, s, all); got != want || count(t, s, "SELECT count(*) FROM region_reports") != 2 {
		t.Errorf("after the migration\n%swant\n%s", got, want)
	}
}

// So are the names by which reports are found, and what tells that answers hold.
func TestAnswersAfterMigration(t *testing.T) {
	s := library(t)
	found := func(ref string) int64 {
		t.Helper()
		info, err := s.Find(context.Background(), ref)
		if err != nil {
			t.Fatalf("%q: %v", ref, err)
		}
		return info.ID
	}
	const names = "SELECT name FROM organs ORDER BY name"
	want := table(t, s, names)
	takeBack(t, s)
	if err := s.migrate(context.Background(), "reports.db"); err != nil {
		t.Fatal(err)
	}
	if err := makeViews(context.Background(), s.session); err != nil {
		t.Fatal(err)
	}
	if got := table(t, s, names); got != want || !strings.Contains(got, "商务局") {
		t.Errorf("organs after the migration\n%swant\n%s", got, want)
	}
	if a, b := found("商务局"), found("9.pdf"); a != 4 || b != 9 {
		t.Errorf("found by a part of the organ's name: %d; by the file's name: %d", a, b)
	}
	const changes = "SELECT count FROM changes"
	before := count(t, s, changes)
	mustImport(t, s, fileOf("new.pdf", "new"), plain(t, "320813", "教育局", 2023))
	if after := count(t, s, changes); after <= before {
		t.Errorf("%d changes after an import, %d before", after, before)
	}
	if n := found("洪泽区教育局"); n != 10 {
		t.Errorf("the organ of a report imported since is that of report %d", n)
	}
}

// takeBack makes a database one of the version before comparisons and search: it
// drops what a database of that version does not have.
func takeBack(t *testing.T, s *Store) {
	t.Helper()
	const version = 2
	old, err := sql.Open("sqlite3", filepath.Join(t.TempDir(), "old.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	for _, step := range migrations()[:version] {
		if _, err := old.Exec(step); err != nil {
			t.Fatal(err)
		}
	}
	// Tables go last, and virtual ones before those that they keep.
	const objects = `SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'view'
		ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'`
	ctx := context.Background()
	list := func(db queryer) []string {
		names, err := collect(ctx, db, objects, nil, func(scan func(...any) error) (string, error) {
			var name string
			err := scan(&name)
			return name, err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	for _, name := range slices.Backward(viewNames) {
		if err := s.session.run(ctx, "DROP VIEW "+name); err != nil {
			t.Fatal(err)
		}
	}
	kept := list(old)
	for _, name := range list(s.session) {
		if slices.Contains(kept, name) || strings.HasPrefix(name, "table narrative_index_") || name == "table sqlite_sequence" {
			continue
		}
		kind, name, _ := strings.Cut(name, " ")
		if err := s.session.run(ctx, fmt.Sprintf("DROP %s IF EXISTS %s", kind, name)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if err := s.session.run(ctx, fmt.Sprintf(`ALTER TABLE findings DROP COLUMN correction;
		ALTER TABLE document_paths DROP COLUMN hints;
		CREATE INDEX observations_by_indicator ON observations (indicator, applicant);
		PRAGMA user_version = %d`, version)); err != nil {
		t.Fatal(err)
	}
}
