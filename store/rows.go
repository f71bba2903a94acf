package store

import (
	"context"
	"database/sql"
	"encoding/json"
)

// A queryer is a database, a snapshot of it or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// collect runs a query and returns what take makes of each row.
func collect[T any](ctx context.Context, db queryer, query string, args []any, take func(scan func(...any) error) (T, error)) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []T{}
	for rows.Next() {
		item, err := take(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

// idsOf runs a query of one column of IDs.
func idsOf(ctx context.Context, db queryer, query string, args ...any) ([]int64, error) {
	return collect(ctx, db, query, args, func(scan func(...any) error) (id int64, err error) {
		return id, scan(&id)
	})
}

// listAsJSON returns a list as the JSON array that a query unpacks.
func listAsJSON[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}
