package store_test

import (
	"context"
	"path/filepath"
	"testing"

	"nianbao/store"
	"nianbao/store/storetest"
)

// A copy of a database is one, and what is done to it is not done to the other.
func TestCopyTo(t *testing.T) {
	db := storetest.OpenNew(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := db.CopyTo(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	copied, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if err := db.CopyTo(context.Background(), path); err == nil {
		t.Error("a file that is there is written over")
	}
}
