package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// sideIndex is an index that neither the store nor any constraint needs while
// reports are written. Each report adds to some two hundred places of it, and
// sorting it once takes a fraction of the time.
const sideIndex = "observations_by_indicator"

// withoutSideIndex runs do while the database at path is without the side index,
// and makes the index again as it was, also if do fails.
func withoutSideIndex(ctx context.Context, path string, do func() error) error {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	defer db.Close() // what it wrote is committed
	db.SetMaxOpenConns(1)
	var definition string
	err = db.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", sideIndex).Scan(&definition)
	if err != nil {
		return fmt.Errorf("index %s: %w", sideIndex, err)
	}
	if _, err := db.ExecContext(ctx, "DROP INDEX "+sideIndex); err != nil {
		return fmt.Errorf("index %s: %w", sideIndex, err)
	}
	err = do()
	// An interrupted run leaves a whole database too. The cache is in KiB.
	for _, statement := range []string{"PRAGMA cache_size = -262144", definition} {
		if _, failed := db.ExecContext(context.WithoutCancel(ctx), statement); failed != nil {
			return errors.Join(err, fmt.Errorf("index %s: %w", sideIndex, failed))
		}
	}
	return err
}
