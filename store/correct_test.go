package store

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
)

// A correction stands over the reading everywhere, and the reading stays.
func TestCorrect(t *testing.T) {
	s := openNew(t)
	report := mustImport(t, s, fileOf("a.pdf", "a"), hongze(t)).ReportID
	mustCorrect(t, s, report, reading(t, "reconsideration.total", "11"))
	mustCorrect(t, s, report, reading(t, "applications.received/business", "32"))
	mustCorrect(t, s, report, reading(t, "disclosure.normative_documents.issued", "")) // blank

	stored, err := Load(context.Background(), s, report)
	if err != nil {
		t.Fatal(err)
	}
	total := find(t, stored.Report.Observations, "reconsideration.total", "")
	if total.Value.String() != "11" || total.Status != annual.Corrected || total.Raw != "0" {
		t.Errorf("total: %s, %s, raw %q", total.Value, total.Status, total.Raw)
	}
	if c := total.Correction; c == nil || c.By != "李" || !c.At.Equal(testTime) || c.Machine.Value.String() != "0" || c.Machine.Status != annual.Read {
		t.Errorf("correction of the total: %+v", c)
	}
	if o := find(t, stored.Report.Observations, "disclosure.normative_documents.issued", ""); o.Value != nil || o.Status != annual.Corrected {
		t.Errorf("a value corrected to blank is %v, %s", o.Value, o.Status)
	}

	got := table(t, s, `SELECT indicator, applicant, value, status, machine_value, machine_status FROM table_cells WHERE status = 'corrected' ORDER BY indicator`)
	want := "indicator | applicant | value | status | machine_value | machine_status\n" +
		"applications.received | business | 32 | corrected | 32 | flagged\n" +
		"disclosure.normative_documents.issued |  | NULL | corrected | 3 | read\n" +
		"reconsideration.total |  | 11 | corrected | 0 | read\n"
	if got != want {
		t.Errorf("table_cells:\n%s", got)
	}
	got = table(t, s, `SELECT errors, warnings, flagged, untrusted, corrected, "reconsideration.total" AS total,
		"disclosure.normative_documents.issued" AS issued, "applications.received.business" AS business FROM reports_wide`)
	// The one error is that of the column 商业企业: 32 applications, and none handled.
	want = "errors | warnings | flagged | untrusted | corrected | total | issued | business\n1 | 0 | 0 | 1 | 3 | 11 | NULL | 32\n"
	if got != want {
		t.Errorf("reports_wide:\n%s", got)
	}
	if n := count(t, s, "SELECT count(*) FROM observations WHERE indicator = 'reconsideration.total' AND value = '0' AND status = 'read'"); n != 1 {
		t.Error("the reading has changed")
	}
}

// A correction holds for the bytes: read anew, by whatever version, and when the
// database is opened again.
func TestCorrectionOutlastsReadings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	s := openAt(t, path)
	report := mustImport(t, s, fileOf("a.pdf", "a"), hongze(t)).ReportID
	mustCorrect(t, s, report, reading(t, "reconsideration.total", "11"))
	for _, c := range []struct {
		name    string
		another func(*annual.Report)
		want    Change
		machine string
		effect  annual.Effect
	}{
		{"the same reading", func(*annual.Report) {}, Unchanged, "0", annual.Mended},
		{"another reading of the cell", func(r *annual.Report) {
			find(t, r.Observations, "reconsideration.total", "").Value = decimal(t, "17")
			r.Findings[0].Message, r.Findings[0].Left = "行政复议：17 ≠ 10 + 1 = 11", "17"
		}, Reread, "17", annual.Mended},
		{"a reading that agrees", func(r *annual.Report) {
			find(t, r.Observations, "reconsideration.total", "").Value = decimal(t, "11")
			r.Findings = r.Findings[1:]
		}, Reread, "11", ""},
	} {
		closeStore(t, s)
		s = openAt(t, path)
		r := hongze(t)
		c.another(&r)
		file := fileOf("moved.pdf", "a")
		file.Parser = "nianbao 2"
		if out := mustImport(t, s, file, r); out.Change != c.want {
			t.Errorf("%s: %s, want %s", c.name, out.Change, c.want)
		}
		stored, err := Load(context.Background(), s, report)
		if err != nil {
			t.Fatal(err)
		}
		o := find(t, stored.Report.Observations, "reconsideration.total", "")
		if o.Value.String() != "11" || o.Status != annual.Corrected || o.Correction.Machine.Value.String() != c.machine {
			t.Errorf("%s: %s, %s over %s", c.name, o.Value, o.Status, o.Correction.Machine.Value)
		}
		if f := stored.Report.Findings[0]; f.Correction != c.effect {
			t.Errorf("%s: the correction does %q to %s", c.name, f.Correction, f.Code)
		}
		if n := count(t, s, "SELECT count(*) FROM findings WHERE correction = 'mended'"); (n == 1) != (c.effect == annual.Mended) {
			t.Errorf("%s: %d mended findings in the table", c.name, n)
		}
	}
}

