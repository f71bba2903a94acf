package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// Files that are no database of this program are refused and stay as they are.
func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
	}{
		{"text", func(t *testing.T, path string) { write(t, path, "hello") }, database.ErrNotDatabase},
		{"PDF", func(t *testing.T, path string) { write(t, path, "%PDF-1.7\n"+string(make([]byte, 5000))) }, database.ErrNotDatabase},
		{"damaged database", func(t *testing.T, path string) {
			write(t, path, "SQLite format 3\x00"+string(bytes.Repeat([]byte{0xff}, 5000)))
		}, database.ErrNotDatabase},
		{"another program's database", func(t *testing.T, path string) {
			run(t, path, "CREATE TABLE t (a)")
		}, database.ErrForeign},
		{"newer schema", func(t *testing.T, path string) {
			storetest.CloseStore(t, storetest.OpenAt(t, path))
			run(t, path, fmt.Sprintf("PRAGMA user_version = %d", len(store.Migrations())+1))
		}, database.ErrNewer},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			c.make(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, open := range []func(string) (*database.DB, error){store.Open, store.OpenReadOnly} {
				s, err := open(path)
				if err == nil {
					s.Close()
				}
				var openError *database.OpenError
				if !errors.Is(err, c.want) || !errors.As(err, &openError) || openError.Path != path {
					t.Errorf("error %v, want an OpenError with %v", err, c.want)
				}
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file has changed (%v)", err)
			}
		})
	}
}

func TestOpenReadOnly(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "reports.db")
	if _, err := store.OpenReadOnly(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: error %v", err)
	}
	write(t, path, "")
	if _, err := store.OpenReadOnly(path); !errors.Is(err, database.ErrNotDatabase) {
		t.Errorf("empty file: error %v", err)
	}
	s := storetest.OpenAt(t, path)
	out := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	storetest.CloseStore(t, s)

	reader, err := store.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if stored, err := reports.Load(ctx, reader, out.ReportID); err != nil || stored.Info.Organ != "洪泽区人民政府" {
		t.Errorf("load: %q, %v", stored.Info.Organ, err)
	}
	if _, err := store.Import(ctx, reader, storetest.FileOf("b.pdf", "b"), storetest.Hongze(t)); !errors.Is(err, database.ErrReadOnly) {
		t.Errorf("import: error %v", err)
	}
	if err := store.RecordFailure(ctx, reader, storetest.FileOf("b.pdf", "b"), reports.Fault{Kind: "damaged", Message: "x"}); !errors.Is(err, database.ErrReadOnly) {
		t.Errorf("record failure: error %v", err)
	}
}

// A reader can't take the steps of the schema that are missing.
func TestOpenReadOnlyOlder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	storetest.CloseStore(t, storetest.OpenAt(t, path))
	run(t, path, "PRAGMA user_version = 0")
	if _, err := store.OpenReadOnly(path); !errors.Is(err, database.ErrOlder) {
		t.Errorf("error %v, want %v", err, database.ErrOlder)
	}
}

// Signs that mean something in URIs mean nothing in paths.
func TestOpenOddPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "年报 100%20?mode=memory#1.db")
	s := storetest.OpenAt(t, path)
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), storetest.Hongze(t))
	storetest.CloseStore(t, s)
	if list, err := reports.List(context.Background(), storetest.OpenAt(t, path), reports.Filter{}); err != nil || len(list) != 1 {
		t.Errorf("%d reports, %v", len(list), err)
	}
}

func TestOpenSettings(t *testing.T) {
	s := storetest.OpenNew(t)
	for pragma, want := range map[string]string{"journal_mode": "wal", "foreign_keys": "1", "busy_timeout": "2000", "synchronous": "1",
		"user_version": fmt.Sprint(len(store.Migrations())), "integrity_check": "ok"} {
		var got string
		err := s.Update(context.Background(), func(tx *database.Session) error {
			return tx.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(&got)
		})
		if err != nil || got != want {
			t.Errorf("%s is %q (%v), want %q", pragma, got, err, want)
		}
	}
}

// What a writer had begun when it was killed, before the database had its log, is
// taken back by the next one that opens it.
func TestOpenAfterKilledWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	storetest.CloseStore(t, storetest.OpenAt(t, path))
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	// Of pages that have no room in memory, some are in the file already.
	for _, statement := range []string{"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN",
		"CREATE TABLE begun (text TEXT)", "INSERT INTO begun SELECT hex(randomblob(200)) FROM indicators, applicants"} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	killed := filepath.Join(t.TempDir(), "killed.db")
	for _, suffix := range []string{"", "-journal"} {
		content, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		write(t, killed+suffix, string(content))
	}
	s := storetest.OpenAt(t, killed)
	if n := storetest.Count(t, s, "SELECT count(*) FROM sqlite_schema WHERE name = 'begun'"); n != 0 {
		t.Error("a table is there that was never committed")
	}
}

// Several processes may make the same file at the same time.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reports.db")
	var together sync.WaitGroup
	stores, errs := make([]*database.DB, 4), make([]error, 4)
	for i := range stores {
		together.Go(func() { stores[i], errs[i] = store.Open(path) })
	}
	together.Wait()
	for i, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
		storetest.CloseStore(t, stores[i])
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run executes a statement behind the store's back.
func run(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}
