package database

import (
	"context"
	"database/sql"
	"encoding/json"
	"iter"
	"strings"
)

// A Queryer is a database, a snapshot of it or a transaction.
type Queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Collect runs a query and returns what take makes of each row.
func Collect[T any](ctx context.Context, db Queryer, query string, args []any, take func(scan func(...any) error) (T, error)) ([]T, error) {
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

// IDs runs a query of one column of IDs.
func IDs(ctx context.Context, db Queryer, query string, args ...any) ([]int64, error) {
	return Collect(ctx, db, query, args, func(scan func(...any) error) (id int64, err error) {
		return id, scan(&id)
	})
}

// JSONList returns a list as the JSON array that a query unpacks.
func JSONList[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// Lines returns the lines of the one text that a statement returns for many rows, none if it is empty:
// handing over a row takes longer than finding it.
func Lines(ctx context.Context, tx Queryer, statement string, args ...any) (iter.Seq[string], error) {
	var text string
	if err := tx.QueryRowContext(ctx, statement, args...).Scan(&text); err != nil || text == "" {
		return func(func(string) bool) {}, err
	}
	return strings.SplitSeq(text, "\n"), nil
}
