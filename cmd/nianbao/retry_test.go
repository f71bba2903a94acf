package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// Failures of files, members and manifest entries are tried again, with what the
// manifest said.
func TestRetryFailed(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	zipWith := func(content string) {
		f, err := os.Create(path("a.zip"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		w := zip.NewWriter(f)
		member, err := w.Create("dir/member.pdf")
		if err == nil {
			data, readErr := os.ReadFile(content)
			if readErr != nil {
				t.Fatal(readErr)
			}
			_, err = member.Write(data)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	zipWith("../../testdata/bad/truncated.pdf")
	copyFile(t, "../../testdata/bad/scan.pdf", path("file.pdf"))
	manifest := "path,year,url\nlisted.pdf,1999,https://example.org/listed.pdf\n"
	if err := os.WriteFile(path("m.csv"), []byte(manifest), 0o644); err != nil {
		t.Fatal(err)
	}
	db := path("reports.db")
	must(t, commandline.Incomplete, "--db", db, "import", "--ocr", "off", "--quiet", path("a.zip"), path("file.pdf"), path("m.csv"))
	failures := must(t, 0, "--db", db, "failures")
	for _, want := range []string{"a.zip!/dir/member.pdf\tdamaged\t", "file.pdf\tneeds-ocr\t", "listed.pdf\tnot-found\t"} {
		if !strings.Contains(failures, want) {
			t.Errorf("failures does not list %q:\n%s", want, failures)
		}
	}
	zipWith("../../testdata/fixtures/department.pdf")
	copyFile(t, example, path("listed.pdf"))
	out := must(t, commandline.Incomplete, "--db", db, "import", "--ocr", "off", "--quiet", "--retry-failed")
	for _, want := range []string{"a.zip!/dir/member.pdf\t321002 2021", "listed.pdf\t330521 2022", "file.pdf\tneeds-ocr\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("the second try did not print %q:\n%s", want, out)
		}
	}
	shown := must(t, 0, "--db", db, "show", "330521/2022", "--json")
	for _, want := range []string{`"hint-year"`, "https://example.org/listed.pdf"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the entry of the manifest was not applied: %s is missing", want)
		}
	}
}

// A document whose bytes are not those that the manifest names is not imported.
func TestManifestChecksum(t *testing.T) {
	dir := t.TempDir()
	copyFile(t, example, filepath.Join(dir, "a.pdf"))
	manifest := filepath.Join(dir, "m.csv")
	if err := os.WriteFile(manifest, []byte("path,sha256\na.pdf,"+strings.Repeat("0", 64)+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := must(t, commandline.Incomplete, "--db", filepath.Join(dir, "reports.db"), "import", "--quiet", manifest)
	if !strings.HasSuffix(out, "a.pdf\tchecksum\n") {
		t.Errorf("printed %q", out)
	}
}
