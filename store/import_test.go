package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestRoundTrip(t *testing.T) {
	s := storetest.OpenNew(t)
	d := storetest.FileOf("in/hongze.pdf", "hongze")
	d.SourceURL, d.FetchedAt, d.Repaired = "https://www.example.gov.cn/a.pdf", storetest.TestTime.Add(-time.Hour), "decrypted"
	for _, c := range []struct {
		name   string
		file   reports.Document
		report annual.Report
	}{
		{"full", d, storetest.Hongze(t)},
		{"unknown region, year and form", storetest.FileOf("x.txt", "x"), annual.Report{Title: "年报",
			Sections: []annual.Section{}, Tables: []annual.TableForm{}, Observations: []annual.Observation{},
			Unplaced: []annual.Unplaced{}, Evidence: []annual.Evidence{}, Findings: []annual.Finding{}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := storetest.MustImport(t, s, c.file, c.report)
			stored, err := reports.Load(context.Background(), s, out.ReportID)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(stored.Report, c.report) {
				got, _ := json.MarshalIndent(stored.Report, "", " ")
				want, _ := json.MarshalIndent(c.report, "", " ")
				t.Errorf("report:\n got %s\nwant %s", got, want)
			}
			if !reflect.DeepEqual(stored.Document, c.file) {
				t.Errorf("document:\n got %+v\nwant %+v", stored.Document, c.file)
			}
		})
	}
}

func TestLoadInfo(t *testing.T) {
	s := storetest.OpenNew(t)
	d := storetest.FileOf("in/hongze.pdf", "hongze")
	out := storetest.MustImport(t, s, d, storetest.Hongze(t))
	stored, err := reports.Load(context.Background(), s, out.ReportID)
	if err != nil {
		t.Fatal(err)
	}
	want := reports.Info{ID: out.ReportID, RegionCode: "320813", Region: "洪泽区", ParentRegion: "淮安市", Organ: "洪泽区人民政府", Body: "人民政府",
		Year: 2023, Version: 1, Rendition: 1, Latest: true, Form: "2021", Title: "洪泽区2023年政府信息公开工作年度报告",
		PeriodStart: "2023-01-01", PeriodEnd: "2023-12-31", Revision: 1, StoredAt: storetest.TestTime,
		SHA256: d.SHA256, Path: "in/hongze.pdf", Parser: "nianbao 1",
		Errors: 1, Warnings: 1, Flagged: 1, Untrusted: 2, Unplaced: 2}
	if stored.Info != want {
		t.Errorf("info:\n got %+v\nwant %+v", stored.Info, want)
	}
	if _, err := reports.Load(context.Background(), s, 99); !errors.Is(err, reports.ErrNotFound) {
		t.Errorf("load of a missing report: error %v", err)
	}
}

// The same bytes with the same reading change nothing but the parser.
func TestImportAgain(t *testing.T) {
	s := storetest.OpenNew(t)
	first := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	if want := (store.Outcome{Change: store.Added, ReportID: first.ReportID, Version: 1, Revision: 1}); first != want {
		t.Errorf("first import: %+v, want %+v", first, want)
	}
	moved := storetest.FileOf("elsewhere/a.pdf", "a")
	moved.Parser, moved.Producer = "nianbao 2", "Word"
	if got, want := storetest.MustImport(t, s, moved, storetest.Hongze(t)), (store.Outcome{Change: store.Unchanged, ReportID: first.ReportID, Version: 1, Revision: 1}); got != want {
		t.Errorf("second import: %+v, want %+v", got, want)
	}
	got := storetest.Table(t, s, "SELECT path, producer, parser, (SELECT count(*) FROM report_revisions) AS revisions FROM documents")
	if want := "path | producer | parser | revisions\na.pdf | WPS | nianbao 2 | 0\n"; got != want {
		t.Errorf("documents:\n%s", got)
	}
	if got, want := storetest.Table(t, s, "SELECT path FROM document_paths ORDER BY path"), "path\na.pdf\nelsewhere/a.pdf\n"; got != want {
		t.Errorf("paths:\n%s", got)
	}
}

// An absent list is an empty list: no new reading.
func TestImportNilLists(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Plain(t, "320813", "", 2023)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	r.Sections, r.Findings = []annual.Section{}, []annual.Finding{}
	if out := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r); out.Change != store.Unchanged {
		t.Errorf("change %q", out.Change)
	}
}

