package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/internal/commandline"
)

// stored returns a database with two reports.
func stored(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "reports.db")
	must(t, 0, "--db", db, "import", "--quiet", "../../testdata/fixtures/department.pdf", "../../testdata/fixtures/objstm.pdf")
	return db
}

// damage overwrites all of a database but its first pages.
func damage(t *testing.T, db string) {
	t.Helper()
	f, err := os.OpenFile(db, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	const begins = 3 * 4096
	if _, err := f.WriteAt(bytes.Repeat([]byte{0xde}, int(info.Size())-begins), begins); err != nil {
		t.Fatal(err)
	}
}

// A database that is damaged is told as such by every command, and by the server, which goes on.
func TestDamagedDatabase(t *testing.T) {
	db := stored(t)
	site := serve(t, "--db", db)
	damage(t, db)
	for _, command := range [][]string{{"list"}, {"show", "1"}, {"check"}, {"failures"}, {"search", "公开"}, {"export"}, {"tables", "1"},
		{"import", "--quiet", example}, {"import", "--quiet", "--reread"}, {"correct", "1", "applications.received", "3", "--by", "tester", "--reason", "a test"}} {
		out, messages, code := nianbao(t, "", append([]string{"--db", db}, command...)...)
		if code != commandline.Failed || out != "" || !strings.Contains(messages, "the database is damaged") {
			t.Errorf("%v: code %d, %q, %q", command, code, out, messages)
		}
	}
	for path, want := range map[string]string{"/reports": "数据库已损坏", "/en/reports": "The database is damaged", "/en/reports.json": "The database is damaged", "/en/reports/1": "The database is damaged"} {
		answer, err := http.Get(site.site + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(body), want) || strings.Contains(string(body), "malformed") {
			t.Errorf("%s: status %d, %v: %.300s", path, answer.StatusCode, err, body)
		}
	}
}

// A database that nobody may write, in a folder where nobody may, is read, and what would write to
// it says why it can't.
func TestProtectedDatabase(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("whoever runs this may write anywhere")
	}
	db := stored(t)
	if err := os.Chmod(db, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(db), 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Dir(db), 0o700) }) // so that it can be removed
	for _, command := range [][]string{{"list"}, {"show", "1"}, {"export"}} {
		must(t, 0, append([]string{"--db", db}, command...)...)
	}
	out, messages, code := nianbao(t, "", "--db", db, "import", "--quiet", example)
	if code != commandline.Failed || out != "" || !strings.Contains(messages, "may not be written") {
		t.Errorf("import: code %d, %q, %q", code, out, messages)
	}
}

// A PDF of which the end is missing says so, whether a report is left of it or none.
func TestCutPDF(t *testing.T) {
	dir := t.TempDir()
	told := 0
	for _, fixture := range []string{"form2021-libreoffice.pdf", "form2019-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join("../../testdata/fixtures", fixture))
		if err != nil {
			t.Fatal(err)
		}
		for _, percent := range []int{30, 50, 70, 90} {
			path := filepath.Join(dir, fmt.Sprint(percent, fixture))
			if err := os.WriteFile(path, data[:len(data)*percent/100], 0o644); err != nil {
				t.Fatal(err)
			}
			db := path + ".db"
			_, messages, code := nianbao(t, "", "--db", db, "import", "--ocr", "off", path)
			switch {
			case code == 0 && strings.Contains(must(t, 0, "--db", db, "show", "1"), "warning ends-early: the file ends too early; what stood behind is not read"):
				told++
			case code == commandline.Incomplete && strings.Contains(messages, "the file ends too early; "):
			case code == commandline.Incomplete && (strings.Contains(messages, "kind=damaged") || strings.Contains(messages, "kind=needs-ocr")): // nothing is left of it to be read
			default:
				t.Errorf("%d%% of %s: exit code %d, %s", percent, fixture, code, messages)
			}
		}
	}
	if told == 0 {
		t.Error("of no cut file a report is left")
	}
}
