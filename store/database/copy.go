package database

import (
	"context"
	"fmt"
)

// CopyTo writes the database, as it is at one moment, to a file that is not there yet.
func (db *DB) CopyTo(ctx context.Context, path string) error {
	if _, err := db.read.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("copy of the database: %w", Named(err))
	}
	return nil
}
