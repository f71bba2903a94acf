package reports_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestFindingList(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	if err := store.RecordFailure(context.Background(), s, storetest.FileOf("b.pdf", "b"), reports.Fault{Kind: "needs-ocr", Message: "a scan"}); err != nil {
		t.Fatal(err)
	}
	counts, err := reports.FindingCounts(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, c := range counts {
		total += c.Findings
		list, err := reports.Findings(context.Background(), s, reports.FindingQuery{Code: c.Code, Region: "洪泽区", Year: r.Year}, reports.Part{Limit: 100})
		if err != nil || len(list) == 0 || list[0].Report.ID != id || list[0].Finding.Message == "" {
			t.Errorf("%s: %+v, %v", c.Code, list, err)
		}
		if other, err := reports.Findings(context.Background(), s, reports.FindingQuery{Code: c.Code, Year: r.Year + 1}, reports.Part{Limit: 100}); err != nil || len(other) != 0 {
			t.Errorf("%s in another year: %+v, %v", c.Code, other, err)
		}
	}
	if total != len(r.Findings) || total == 0 {
		t.Errorf("%d findings counted, %d in the report", total, len(r.Findings))
	}
	failures, err := reports.FailureCounts(context.Background(), s)
	if err != nil || !reflect.DeepEqual(failures, []reports.FailureCount{{Kind: "needs-ocr", Files: 1}}) {
		t.Errorf("failures %+v, %v", failures, err)
	}
}

// What fails only with a correction is listed with that mark, and not counted: neither among the findings of its
// kind nor as an error of the report.
func TestHeldFindings(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	storetest.Find(t, r.Observations, "reconsideration.total", "").Value = storetest.Decimal(t, "11")
	r.Findings = nil
	report := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	storetest.MustCorrect(t, s, report, storetest.Reading(t, "reconsideration.total", "12"))

	counts, err := reports.FindingCounts(context.Background(), s)
	want := []reports.FindingCount{{Code: "reconsideration-total", Severity: "error", Held: 1}}
	if err != nil || !reflect.DeepEqual(counts, want) {
		t.Errorf("counted: %+v, %v", counts, err)
	}
	list, err := reports.Findings(context.Background(), s, reports.FindingQuery{Code: "reconsideration-total"}, reports.Part{Limit: 10})
	if err != nil || len(list) != 1 || !list[0].Corrected || !list[0].Finding.Held {
		t.Errorf("listed: %+v, %v", list, err)
	}
	stored, err := reports.Load(context.Background(), s, report)
	if err != nil || stored.Info.Errors != 0 || stored.Report.Findings[0].Counts() || !stored.Report.Findings[0].Stands() {
		t.Errorf("the report: %+v, %+v, %v", stored.Info, stored.Report.Findings, err)
	}
}

// What was found in a version that another one supersedes is neither counted nor listed: the one that stands may have
// another figure.
func TestFindingsOfWhatStands(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(path, code string, found ...annual.Finding) int64 {
		r := storetest.Plain(t, code, "", 2023)
		r.Findings = found
		return storetest.MustImport(t, s, storetest.FileOf(path, path), r).ReportID
	}
	found := annual.Finding{Code: "narrative-disagrees", Severity: annual.Warning, Message: "the text says 99, the table 108"}
	add("a.pdf", "320813", found)
	storetest.MustExec(t, s, fmt.Sprintf("UPDATE reports SET version = 2, rendition = 1 WHERE id = %d", add("b.pdf", "320813")))
	stands := add("c.pdf", "320803", found, found)
	counts, err := reports.FindingCounts(context.Background(), s)
	if want := []reports.FindingCount{{Code: found.Code, Severity: annual.Warning, Findings: 2, Reports: 1}}; err != nil || !reflect.DeepEqual(counts, want) {
		t.Errorf("counted: %+v, %v", counts, err)
	}
	for region, want := range map[string]int{"": 2, "320803": 2, "320813": 0} {
		q := reports.FindingQuery{Code: found.Code, Region: region}
		list, err := reports.Findings(context.Background(), s, q, reports.Part{Limit: 10})
		if err != nil || len(list) != want || want > 0 && (list[0].Report.ID != stands || !list[0].Latest) {
			t.Errorf("of %q: %+v, %v", region, list, err)
		}
		if count, err := reports.FindingsIn(context.Background(), s, q); err != nil || count.Findings != want || count.Reports != want/2 {
			t.Errorf("counted of %q: %+v, %v", region, count, err)
		}
	}
}

// Bytes that can't be read lie at two paths: the reason at each has its own.
func TestFailureAtEachPath(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, path := range []string{"a/blank.pdf", "b/copy.pdf"} {
		d := storetest.FileOf(path, "the same bytes")
		if err := store.RecordFailure(context.Background(), s, d, reports.Fault{Kind: "no-pages", Message: path + ": the PDF has no pages"}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := reports.Failures(context.Background(), s)
	if err != nil || len(list) != 1 || len(list[0].Paths) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, path := range list[0].Paths {
		if got := list[0].MessageAt(path); got != path+": the PDF has no pages" {
			t.Errorf("at %s: %s", path, got)
		}
	}
	for path, want := range map[string]string{"a/blank.pdf": "a/blank.pdf: the PDF has no pages", "c/new.pdf": "c/new.pdf: the PDF has no pages", "": "b/copy.pdf: the PDF has no pages"} {
		if state, _, err := reports.StateOf(context.Background(), s, storetest.FileOf("", "the same bytes").SHA256, path); err != nil || state.Fault.Message != want {
			t.Errorf("known at %q: %q, %v, want %q", path, state.Fault.Message, err, want)
		}
	}
	if got := (reports.Failure{Fault: reports.Fault{Message: "an archive in an archive"}, Paths: []string{"a.zip"}}).MessageAt("a.zip"); got != "an archive in an archive" {
		t.Errorf("a reason without a path: %s", got)
	}
}
