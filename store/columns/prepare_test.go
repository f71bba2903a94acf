package columns_test

import (
	"context"
	"database/sql"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// After Prepare the columns of all quantities are in memory, until the database changes.
func TestPrepare(t *testing.T) {
	db := storetest.OpenNew(t)
	storetest.MustImport(t, db, storetest.FileOf("a.pdf", "a"), storetest.Plain(t, "320813", "", 2023))
	kept := func() int {
		n := 0
		err := db.Snapshot(context.Background(), func(tx *sql.Tx) error {
			state, err := database.StateIn(context.Background(), tx)
			for _, q := range catalogue.Quantities() {
				if columns.IsKept(context.Background(), db, tx, state, q) {
					n++
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := kept()
	if err := columns.Prepare(context.Background(), db); err != nil {
		t.Fatal(err)
	}
	if after, all := kept(), len(catalogue.Quantities()); before != 0 || after != all {
		t.Errorf("%d before, %d of %d after", before, after, all)
	}
	storetest.MustImport(t, db, storetest.FileOf("b.pdf", "b"), storetest.Plain(t, "320803", "", 2023))
	if n := kept(); n != 0 {
		t.Errorf("%d columns are of the state before the import", n)
	}
}
