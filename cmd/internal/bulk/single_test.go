package bulk

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nianbao/extract/document"
)

func TestSingleDocuments(t *testing.T) {
	limits := DefaultLimits()
	limits.Time = 20 * time.Second
	limits.MaxBytes = 1 << 20
	p := NewParser([]string{os.Args[0], WorkerCommand}, limits)
	t.Cleanup(p.Close)
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name string
		data []byte
		kind string // of the refusal, empty if the document is read
	}{
		{"a report", data, ""},
		{"no PDF", []byte("GIF89a\x00\x01\x02\x03\xff\xfe"), "not-pdf"},
		{"nothing", nil, "empty"},
		{"too large", append(bytes.Clone(data), make([]byte, 1<<20)...), "limit"},
		{"a report after those", data, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			parsed, err := p.Parse(context.Background(), tc.name, tc.data)
			var refused *RefusedError
			switch {
			case tc.kind == "" && err != nil:
				t.Fatal(err)
			case tc.kind == "" && (len(parsed.Report.Observations) < 200 || parsed.Pages == 0):
				t.Errorf("%d pages with %d figures", parsed.Pages, len(parsed.Report.Observations))
			case tc.kind != "" && (!errors.As(err, &refused) || refused.Kind != tc.kind):
				t.Errorf("got %v, want the refusal %s", err, tc.kind)
			}
		})
	}
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	archive := filepath.Join(dir, "reports.zip")
	f, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	member, err := w.Create("a/b.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := member.Write([]byte("%PDF-1.4 in an archive")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), f.Close(), os.WriteFile(filepath.Join(dir, "c.pdf"), []byte("%PDF-1.4 alone"), 0o600)); err != nil {
		t.Fatal(err)
	}
	limits := DefaultLimits()
	limits.MaxBytes = 100
	for path, want := range map[string]string{archive + "!/a/b.pdf": "%PDF-1.4 in an archive", filepath.Join(dir, "c.pdf"): "%PDF-1.4 alone"} {
		if got, err := Reopen(path, limits); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for _, path := range []string{archive + "!/a/missing.pdf", filepath.Join(dir, "missing.pdf"), dir, filepath.Join(dir, "missing.zip!/a.pdf"), "/dev/zero"} {
		if got, err := Reopen(path, limits); err == nil {
			t.Errorf("%s: got %q, want an error", path, got)
		}
	}
	limits.MaxBytes = 5
	for _, path := range []string{archive + "!/a/b.pdf", filepath.Join(dir, "c.pdf")} {
		if _, err := Reopen(path, limits); err == nil {
			t.Errorf("%s: more than the limit was read", path)
		} else if !errors.Is(err, document.ErrLimit) && path == filepath.Join(dir, "c.pdf") {
			t.Errorf("%s: %v", path, err)
		}
	}
}
