package store

import (
	"context"
)

// Years returns the first and the last year of the reports that comparisons
// count, 0 for both if there are none.
func (s *Store) Years(ctx context.Context) (first, last int, err error) {
	err = s.QueryRowContext(ctx, compareQuery("counted_years")).Scan(&first, &last)
	return first, last, err
}
