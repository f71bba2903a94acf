package source

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
)

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
	limits := ingest.DefaultLimits()
	limits.MaxBytes = 100
	for path, want := range map[string]string{archive + "!/a/b.pdf": "%PDF-1.4 in an archive", filepath.Join(dir, "c.pdf"): "%PDF-1.4 alone"} {
		if got, err := Reopen(path, limits); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for path, size := range map[string]int64{archive + "!/a/b.pdf": 24, filepath.Join(dir, "c.pdf"): 14} {
		if !There(path, size) {
			t.Errorf("%s is not there", path)
		}
	}
	if There(filepath.Join(dir, "c.pdf"), 15) || There(filepath.Join(dir, "missing.pdf"), 14) || There(filepath.Join(dir, "missing.zip!/a.pdf"), 0) || There(dir, 0) {
		t.Error("there is what is missing, or of another size")
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
