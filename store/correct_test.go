package store_test

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
	"nianbao/store"
	"nianbao/store/compare"
	"nianbao/store/export"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A correction stands over the reading everywhere, and the reading stays.
func TestCorrect(t *testing.T) {
	s := storetest.OpenNew(t)
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "11"))
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "applications.received/business", "32"))
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "disclosure.normative_documents.issued", "")) // blank

	stored, err := reports.Load(context.Background(), s, report)
	if err != nil {
		t.Fatal(err)
	}
	total := storetest.Find(t, stored.Report.Observations, "reconsideration.total", "")
	if total.Value.String() != "11" || total.Status != annual.Corrected || total.Raw != "0" {
		t.Errorf("total: %s, %s, raw %q", total.Value, total.Status, total.Raw)
	}
	if c := total.Correction; c == nil || c.By != "李" || !c.At.Equal(storetest.TestTime) || c.Machine.Value.String() != "0" || c.Machine.Status != annual.Read {
		t.Errorf("correction of the total: %+v", c)
	}
	if o := storetest.Find(t, stored.Report.Observations, "disclosure.normative_documents.issued", ""); o.Value != nil || o.Status != annual.Corrected {
		t.Errorf("a value corrected to blank is %v, %s", o.Value, o.Status)
	}

	got := storetest.Table(t, s, `SELECT indicator, applicant, value, status, machine_value, machine_status FROM table_cells WHERE status = 'corrected' ORDER BY indicator`)
	want := "indicator | applicant | value | status | machine_value | machine_status\n" +
		"applications.received | business | 32 | corrected | 32 | flagged\n" +
		"disclosure.normative_documents.issued |  | NULL | corrected | 3 | read\n" +
		"reconsideration.total |  | 11 | corrected | 0 | read\n"
	if got != want {
		t.Errorf("table_cells:\n%s", got)
	}
	got = storetest.Table(t, s, `SELECT errors, warnings, flagged, untrusted, corrected, "reconsideration.total" AS total,
		"disclosure.normative_documents.issued" AS issued, "applications.received.business" AS business FROM reports_wide`)
	// The one error is that of the column 商业企业: 32 applications, and none handled. It counts: the 32 were in
	// doubt, so that nothing had agreed before.
	want = "errors | warnings | flagged | untrusted | corrected | total | issued | business\n1 | 0 | 0 | 1 | 3 | 11 | NULL | 32\n"
	if got != want {
		t.Errorf("reports_wide:\n%s", got)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM observations WHERE indicator = 'reconsideration.total' AND value = '0' AND status = 'read'"); n != 1 {
		t.Error("the reading has changed")
	}
}

// A correction holds for the bytes: read anew, by whatever version, and when the
// database is opened again.
func TestCorrectionOutlastsReadings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	s := storetest.OpenAt(t, path)
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "11"))
	for _, c := range []struct {
		name    string
		another func(*annual.Report)
		want    store.Change
		machine string
		effect  annual.Effect
	}{
		{"the same reading", func(*annual.Report) {}, store.Unchanged, "0", annual.Mended},
		{"another reading of the cell", func(r *annual.Report) {
			storetest.Find(t, r.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "17")
			r.Findings[0].Message, r.Findings[0].Left = "行政复议：17 ≠ 10 + 1 = 11", "17"
		}, store.Reread, "17", annual.Mended},
		{"a reading that agrees", func(r *annual.Report) {
			storetest.Find(t, r.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "11")
			r.Findings = r.Findings[1:]
		}, store.Reread, "11", ""},
	} {
		storetest.CloseStore(t, s)
		s = storetest.OpenAt(t, path)
		r := storetest.Hongze(t)
		c.another(&r)
		file := storetest.FileOf("moved.pdf", "a")
		file.Parser = "nianbao 2"
		if out := storetest.MustImport(t, s, file, r); out.Change != c.want {
			t.Errorf("%s: %s, want %s", c.name, out.Change, c.want)
		}
		stored, err := reports.Load(context.Background(), s, report)
		if err != nil {
			t.Fatal(err)
		}
		o := storetest.Find(t, stored.Report.Observations, "reconsideration.total", "")
		if o.Value.String() != "11" || o.Status != annual.Corrected || o.Correction.Machine.Value.String() != c.machine {
			t.Errorf("%s: %s, %s over %s", c.name, o.Value, o.Status, o.Correction.Machine.Value)
		}
		if f := stored.Report.Findings[0]; f.Correction != c.effect {
			t.Errorf("%s: the correction does %q to %s", c.name, f.Correction, f.Code)
		}
		if n := storetest.Count(t, s, "SELECT count(*) FROM findings WHERE correction = 'mended'"); (n == 1) != (c.effect == annual.Mended) {
			t.Errorf("%s: %d mended findings in the table", c.name, n)
		}
	}
}

