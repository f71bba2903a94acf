package storetest

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
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestTime is when everything in the tests happens.
var TestTime = time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)

// OpenNew opens a new database, which goes with the test.
func OpenNew(t testing.TB) *database.DB {
	t.Helper()
	return OpenAt(t, filepath.Join(t.TempDir(), "reports.db"))
}

// OpenAt opens the database at a path, with TestTime as its clock.
func OpenAt(t testing.TB, path string) *database.DB {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s.SetClock(func() time.Time { return TestTime })
	t.Cleanup(func() { s.Close() })
	return s
}

// PathOf returns the file of a store.
func PathOf(t testing.TB, s *database.DB) string {
	t.Helper()
	var path string
	if err := s.QueryRowContext(context.Background(), "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&path); err != nil {
		t.Fatal(err)
	}
	return path
}

// Count returns the number that a query yields.
func Count(t testing.TB, s *database.DB, q string, args ...any) int {
	t.Helper()
	var n int
	if err := s.QueryRowContext(context.Background(), q, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// Table returns the rows of a query, one a line, cells parted by " | ".
func Table(t *testing.T, s *database.DB, q string) string {
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

// Golden compares with a file of testdata.
func Golden(t testing.TB, name, got string) {
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

// CloseStore closes a database before the test ends.
func CloseStore(t *testing.T, s *database.DB) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// FileOf describes a file by its content.
func FileOf(path, content string) reports.Document {
	sum := sha256.Sum256([]byte(content))
	return reports.Document{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(content)), Path: path,
		MediaType: "application/pdf", Pages: 12, Producer: "WPS", Parser: "nianbao 1"}
}

// MustImport stores a report.
func MustImport(t testing.TB, s *database.DB, d reports.Document, r annual.Report) store.Outcome {
	t.Helper()
	out, err := store.Import(context.Background(), s, d, r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// MustExec executes statements behind the program's back.
func MustExec(t testing.TB, s *database.DB, statements string) {
	t.Helper()
	err := s.Update(context.Background(), func(tx *database.Session) error { return tx.Run(context.Background(), statements) })
	if err != nil {
		t.Fatal(err)
	}
}

// ExpectLines fails where the lines are others.
func ExpectLines(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}
