package store

import (
	"context"
	"database/sql"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
)

// The views give the tables as printed; the golden files are to be read beside
// the cells of the sample report.
func TestTableViews(t *testing.T) {
	s := openNew(t)
	mustImport(t, s, fileOf("a.pdf", "a"), hongze(t))
	for name, q := range map[string]string{
		"table_disclosure.txt":   "SELECT heading, label, column_1, value_1, column_2, value_2, column_3, value_3, flagged FROM table_disclosure",
		"table_applications.txt": "SELECT label, natural_person, business, research, public_welfare, legal_service, other, total, flagged FROM table_applications",
		"table_disputes.txt":     "SELECT * FROM table_disputes",
	} {
		golden(t, name, table(t, s, q))
	}
}

// A row that was not found shows as missing; an optional one is left out.
func TestTableViewsMissing(t *testing.T) {
	s := openNew(t)
	r := hongze(t)
	r.Observations = slices.DeleteFunc(r.Observations, func(o annual.Observation) bool {
		return o.Indicator == "applications.denied_query" || o.Indicator == "applications.granted" && o.Applicant == "total"
	})
	mustImport(t, s, fileOf("a.pdf", "a"), r)
	got := table(t, s, "SELECT label, total, flagged FROM table_applications WHERE flagged LIKE '%missing%'")
	want := "label | total | flagged\n" +
		"三、本年度办理结果 / （一）予以公开 | NULL | total: missing\n" +
		"三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 | NULL | natural_person: missing; business: missing; " +
		"research: missing; public_welfare: missing; legal_service: missing; other: missing; total: missing\n"
	if got != want {
		t.Errorf("rows:\n%s", got)
	}
	if n := count(t, s, "SELECT count(*) FROM table_applications"); n != 25 {
		t.Errorf("%d rows, want the form's 25", n)
	}
}

// Only figures that are read or derived are numbers of the wide view.
func TestWideView(t *testing.T) {
	s := openNew(t)
	mustImport(t, s, fileOf("a.pdf", "a"), hongze(t))
	got := table(t, s, `SELECT errors, warnings, flagged, untrusted,
		"applications.received.natural_person" AS read,
		"applications.received.business" AS flagged_value,
		"applications.received.research" AS no_number,
		"applications.received.total" AS inferred,
		"applications.carried_in.total" AS derived,
		"disclosure.normative_documents.in_force" AS blank,
		"disclosure.normative_documents.repealed" AS negative,
		"disclosure.fees.amount" AS fraction,
		"disclosure.rules.made" AS of_another_form
		FROM reports_wide`)
	want := "errors | warnings | flagged | untrusted | read | flagged_value | no_number | inferred | derived | blank | negative | fraction | of_another_form\n" +
		"1 | 1 | 1 | 2 | 21 | NULL | NULL | NULL | 0 | NULL | -1 | 7730.28 | NULL\n"
	if got != want {
		t.Errorf("wide:\n%s", got)
	}
}

// The wide view has a column for each figure of each form.
func TestWideColumns(t *testing.T) {
	s := openNew(t)
	header, _, _ := strings.Cut(table(t, s, "SELECT * FROM reports_wide"), "\n")
	var want []string
	for _, c := range wideColumnsBefore {
		want = append(want, c.name)
	}
	for _, i := range form.Indicators() {
		if !i.ByApplicant {
			want = append(want, i.Code)
			continue
		}
		for _, a := range form.Applicants() {
			want = append(want, i.Code+"."+a.ID)
		}
	}
	if header != strings.Join(want, " | ") {
		t.Errorf("columns:\n got %s\nwant %s", header, strings.Join(want, " | "))
	}
}

// Each query is valid SQL for the schema.
func TestQueries(t *testing.T) {
	s := openNew(t)
	if len(loadQueries()) == 0 {
		t.Fatal("no queries")
	}
	for name, text := range loadQueries() {
		statement, err := s.session.conn.PrepareContext(context.Background(), text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		statement.Close()
	}
}

var parameters = regexp.MustCompile(`:[a-z0-9_]+`)

// planOf returns the steps of a query's plan, one a line.
func planOf(t *testing.T, s *Store, name string) string {
	t.Helper()
	var args []any
	for _, parameter := range parameters.FindAllString(query(name), -1) {
		args = append(args, sql.Named(parameter[1:], ""))
	}
	rows, err := s.read.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query(name), args...)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, step)
	}
	return strings.Join(plan, "\n")
}

// The main look-ups do not read whole tables.
func TestQueryPlans(t *testing.T) {
	s := openNew(t)
	for name, index := range map[string]string{
		"document_seen":       "SEARCH documents USING INDEX sqlite_autoindex_documents_1",
		"document_lookup":     "SEARCH r USING INDEX sqlite_autoindex_reports_1",
		"report_last_version": "SEARCH reports USING INDEX reports_by_identity",
		"find_by_sha256":      "SEARCH d USING COVERING INDEX sqlite_autoindex_documents_1",
		"find_by_path":        "SEARCH p USING PRIMARY KEY",
		"find_by_region":      "SEARCH r USING COVERING INDEX reports_by_region",
		"find_by_organ":       "SEARCH r USING COVERING INDEX reports_by_organ",
		"region_in_use":       "SEARCH reports USING COVERING INDEX reports_by_region",
		"list_by_id":          "SEARCH n USING INDEX reports_by_identity",
		"observations_load":   "SEARCH observations USING PRIMARY KEY",
		"findings_load":       "SEARCH findings USING PRIMARY KEY",
		"corrections_load":    "SEARCH c USING PRIMARY KEY",
		"series_findings":     "SEARCH o USING PRIMARY KEY",                                // through the view figures, which is not made whole
		"export_observations": "SCAN r VIRTUAL TABLE INDEX 1:\nSEARCH o USING PRIMARY KEY", // reports in their order, no sort
		"export_findings":     "SEARCH f USING PRIMARY KEY",
		"failures":            "USING INDEX documents_with_errors",
	} {
		if plan := planOf(t, s, name); !strings.Contains(plan, index) {
			t.Errorf("%s does not %s:\n%s", name, index, plan)
		}
	}
}