// A cell that the reading has not found can be read by a person; it has a place
// in the views and the exports.
func TestCorrectMissingCell(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	r.Findings = nil
	for i, o := range r.Observations {
		if o.Indicator == "reconsideration.total" {
			r.Observations = append(r.Observations[:i:i], r.Observations[i+1:]...)
			break
		}
	}
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "12"))
	stored, err := reports.Load(context.Background(), s, report)
	if err != nil {
		t.Fatal(err)
	}
	o := storetest.Find(t, stored.Report.Observations, "reconsideration.total", "")
	if o.Value.String() != "12" || o.Unit != "件" || o.Correction.Machine.Status != annual.Missing {
		t.Errorf("%s %s over %s", o.Value, o.Unit, o.Correction.Machine.Status)
	}
	if f := stored.Report.Findings; len(f) != 1 || f[0].Correction != annual.Raised || f[0].Left != "12" || f[0].Right != "11" {
		t.Errorf("findings: %+v", f)
	}
	got := storetest.Table(t, s, `SELECT f.value, f.machine_status, l.errors, w."reconsideration.total" AS wide
		FROM figures AS f JOIN report_list AS l USING (report_id) JOIN reports_wide AS w USING (report_id) WHERE f.status = 'corrected'`)
	if want := "value | machine_status | errors | wide\n12 | missing | 1 | 12\n"; got != want {
		t.Errorf("views:\n%s", got)
	}
	var b bytes.Buffer
	if err := export.Write(context.Background(), s, &b, export.Options{Format: export.CSV, Filter: reports.Filter{Indicators: []string{"reconsideration.total"}}}); err != nil {
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
	s := storetest.OpenNew(t)
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	before, err := reports.Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "10"))
	if stored, err := reports.Load(ctx, s, report); err != nil || stored.Report.Findings[0].Correction != annual.Replaced || stored.Info.Errors != 1 {
		t.Errorf("a sum that still fails: %+v, %d errors, %v", stored.Report.Findings[0], stored.Info.Errors, err)
	}
	s.SetClock(func() time.Time { return storetest.TestTime.Add(time.Hour) })
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "11"))
	s.SetClock(func() time.Time { return storetest.TestTime.Add(2 * time.Hour) })
	if err := store.UndoCorrection(ctx, s, report, storetest.CellOf("reconsideration.total"), "王"); err != nil {
		t.Fatal(err)
	}
	if err := store.UndoCorrection(ctx, s, report, storetest.CellOf("reconsideration.total"), "王"); !errors.Is(err, store.ErrNoCorrection) {
		t.Errorf("undone twice: %v", err)
	}
	after, err := reports.Load(ctx, s, report)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(before.Report, after.Report) || after.Info.Errors != before.Info.Errors {
		t.Error("the report is not what it was")
	}
	history, err := reports.Corrections(ctx, s, report)
	if err != nil || len(history) != 2 {
		t.Fatalf("%d corrections, %v", len(history), err)
	}
	for i, want := range []struct {
		value string
		ended reports.Ending
		by    string
	}{{"10", reports.ReplacedByOther, "李"}, {"11", reports.Undone, "王"}} {
		if h := history[i]; h.Value.String() != want.value || h.Ended != want.ended || h.EndedBy != want.by || h.Machine.Value.String() != "0" {
			t.Errorf("correction %d: %+v, want %v", i, h, want)
		}
	}
}

