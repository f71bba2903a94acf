package crawldb

import (
	"context"
	"database/sql"

	"nianbao/store/database"
)

// A Change is an address at which a run found another document than the
// run before.
type Change struct {
	URL           string
	Before, After string // SHA-256
}

// Changes lists what a run found changed.
func Changes(ctx context.Context, db *database.DB, run int64) ([]Change, error) {
	return database.Collect(ctx, db, query("crawl_changes"), []any{sql.Named("run", run)}, func(scan func(...any) error) (Change, error) {
		var c Change
		err := scan(&c.URL, &c.Before, &c.After)
		return c, err
	})
}

// Added lists the addresses at which a run found a document for the first
// time; Before is empty.
func Added(ctx context.Context, db *database.DB, run int64) ([]Change, error) {
	return database.Collect(ctx, db, query("crawl_new"), []any{sql.Named("run", run)}, func(scan func(...any) error) (Change, error) {
		var c Change
		err := scan(&c.URL, &c.After)
		return c, err
	})
}