// A better reading of the same bytes replaces the old one, which is kept.
func TestReread(t *testing.T) {
	ctx := context.Background()
	s := storetest.OpenNew(t)
	old := storetest.Hongze(t)
	first := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), old)

	better := storetest.Hongze(t)
	o := storetest.Find(t, better.Observations, "applications.received", "business")
	o.Status, o.Confidence, o.Note = annual.Read, 1, ""
	better.Observations = better.Observations[1:]
	better.Findings = better.Findings[:1]
	better.Sections, better.Unplaced = better.Sections[:1], better.Unplaced[:1]
	d := storetest.FileOf("a.pdf", "a")
	d.Parser = "nianbao 2"
	if got, want := storetest.MustImport(t, s, d, better), (store.Outcome{Change: store.Reread, ReportID: first.ReportID, Version: 1, Revision: 2}); got != want {
		t.Errorf("outcome %+v, want %+v", got, want)
	}

	stored, err := reports.Load(ctx, s, first.ReportID)
	if err != nil || !reflect.DeepEqual(stored.Report, better) || stored.Document.Parser != "nianbao 2" {
		t.Errorf("the new reading is not there (parser %s, %v)", stored.Document.Parser, err)
	}
	revisions, err := reports.Revisions(ctx, s, first.ReportID)
	if err != nil || len(revisions) != 1 {
		t.Fatalf("%d revisions, %v", len(revisions), err)
	}
	v := revisions[0]
	var kept annual.Report
	if err := json.Unmarshal(v.Reading, &kept); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(kept, old) || v.Revision != 1 || v.Parser != "nianbao 1" || v.Digest != storetest.FileOf("", string(v.Reading)).SHA256 {
		t.Errorf("kept revision %d by %s differs from the old reading", v.Revision, v.Parser)
	}

	// Back to the first reading: a third revision, and two are kept.
	if got, want := storetest.MustImport(t, s, d, old), (store.Outcome{Change: store.Reread, ReportID: first.ReportID, Version: 1, Revision: 3}); got != want {
		t.Errorf("outcome %+v, want %+v", got, want)
	}
	if revisions, err = reports.Revisions(ctx, s, first.ReportID); err != nil || len(revisions) != 2 {
		t.Errorf("%d revisions, %v", len(revisions), err)
	}
}

func TestVersions(t *testing.T) {
	s := storetest.OpenNew(t)
	unknown := annual.Report{Title: "年报", Year: 2023}
	noYear := storetest.Plain(t, "320813", "", 2023)
	noYear.Year = 0
	for i, c := range []struct {
		name   string
		report annual.Report
		want   int
	}{
		{"first", storetest.Edition(storetest.Plain(t, "320813", "", 2023), 1), 1},
		{"published later, with other figures", storetest.Edition(storetest.Plain(t, "320813", "", 2023), 2), 2},
		{"and again", storetest.Edition(storetest.Plain(t, "320813", "", 2023), 3), 3},
		{"another year", storetest.Plain(t, "320813", "", 2022), 1},
		{"another organ", storetest.Plain(t, "320813", "商务局", 2023), 1},
		{"another region of the same name", storetest.Plain(t, "110105", "", 2023), 1},
		{"no organ, no region", unknown, 1},
		{"no organ, no region again", unknown, 1},
		{"no year", noYear, 1},
		{"no year again", noYear, 1},
	} {
		content := fmt.Sprint(i)
		if out := storetest.MustImport(t, s, storetest.FileOf(content+".pdf", content), c.report); out.Version != c.want {
			t.Errorf("%s: version %d, want %d", c.name, out.Version, c.want)
		}
	}
	got := storetest.Table(t, s, "SELECT year, version, latest FROM report_list WHERE region_code = '320813' AND department = '' ORDER BY year, version, report_id")
	if want := "year | version | latest\nNULL | 1 | 1\nNULL | 1 | 1\n2022 | 1 | 1\n2023 | 1 | 0\n2023 | 2 | 0\n2023 | 3 | 1\n"; got != want {
		t.Errorf("versions:\n%s", got)
	}
}

