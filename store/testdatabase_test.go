package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/normalize/annual"
)

var update = flag.Bool("update", false, "write the golden files anew")

// testTime is when everything in the tests happens.
var testTime = time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)

func openNew(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "reports.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s.SetClock(func() time.Time { return testTime })
	t.Cleanup(func() { s.Close() })
	return s
}

// pathOf returns the file of a store.
func pathOf(t testing.TB, s *Store) string {
	t.Helper()
	var path string
	if err := s.QueryRowContext(context.Background(), "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&path); err != nil {
		t.Fatal(err)
	}
	return path
}

// count returns the number that a query yields.
func count(t *testing.T, s *Store, q string, args ...any) int {
	t.Helper()
	var n int
	if err := s.QueryRowContext(context.Background(), q, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// table returns the rows of a query, one a line, cells parted by " | ".
func table(t *testing.T, s *Store, q string) string {
	t.Helper()
	rows, err := s.QueryContext(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{strings.Join(columns, " | ")}
	for rows.Next() {
		cells := make([]any, len(columns))
		targets := make([]any, len(columns))
		for i := range cells {
			targets[i] = &cells[i]
		}
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for _, c := range cells {
			if c == nil {
				c = "NULL"
			}
			line = append(line, fmt.Sprint(c))
		}
		lines = append(lines, strings.Join(line, " | "))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n") + "\n"
}

// golden compares with a file of testdata.
func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n got:\n%s\nwant:\n%s", path, got, want)
	}
}

func closeStore(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// fileOf describes a file by its content.
func fileOf(path, content string) Document {
	sum := sha256.Sum256([]byte(content))
	return Document{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(content)), Path: path,
		MediaType: "application/pdf", Pages: 12, Producer: "WPS", Parser: "nianbao 1"}
}

func mustImport(t testing.TB, s *Store, d Document, r annual.Report) Outcome {
	t.Helper()
	out, err := Import(context.Background(), s, d, r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// mustExec executes statements behind the program's back.
func mustExec(t testing.TB, s *Store, statements string) {
	t.Helper()
	err := s.Update(context.Background(), func(tx *session) error { return tx.run(context.Background(), statements) })
	if err != nil {
		t.Fatal(err)
	}
}

func expectLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}