// A cell that the reading has not found can be read by a person; it has a place
// in the views and the exports.
func TestCorrectMissingCell(t *testing.T) {
	s := openNew(t)
	r := hongze(t)
	r.Findings = nil
	for i, o := range r.Observations {
		if o.Indicator == "reconsideration.total" {
			r.Observations = append(r.Observations[:i:i], r.Observations[i+1:]...)
			break
		}
	}
	report := mustImport(t, s, fileOf("a.pdf", "a"), r).ReportID
	mustCorrect(t, s, report, reading(t, "reconsideration.total", "12"))
	stored, err := Load(context.Background(), s, report)
	if err != nil {
		t.Fatal(err)
	}
	o := find(t, stored.Report.Observations, "reconsideration.total", "")
	if o.Value.String() != "12" || o.Unit != "件" || o.Correction.Machine.Status != annual.Missing {
		t.Errorf("%s %s over %s", o.Value, o.Unit, o.Correction.Machine.Status)
	}
	if f := stored.Report.Findings; len(f) != 1 || f[0].Correction != annual.Raised || f[0].Left != "12" || f[0].Right != "11" {
		t.Errorf("findings: %+v", f)
	}
	got := table(t, s, `SELECT f.value, f.machine_status, l.errors, w."reconsideration.total" AS wide
		FROM figures AS f JOIN report_list AS l USING (report_id) JOIN reports_wide AS w USING (report_id) WHERE f.status = 'corrected'`)
	if want := "value | machine_status | errors | wide\n12 | missing | 1 | 12\n"; got != want {
		t.Errorf("views:\n%s", got)
	}
	var b bytes.Buffer
	if err := Export(context.Background(), s, &b, ExportOptions{Format: CSV, Filter: Filter{Indicators: []string{"reconsideration.total"}}}); err != nil {
		t.Fatal(err)
	}
	if want := ",12,件,corrected,1,,,,,,,,,"; !strings.Contains(b.String(), want) || !strings.Contains(b.String(), ",,missing,李,2024-03-01T08:00:00Z,read on the page") {
		t.Errorf("long export:\n%s", b.String())
	}
}

// Corrections that are taken back or replaced are kept, and the reading is what
// it was.
func TestUndoCorrection(t *testing.T) {
	ctx := context.Background()
	s := openNew(t)
	report := mustImport(t, s, fileOf("a.pdf", "a"), hongze(t)).ReportID
	before, err := Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	mustCorrect(t, s, report, reading(t, "reconsideration.total", "10"))
	if stored, err := Load(ctx, s, report); err != nil || stored.Report.Findings[0].Correction != annual.Replaced || stored.Info.Errors != 1 {
		t.Errorf("a sum that still fails: %+v, %d errors, %v", stored.Report.Findings[0], stored.Info.Errors, err)
	}
	s.SetClock(func() time.Time { return testTime.Add(time.Hour) })
	mustCorrect(t, s, report, reading(t, "reconsideration.total", "11"))
	s.SetClock(func() time.Time { return testTime.Add(2 * time.Hour) })
	if err := UndoCorrection(ctx, s, report, cellOf("reconsideration.total"), "王"); err != nil {
		t.Fatal(err)
	}
	if err := UndoCorrection(ctx, s, report, cellOf("reconsideration.total"), "王"); !errors.Is(err, ErrNoCorrection) {
		t.Errorf("undone twice: %v", err)
	}
	after, err := Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before.Report, after.Report) || after.Info.Errors != before.Info.Errors {
		t.Error("the report is not what it was")
	}
	history, err := Corrections(ctx, s, report)
	if err != nil || len(history) != 2 {
		t.Fatalf("%d corrections, %v", len(history), err)
	}
	for i, want := range []struct {
		value string
		ended Ending
		by    string
	}{{"10", ReplacedByOther, "李"}, {"11", Undone, "王"}} {
		if h := history[i]; h.Value.String() != want.value || h.Ended != want.ended || h.EndedBy != want.by || h.Machine.Value.String() != "0" {
			t.Errorf("correction %d: %+v, want %v", i, h, want)
		}
	}
}

