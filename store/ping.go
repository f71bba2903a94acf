package store

import "context"

// Ping reads from the database, and returns the error of that.
func (s *Store) Ping(ctx context.Context) error {
	var tables int
	return s.read.QueryRowContext(ctx, query("ping")).Scan(&tables)
}
