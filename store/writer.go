package store

import (
	"context"
	"database/sql"
	"fmt"
)

// A writer executes embedded statements many times, each prepared once. After
// an error it does nothing more.
type writer struct {
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	err        error
}

func newWriter(ctx context.Context, tx *sql.Tx) *writer {
	return &writer{ctx: ctx, tx: tx, statements: map[string]*sql.Stmt{}}
}

func (w *writer) exec(name string, args ...any) {
	if w.err != nil {
		return
	}
	statement := w.statements[name]
	if statement == nil {
		if statement, w.err = w.tx.PrepareContext(w.ctx, query(name)); w.err != nil {
			return
		}
		w.statements[name] = statement
	}
	if _, err := statement.ExecContext(w.ctx, args...); err != nil {
		w.err = fmt.Errorf("%s (%.200s): %w", name, fmt.Sprint(args...), err)
	}
}

func (w *writer) close() {
	for _, statement := range w.statements {
		statement.Close()
	}
}
