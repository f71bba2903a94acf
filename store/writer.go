package store

import (
	"context"
	"fmt"
)

// A writer executes the statements of a room many times. After an error it does
// nothing more.
type writer struct {
	ctx     context.Context
	tx      *session
	queries Queries
	failed  error // the first
}

func newWriter(ctx context.Context, tx *session, queries Queries) *writer {
	return &writer{ctx: ctx, tx: tx, queries: queries}
}

// exec executes the statement of that name.
func (w *writer) exec(name string, args ...any) {
	if w.failed != nil {
		return
	}
	if _, err := w.tx.ExecContext(w.ctx, w.queries.Named(name), args...); err != nil {
		w.failed = fmt.Errorf("%s (%.200s): %w", name, fmt.Sprint(args...), err)
	}
}

// err returns the first error.
func (w *writer) err() error { return w.failed }