func TestCorrectRefuses(t *testing.T) {
	s := openNew(t)
	report := mustImport(t, s, fileOf("a.pdf", "a"), hongze(t)).ReportID
	for _, c := range []struct {
		name   string
		report int64
		change func(*annual.Correction)
		want   error
	}{
		{"no reason", report, func(c *annual.Correction) { c.Reason = " " }, ErrBadCorrection},
		{"no author", report, func(c *annual.Correction) { c.By = "" }, ErrBadCorrection},
		{"no such report", report + 1, func(*annual.Correction) {}, ErrNotFound},
		{"no such indicator", report, func(c *annual.Correction) { c.Indicator = "applications.none" }, ErrNoCell},
		{"an indicator by applicant without one", report, func(c *annual.Correction) { c.Indicator = "applications.received" }, ErrNoCell},
		{"an indicator of another form", report, func(c *annual.Correction) { c.Indicator = "disclosure.procurement.amount" }, ErrNoCell},
	} {
		correction := reading(t, "reconsideration.total", "11")
		c.change(&correction)
		if err := Correct(context.Background(), s, c.report, correction); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
	if n := count(t, s, "SELECT count(*) FROM corrections"); n != 0 {
		t.Errorf("%d corrections are stored", n)
	}
}

// What a person read of the year before takes part in the comparison of years.
func TestSeriesWithCorrections(t *testing.T) {
	s := openNew(t)
	earlier, later := hongze(t), hongze(t)
	earlier.Year, later.Year = 2022, 2023
	mustImport(t, s, fileOf("2022.pdf", "2022"), earlier)
	report := mustImport(t, s, fileOf("2023.pdf", "2023"), later).ReportID
	mustCorrect(t, s, report, reading(t, "applications.carried_in/total", "4"))
	list, err := SeriesFindings(context.Background(), s, report)
	if err != nil || len(list) != 1 || list[0].Code != "carry-over" || list[0].Value != "4" {
		t.Errorf("%+v, %v", list, err)
	}
}

// Comparisons count with what a person read, for as long as it is in force and
// after every new reading; so does the comparison of two reports.
func TestComparedWithCorrections(t *testing.T) {
	s := openNew(t)
	ctx, r := context.Background(), hongze(t)
	report := mustImport(t, s, fileOf("a.pdf", "a"), r).ReportID
	const cell = "applications.received/total"
	counted := func() string {
		return table(t, s, "SELECT value, status FROM region_figures WHERE indicator = 'applications.received' AND applicant = 'total'")
	}
	paired := func() (value string, status annual.Status) {
		t.Helper()
		pairs, err := Difference(ctx, s, report, report, ExcludeDoubtful)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pairs {
			if p.Cell == cellOf(cell) && p.A.Value != nil {
				return p.A.Value.String(), p.A.Status
			}
		}
		return "", ""
	}
	before := counted()
	mustCorrect(t, s, report, reading(t, cell, "987"))
	for _, step := range []string{"corrected", "read again"} {
		if step == "read again" {
			r.Title += "（新版）"
			mustImport(t, s, fileOf("a.pdf", "a"), r)
		}
		if got := counted(); !strings.Contains(got, "987") || !strings.Contains(got, "corrected") {
			t.Errorf("%s: %s", step, got)
		}
		if value, status := paired(); value != "987" || status != annual.Corrected {
			t.Errorf("%s: two reports give %s, %s", step, value, status)
		}
	}
	if err := UndoCorrection(ctx, s, report, cellOf(cell), "李"); err != nil {
		t.Fatal(err)
	}
	if got := counted(); got != before {
		t.Errorf("undone: %s, before: %s", got, before)
	}
}
