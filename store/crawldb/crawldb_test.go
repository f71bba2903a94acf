package crawldb

import (
	"context"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

var crawlDay = time.Date(2026, 1, 20, 3, 30, 0, 0, time.UTC)

// A run that has no end is gone on with, unless it is too old.
func TestBeginCrawl(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	begin := func(after time.Duration) Run {
		t.Helper()
		run, err := Begin(ctx, s, crawlDay.Add(after), Holder{}, Lease{Resumable: 24 * time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		return run
	}
	first := begin(0)
	if again := begin(time.Hour); !again.Resumed || again.ID != first.ID || !again.Started.Equal(crawlDay) {
		t.Errorf("an hour after %+v: %+v", first, again)
	}
	old := begin(25 * time.Hour)
	if old.Resumed || old.ID == first.ID {
		t.Errorf("a day after %+v: %+v", first, old)
	}
	if err := Finish(ctx, s, old.ID, crawlDay.Add(26*time.Hour), []byte(`{"new":1}`)); err != nil {
		t.Fatal(err)
	}
	if next := begin(27 * time.Hour); next.Resumed || next.ID == old.ID {
		t.Errorf("after the end of %+v: %+v", old, next)
	}
	last, err := LastRuns(ctx, s, 5)
	if err != nil || len(last) != 3 || string(last[1].Summary) != `{"new":1}` || last[0].Summary != nil || !last[1].Finished.Equal(crawlDay.Add(26*time.Hour)) {
		t.Errorf("the last runs %+v, %v", last, err)
	}
}

// Of an address what it had last is known.
func TestRecordURL(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	run, err := Begin(ctx, s, crawlDay, Holder{}, Lease{Resumable: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	for _, sha256 := range []string{hash("a"), hash("b")} {
		err := RecordURL(ctx, s, URL{URL: "u1", Site: "s", Kind: Page, Run: run.ID, CheckedAt: crawlDay, SHA256: sha256, MediaType: "text/html", ETag: `"1"`})
		if err != nil {
			t.Fatal(err)
		}
	}
	u, ok, err := LookUp(ctx, s, "u1")
	if err != nil || !ok || u.SHA256 != hash("b") || u.ETag != `"1"` || !u.CheckedAt.Equal(crawlDay) {
		t.Errorf("%+v, %v, %v", u, ok, err)
	}
	if _, ok, err := LookUp(ctx, s, "u3"); ok || err != nil {
		t.Errorf("an address that was never had: %v, %v", ok, err)
	}
}

// A content is where it was put last, until it is forgotten.
func TestContents(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	a := Content{SHA256: hash("a"), Size: 3, MediaType: "text/html", File: "1.warc.gz", Offset: 400, Record: "urn:uuid:1", URL: "https://a.gov.cn/", At: crawlDay}
	b := a
	b.SHA256, b.Offset = hash("b"), 900
	moved := a
	moved.File, moved.Offset = "2.warc.gz", 10
	for _, c := range []Content{a, b, moved} {
		if err := RecordContent(ctx, s, c); err != nil {
			t.Fatal(err)
		}
	}
	if got, ok, err := LookUpContent(ctx, s, a.SHA256); err != nil || !ok || got != moved {
		t.Errorf("%+v, %v, %v, want %+v", got, ok, err, moved)
	}
	if got, err := ContentsOf(ctx, s, "1.warc.gz"); err != nil || len(got) != 1 || got[0] != b {
		t.Errorf("%+v, %v", got, err)
	}
	if files, err := ContentFiles(ctx, s); err != nil || strings.Join(files, " ") != "1.warc.gz 2.warc.gz" {
		t.Errorf("%v, %v", files, err)
	}
	if last, err := LastContentIn(ctx, s, "1.warc.gz"); err != nil || last != 900 {
		t.Errorf("%d, %v", last, err)
	}
	if err := ForgetContent(ctx, s, a.SHA256); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := LookUpContent(ctx, s, a.SHA256); ok || err != nil {
		t.Errorf("a content that was forgotten: %v, %v", ok, err)
	}
}

// The versions at an address are those that differ from the one before; each
// content is pending once.
func TestCrawlVersions(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	a, b := hash("a"), hash("b")
	var runs []int64
	for i, step := range []struct {
		url, sha256 string
		changed     bool
	}{{"u1", a, true}, {"u1", a, false}, {"u2", a, true}, {"u1", b, true}, {"u1", a, true}} {
		now := crawlDay.Add(time.Duration(i) * time.Hour)
		run, err := Begin(ctx, s, now, Holder{}, Lease{Resumable: time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		runs = append(runs, run.ID)
		if err := RecordURL(ctx, s, URL{URL: step.url, Site: "s", Kind: Document, Run: run.ID, CheckedAt: now, SHA256: step.sha256}); err != nil {
			t.Fatal(err)
		}
		changed, err := RecordVersion(ctx, s, run.ID, Version{URL: step.url, FetchedAt: now, SHA256: step.sha256, Year: 2000 + i, Headers: map[string][]string{"Etag": {"1"}}})
		if err != nil || changed != step.changed {
			t.Errorf("step %d: changed %v, %v", i, changed, err)
		}
		if err := Finish(ctx, s, run.ID, now, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	pending, err := PendingVersions(ctx, s, "parser")
	if err != nil || len(pending) != 2 || pending[0].SHA256 != a || pending[0].Year != 2000 || pending[1].SHA256 != b || pending[1].Headers["Etag"][0] != "1" {
		t.Errorf("pending %+v, %v", pending, err)
	}
	for i, want := range []string{"new u1", "", "new u2", "changed u1", "changed u1"} {
		got := ""
		fresh, err := Added(ctx, s, runs[i])
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range fresh {
			got += "new " + c.URL
		}
		changes, err := Changes(ctx, s, runs[i])
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			got += "changed " + c.URL
			if c.Before == c.After || c.Before == "" {
				t.Errorf("run %d: %+v", runs[i], c)
			}
		}
		if got != want {
			t.Errorf("run %d: %q, want %q", runs[i], got, want)
		}
	}
}

// A failure keeps the time since which it is of its kind.
func TestCrawlFailures(t *testing.T) {
	s := storetest.OpenNew(t)
	ctx := context.Background()
	run, err := Begin(ctx, s, crawlDay, Holder{}, Lease{Resumable: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range []string{"timeout", "timeout", "status", "status"} {
		f := Failure{URL: "u", Site: "s", Kind: kind, Error: "why", Last: crawlDay.Add(time.Duration(i) * time.Hour)}
		if err := RecordFailure(ctx, s, run.ID, f); err != nil {
			t.Fatal(err)
		}
		list, err := Failures(ctx, s, run.ID)
		if err != nil || len(list) != 1 {
			t.Fatalf("%+v, %v", list, err)
		}
		since := crawlDay.Add(time.Duration(i/2*2) * time.Hour)
		if got := list[0]; got.Kind != kind || !got.Since.Equal(since) || !got.Last.Equal(f.Last) {
			t.Errorf("attempt %d: %+v, want since %v", i, got, since)
		}
	}
	if err := ClearFailure(ctx, s, "u"); err != nil {
		t.Fatal(err)
	}
	if list, err := Failures(ctx, s, run.ID); err != nil || len(list) != 0 {
		t.Errorf("after a success: %+v, %v", list, err)
	}
}

func hash(text string) string { return storetest.FileOf("", text).SHA256 }

// Two documents of one organ and year are compared figure by figure; others are
// only told apart.
func TestCompareDocuments(t *testing.T) {
	s := storetest.OpenNew(t)
	before, after, other := storetest.Hongze(t), storetest.Hongze(t), storetest.Plain(t, "320813", "", 2020)
	changed := storetest.Find(t, after.Observations, "applications.received", "total")
	was := changed.Value.String()
	changed.Value = storetest.Decimal(t, "4711")
	docs := map[string]reports.Document{"before": storetest.FileOf("a.pdf", "a"), "after": storetest.FileOf("b.pdf", "b"), "other": storetest.FileOf("c.pdf", "c")}
	for name, r := range map[string]annual.Report{"before": before, "after": after, "other": other} {
		storetest.MustImport(t, s, docs[name], r)
	}
	compare := func(a, b string) Succession {
		t.Helper()
		c, err := CompareDocuments(context.Background(), s, docs[a].SHA256, docs[b].SHA256)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	want := FigureChange{Indicator: "applications.received", Applicant: "total", Before: was, After: "4711", StatusBefore: "inferred", StatusAfter: "inferred"}
	if c := compare("before", "after"); !c.Same || len(c.Figures) != 1 || c.Figures[0] != want {
		t.Errorf("%+v, want %+v", c, want)
	}
	if c := compare("before", "before"); !c.Same || len(c.Figures) != 0 {
		t.Errorf("a document and itself: %+v", c)
	}
	if c := compare("before", "other"); c.Same || c.Before == 0 || c.After == 0 || len(c.Figures) != 0 {
		t.Errorf("another year: %+v", c)
	}
	if c, err := CompareDocuments(context.Background(), s, docs["before"].SHA256, hash("none")); err != nil || c.Same || c.After != 0 {
		t.Errorf("a document without a report: %+v, %v", c, err)
	}
}
