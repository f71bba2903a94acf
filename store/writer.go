package store

import (
	"context"
	"fmt"
)

// A writer executes embedded statements many times. After an error it does
// nothing more.
type writer struct {
	ctx context.Context
	tx  *session
	err error
}

func newWriter(ctx context.Context, tx *session) *writer { return &writer{ctx: ctx, tx: tx} }

func (w *writer) exec(name string, args ...any) {
	if w.err != nil {
		return
	}
	if _, err := w.tx.ExecContext(w.ctx, query(name), args...); err != nil {
		w.err = fmt.Errorf("%s (%.200s): %w", name, fmt.Sprint(args...), err)
	}
}
