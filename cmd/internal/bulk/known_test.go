package bulk

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize/annual"
	"nianbao/store"
	"nianbao/store/reports"
)

const department = "../../../testdata/fixtures/department.pdf"

// A file that failed is left alone until it is asked for, with the reason as it was; what another
// version failed at is read again, and so is what can be had by now: see ingest.Lasts.
func TestKnownFailure(t *testing.T) {
	for _, c := range []struct {
		name, kind, parser string
		retry              bool
		want               store.Change
	}{
		{"a crash", ingest.KindCrash, ingest.Parser, false, Failed},
		{"a timeout", ingest.KindTimeout, ingest.Parser, false, Failed},
		{"a crash, when asked for", ingest.KindCrash, ingest.Parser, true, store.Added},
		{"a crash of another version", ingest.KindCrash, "another", false, store.Added},
		{"a fault of the file", "damaged", ingest.Parser, false, Failed},
		{"no report", "not-report", ingest.Parser, false, Failed},
		{"no report, when asked for", "not-report", ingest.Parser, true, store.Added},
		{"pictures", "needs-ocr", ingest.Parser, false, store.Added},
		{"a refusal of the database", ingest.KindRefused, ingest.Parser, false, store.Added},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			data, err := os.ReadFile(department)
			if err != nil {
				t.Fatal(err)
			}
			ctx, id := context.Background(), ingest.Identify(data)
			d := reports.Document{SHA256: id.SHA256, Size: id.Size, Path: department, Parser: c.parser}
			if err := store.RecordFailure(ctx, s, d, reports.Fault{Kind: c.kind, Message: "as recorded"}); err != nil {
				t.Fatal(err)
			}
			config := Config{Store: s, RetryFailed: c.retry, Workers: 1, Isolation: InThreads, Limits: ingest.DefaultLimits(),
				BatchSize: 1, BatchAge: time.Second, Report: func(r Result) error {
					if r.Outcome == Failed && (!r.Remembered || r.Fault.Message != "as recorded") {
						t.Errorf("%+v, want the failure as it was recorded", r)
					}
					return nil
				}}
			if !c.retry {
				config.Args = []string{department}
			}
			summary, err := Run(ctx, config)
			if err != nil || summary.Done() != 1 || summary.Outcomes[c.want] != 1 || summary.Remembered != summary.Outcomes[Failed] {
				t.Errorf("%v, %v; want one %s", summary.Outcomes, err, c.want)
			}
		})
	}
}

// A file whose bytes failed before under another name is told under its own.
func TestRememberedFailureOfACopy(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, name := range []string{"a.html", "b.pdf", "c.html"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		var reasons []string
		config := Config{Store: s, Args: []string{path}, Workers: 1, Isolation: InThreads, Limits: ingest.DefaultLimits(), BatchSize: 1, BatchAge: time.Second,
			Report: func(r Result) error { reasons = append(reasons, r.Fault.Message); return nil }}
		for range 2 {
			if _, err := Run(context.Background(), config); err != nil {
				t.Fatal(err)
			}
		}
		if want := path + ": the file is empty"; !slices.Equal(reasons, []string{want, want}) {
			t.Errorf("%s: %q, want %q twice", name, reasons, want)
		}
	}
}

// What a manifest says of a document that is there already is held against it, once,
// and not forgotten when the document is read again without the manifest.
func TestHintsOfKnownDocument(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	file, err := filepath.Abs(department)
	if err != nil {
		t.Fatal(err)
	}
	manifest := filepath.Join(dir, "manifest.csv")
	if err := os.WriteFile(manifest, []byte("path,year\n"+file+",1999\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var report int64
	for _, c := range []struct {
		name, source string
		again        bool
		want         store.Change
		disagrees    bool
	}{
		{"a file", file, false, store.Added, false},
		{"a manifest", manifest, false, store.Reread, true},
		{"the manifest again", manifest, false, Known, true},
		{"the file", file, false, Known, true},
		{"the file, to be read again", file, true, store.Unchanged, true},
	} {
		config := Config{Store: s, Args: []string{c.source}, Again: c.again, Workers: 1, Isolation: InThreads, Limits: ingest.DefaultLimits(),
			BatchSize: 1, BatchAge: time.Second, Report: func(r Result) error { report = r.ReportID; return nil }}
		summary, err := Run(context.Background(), config)
		if err != nil || summary.Done() != 1 || summary.Outcomes[c.want] != 1 {
			t.Fatalf("%s: %v, %v; want one %s", c.name, summary.Outcomes, err, c.want)
		}
		r, err := reports.Load(context.Background(), s, report)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(r.Report.Findings, func(f annual.Finding) bool { return f.Code == "hint-year" }); got != c.disagrees {
			t.Errorf("%s: the year of the manifest is in the findings: %v, want %v", c.name, got, c.disagrees)
		}
	}
}
