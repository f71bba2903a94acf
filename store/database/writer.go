package database

import (
	"context"
	"fmt"
)

// A Writer executes the statements of a room many times. After an error it does
// nothing more.
type Writer struct {
	ctx     context.Context
	tx      *Session
	queries Queries
	failed  error // the first
}

// NewWriter returns a writer of statements by their names, which keeps the first error.
func NewWriter(ctx context.Context, tx *Session, queries Queries) *Writer {
	return &Writer{ctx: ctx, tx: tx, queries: queries}
}

// Exec executes the statement of that name.
func (w *Writer) Exec(name string, args ...any) {
	if w.failed != nil {
		return
	}
	if _, err := w.tx.ExecContext(w.ctx, w.queries.Named(name), args...); err != nil {
		w.failed = fmt.Errorf("%s (%.200s): %w", name, fmt.Sprint(args...), err)
	}
}

// Err returns the first error.
func (w *Writer) Err() error { return w.failed }
