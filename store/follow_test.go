package store_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"nianbao/store"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A site serves copies of a database, one after the other under one name: what is asked after the name
// leads to another copy is answered by that, and what was begun before ends with the one before.
func TestFollowing(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "site.db")
	copyOf := func(file string, codes ...string) {
		s := storetest.OpenAt(t, filepath.Join(dir, file))
		for _, code := range codes {
			storetest.MustImport(t, s, storetest.FileOf(code, code), storetest.Plain(t, code, "", 2023))
		}
		storetest.CloseStore(t, s)
		link := filepath.Join(dir, "next")
		if err := os.Symlink(file, link); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(link, name); err != nil {
			t.Fatal(err)
		}
	}
	copyOf("monday.db", "320813")
	s, err := store.OpenReadOnly(name)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	count := func() int {
		list, err := reports.List(context.Background(), s, reports.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if n := count(); n != 1 {
		t.Fatalf("on Monday there is one report, not %d", n)
	}
	err = s.Snapshot(context.Background(), func(tx *sql.Tx) error {
		before := storetest.Count(t, s, "SELECT count(*) FROM reports")
		copyOf("tuesday.db", "320813", "320803")
		var within int
		err := tx.QueryRow("SELECT count(*) FROM reports").Scan(&within)
		if before != 1 || within != 1 {
			t.Errorf("a question begun on Monday counts %d and then %d", before, within)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 2 {
		t.Errorf("on Tuesday there are two reports, not %d", n)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if n := count(); n != 2 {
		t.Errorf("without a file of the name the last copy answers, not %d reports", n)
	}
}