func TestCorrectRefuses(t *testing.T) {
	s := storetest.OpenNew(t)
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)).ReportID
	for _, c := range []struct {
		name   string
		report int64
		change func(*annual.Correction)
		want   error
	}{
		{"no reason", report, func(c *annual.Correction) { c.Reason = " " }, store.ErrBadCorrection},
		{"no author", report, func(c *annual.Correction) { c.By = "" }, store.ErrBadCorrection},
		{"no such report", report + 1, func(*annual.Correction) {}, reports.ErrNotFound},
		{"no such indicator", report, func(c *annual.Correction) { c.Indicator = "applications.none" }, store.ErrNoCell},
		{"an indicator by applicant without one", report, func(c *annual.Correction) { c.Indicator = "applications.received" }, store.ErrNoCell},
		{"a count below zero", report, func(c *annual.Correction) { c.Value = storetest.Decimal(t, "-11") }, store.ErrNegative},
		{"an indicator of another form", report, func(c *annual.Correction) { c.Indicator = "disclosure.procurement.amount" }, store.ErrNoCell},
	} {
		correction := storetest.Reading(t, "reconsideration.total", "11")
		c.change(&correction)
		if err := store.Correct(context.Background(), s, c.report, correction); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM corrections"); n != 0 {
		t.Errorf("%d corrections are stored", n)
	}
}

// What a person read of the year before takes part in the comparison of years.
func TestSeriesWithCorrections(t *testing.T) {
	s := storetest.OpenNew(t)
	earlier, later := storetest.Hongze(t), storetest.Hongze(t)
	earlier.Year, later.Year = 2022, 2023
	storetest.MustImport(t, s, storetest.FileOf("2022.pdf", "2022"), earlier)
	report := storetest.MustImport(t, s, storetest.FileOf("2023.pdf", "2023"), later).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "applications.carried_in/total", "4"))
	list, err := reports.SeriesFindings(context.Background(), s, report)
	if err != nil || len(list) != 1 || list[0].Code != "carry-over" || list[0].Value != "4" {
		t.Errorf("%+v, %v", list, err)
	}
}

// Comparisons count with what a person read, for as long as it is in force and
// after every new reading; so does the comparison of two reports.
func TestComparedWithCorrections(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx, r := context.Background(), storetest.Hongze(t)
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	const cell = "applications.received/total"
	counted := func() string {
		return storetest.Table(t, s, "SELECT value, status FROM region_figures WHERE indicator = 'applications.received' AND applicant = 'total'")
	}
	paired := func() (value string, status annual.Status) {
		t.Helper()
		pairs, err := compare.Difference(ctx, s, report, report, compare.ExcludeDoubtful)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pairs {
			if p.Cell == storetest.CellOf(cell) && p.A.Value != nil {
				return p.A.Value.String(), p.A.Status
			}
		}
		return "", ""
	}
	before := counted()
	storetest.MustCorrect(t, s, report, storetest.Reading(t, cell, "987"))
	for _, step := range []string{"corrected", "read again"} {
		if step == "read again" {
			r.Title += "（新版）"
			storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
		}
		if got := counted(); !strings.Contains(got, "987") || !strings.Contains(got, "corrected") {
			t.Errorf("%s: %s", step, got)
		}
		if value, status := paired(); value != "987" || status != annual.Corrected {
			t.Errorf("%s: two reports give %s, %s", step, value, status)
		}
	}
	if err := store.UndoCorrection(ctx, s, report, storetest.CellOf(cell), "李"); err != nil {
		t.Fatal(err)
	}
	if got := counted(); got != before {
		t.Errorf("undone: %s, before: %s", got, before)
	}
}