// A reading that finds another year moves the report to that identity.
func TestRereadChangesIdentity(t *testing.T) {
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Edition(storetest.Plain(t, "320813", "", 2023), 1))
	out := storetest.MustImport(t, s, storetest.FileOf("b.pdf", "b"), storetest.Edition(storetest.Plain(t, "320813", "", 2022), 2))
	moved := storetest.MustImport(t, s, storetest.FileOf("b.pdf", "b"), storetest.Edition(storetest.Plain(t, "320813", "", 2023), 2))
	if moved.Identity == nil || moved.Identity.Before.Year != 2022 || moved.Identity.After.Year != 2023 {
		t.Errorf("the change of the year is not told: %+v", moved.Identity)
	}
	moved.Identity = nil
	if want := (store.Outcome{Change: store.Reread, ReportID: out.ReportID, Version: 2, Revision: 2}); moved != want {
		t.Errorf("outcome %+v, want %+v", moved, want)
	}
}

func TestFailures(t *testing.T) {
	ctx := context.Background()
	s := storetest.OpenNew(t)
	fail := func(d reports.Document, kind, message string, page int) {
		t.Helper()
		if err := store.RecordFailure(ctx, s, d, reports.Fault{Kind: kind, Message: message, Page: page}); err != nil {
			t.Fatal(err)
		}
	}
	good := storetest.MustImport(t, s, storetest.FileOf("good.pdf", "good"), storetest.Hongze(t))
	later := storetest.FileOf("good.pdf", "good")
	later.Parser = "nianbao 2"
	fail(later, "damaged", "page 3: out of memory", 3)
	fail(storetest.FileOf("empty.pdf", ""), "empty", "the file is empty", 0)
	fail(storetest.FileOf("also-empty.pdf", ""), "empty", "the file is empty", 0)
	fail(storetest.FileOf("scan.pdf", "scan"), "no-text", "no text layer", 0)
	gone := reports.Document{Path: "gone.pdf", SourceURL: "https://www.example.gov.cn/gone.pdf"}
	fail(gone, "not-found", "gone.pdf: no such file", 0)

	list, err := reports.Failures(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range list {
		got = append(got, fmt.Sprint(f.Path, " ", f.Kind, " ", f.Page, " ", f.ReportID, " ", f.Paths, " ", f.Parser))
	}
	want := []string{
		"empty.pdf empty 0 0 [also-empty.pdf empty.pdf] nianbao 1",
		"gone.pdf not-found 0 0 [gone.pdf] ",
		fmt.Sprint("good.pdf damaged 3 ", good.ReportID, " [good.pdf] nianbao 1"),
		"scan.pdf no-text 0 0 [scan.pdf] nianbao 1",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("failures:\n got %q\nwant %q", got, want)
	}
	if stored, err := reports.Load(ctx, s, good.ReportID); err != nil || !reflect.DeepEqual(stored.Report, storetest.Hongze(t)) {
		t.Errorf("the earlier reading is lost (%v)", err)
	}

	// The files become readable.
	for _, name := range []string{"good", "scan", "gone"} {
		storetest.MustImport(t, s, storetest.FileOf(name+".pdf", name), storetest.Hongze(t))
		if state, ok, err := reports.StateOf(ctx, s, storetest.FileOf("", name).SHA256, ""); state.ReportID == 0 || !ok || err != nil {
			t.Errorf("%s: %+v %v %v", name, state, ok, err)
		}
	}
	if list, err = reports.Failures(ctx, s); err != nil || len(list) != 1 || list[0].Path != "empty.pdf" {
		t.Errorf("failures left: %+v, %v", list, err)
	}
	if n := storetest.Count(t, s, "SELECT count(*) FROM documents"); n != 4 {
		t.Errorf("%d documents, want 4", n)
	}
}

// A file that was imported or failed before is known by its bytes.
func TestState(t *testing.T) {
	ctx := context.Background()
	s := storetest.OpenNew(t)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	if err := store.RecordFailure(ctx, s, storetest.FileOf("b.pdf", "b"), reports.Fault{Kind: "damaged", Message: "x"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		content, parser, fault string
		read, ok               bool
	}{
		{"a", "nianbao 1", "", true, true},
		{"b", "nianbao 1", "damaged", false, true},
		{"c", "", "", false, false},
	} {
		state, ok, err := reports.StateOf(ctx, s, storetest.FileOf("", c.content).SHA256, "")
		if state.Parser != c.parser || state.Fault.Kind != c.fault || (state.ReportID != 0) != c.read || ok != c.ok || err != nil {
			t.Errorf("%s: %+v %v %v", c.content, state, ok, err)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	s := storetest.OpenNew(t)
	unknownIndicator, twice, unknownForm, badCell := storetest.Hongze(t), storetest.Hongze(t), storetest.Hongze(t), storetest.Hongze(t)
	unknownIndicator.Observations[0].Indicator = "applications.invented"
	twice.Observations = append(twice.Observations, twice.Observations[5])
	unknownForm.Form = "1999"
	badCell.Findings[0].Cells[0].Indicator = "disclosure.rules.made"
	noHash, noPath := storetest.FileOf("a.pdf", "a"), storetest.FileOf("", "a")
	noHash.SHA256 = "abc"
	for _, c := range []struct {
		name   string
		file   reports.Document
		report annual.Report
	}{
		{"unknown indicator", storetest.FileOf("a.pdf", "a"), unknownIndicator},
		{"the same cell twice", storetest.FileOf("a.pdf", "a"), twice},
		{"unknown form", storetest.FileOf("a.pdf", "a"), unknownForm},
		{"finding on a cell that is not there", storetest.FileOf("a.pdf", "a"), badCell},
		{"no hash", noHash, storetest.Hongze(t)},
		{"no path", noPath, storetest.Hongze(t)},
	} {
		if out, err := store.Import(context.Background(), s, c.file, c.report); err == nil || out != (store.Outcome{}) {
			t.Errorf("%s: outcome %+v, error %v", c.name, out, err)
		}
	}
	assertEmpty(t, s)
}

// An import that is broken off leaves nothing, at whatever point.
func TestImportCancelled(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, statements := range []int{1, 3, 5, 10, 200} {
		ctx := &endingContext{context.Background(), statements}
		if _, err := store.Import(ctx, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v after %d statements", err, statements)
		}
		assertEmpty(t, s)
	}
	if out := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t)); out.Change != store.Added {
		t.Errorf("import after that: %+v", out)
	}
}

// An endingContext ends when it was looked at so many times.
type endingContext struct {
	context.Context
	left int
}

func (c *endingContext) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func assertEmpty(t *testing.T, s *database.DB) {
	t.Helper()
	for _, name := range []string{"documents", "document_paths", "reports", "observations", "sections", "findings", "unplaced_figures"} {
		if n := storetest.Count(t, s, "SELECT count(*) FROM "+name); n != 0 {
			t.Errorf("%d rows left in %s", n, name)
		}
	}
}

// Two processes import the same files into one database at the same time.
func TestImportTogether(t *testing.T) {
	const files = 15
	path := filepath.Join(t.TempDir(), "reports.db")
	stores := []*database.DB{storetest.OpenAt(t, path), storetest.OpenAt(t, path)}
	var together sync.WaitGroup
	errs := make(chan error, 2*files)
	reports := []annual.Report{storetest.Hongze(t), storetest.Plain(t, "110105", "", 2022)}
	for i, s := range stores {
		together.Go(func() {
			for f := range files {
				shared := fmt.Sprint("shared ", f)
				if _, err := store.Import(context.Background(), s, storetest.FileOf(shared, shared), reports[0]); err != nil {
					errs <- err
				}
				own := fmt.Sprint("own ", i, f)
				if _, err := store.Import(context.Background(), s, storetest.FileOf(own, own), reports[1]); err != nil {
					errs <- err
				}
			}
		})
	}
	together.Wait()
	close(errs)
	for err := range errs {
		t.Error(err)
	}
	got := storetest.Table(t, stores[0], "SELECT region, count(*) AS reports, max(version) AS versions, count(DISTINCT rendition) AS renditions, max(rendition) AS last FROM report_list GROUP BY region ORDER BY reports")
	if want := "region | reports | versions | renditions | last\n洪泽区 | 15 | 1 | 15 | 15\n朝阳区 | 30 | 1 | 30 | 30\n"; got != want {
		t.Errorf("reports:\n%s", got)
	}
}
