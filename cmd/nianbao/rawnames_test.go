package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/cmd/internal/commandline"

	_ "github.com/mattn/go-sqlite3"
)

// notUTF8 lists the text columns of a database that hold what is not UTF-8.
func notUTF8(t *testing.T, path string) []string {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	columns, err := db.Query(`SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%\_segments' ESCAPE '\'`)
	if err != nil {
		t.Fatal(err)
	}
	defer columns.Close()
	var bad []string
	for columns.Next() {
		var table, column string
		if err := columns.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		values, err := db.Query(fmt.Sprintf(`SELECT CAST(%q AS BLOB) FROM %q WHERE typeof(%q) = 'text'`, column, table, column))
		if err != nil {
			t.Fatal(err)
		}
		for values.Next() {
			var value []byte
			if err := values.Scan(&value); err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(value) {
				bad = append(bad, fmt.Sprintf("%s.%s %q", table, column, value))
			}
		}
		values.Close()
	}
	return bad
}

// The names of files are bytes: those that are no text are recorded as \xNN, in folders and in
// archives, and lead back to the file, by every way on which it is read again.
func TestNamesThatAreNoText(t *testing.T) {
	dir := t.TempDir()
	good, err := os.ReadFile(filepath.Join("../../testdata", mixed[0]))
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(filepath.Join("../../testdata", mixed[2]))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, data := range map[string][]byte{"\xff\x80.pdf": other, "\xfe\n.pdf": []byte("no report")} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"\xc4\xea\xb1\xff.pdf": good, "bad\xff\x1b[2J.pdf": []byte("%PDF-1.4"), "p\xff.zip": packed.Bytes(), `a\x41.pdf`: []byte("%PDF-1.4 x")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Skipf("such names can't be given here: %v", err)
		}
	}
	db := filepath.Join(t.TempDir(), "reports.db")
	out := must(t, commandline.Incomplete, "--db", db, "import", "--quiet", dir)
	for _, want := range []string{`/\xc4\xea\xb1\xff.pdf` + "\t", `/bad\xff\x1b[2J.pdf` + "\t", `/p\xff.zip!/\xff\x80.pdf` + "\t", `/p\xff.zip!/\xfe\x0a.pdf` + "\t", `/a\x5cx41.pdf` + "\t"} {
		if !strings.Contains(out, want) {
			t.Errorf("the import does not tell %s:\n%s", want, out)
		}
	}
	if n := strings.Count(out, "added\t"); n != 2 {
		t.Errorf("%d reports are in, want 2:\n%s", n, out)
	}
	if bad := notUTF8(t, db); bad != nil {
		t.Errorf("no UTF-8: %v", bad)
	}
	if again := must(t, 0, "--db", db, "import", "--quiet", "--reread"); strings.Count(again, "\n") != 2 || strings.Contains(again, "failed") {
		t.Errorf("read again:\n%s", again)
	}
	retried, messages, _ := nianbao(t, "", "--db", db, "import", "--quiet", "--retry-failed")
	if strings.Count(retried, "failed\t") != 3 || strings.Contains(retried+messages, "not-found") || strings.Contains(messages, "no such") {
		t.Errorf("tried again:\n%s%s", retried, messages)
	}
	for _, name := range []string{filepath.Join(dir, "\xc4\xea\xb1\xff.pdf"), filepath.Join(dir, `\xc4\xea\xb1\xff.pdf`)} {
		if known := must(t, 0, "--db", db, "import", "--quiet", name); !strings.HasPrefix(known, "known\t") {
			t.Errorf("%q: %s", name, known)
		}
		must(t, 0, "--db", db, "show", name)
	}
	for _, command := range [][]string{{"list"}, {"failures"}, {"export", "--format", "csv"}, {"export", "--format", "json", "--shape", "reports"}} {
		if out := must(t, 0, append([]string{"--db", db}, command...)...); !utf8.ValidString(out) || strings.Contains(out, "\x1b") {
			t.Errorf("%v is no text: %q", command, out)
		}
	}
}
