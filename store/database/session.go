package database

import (
	"context"
	"database/sql"
	"errors"
	"unicode/utf8"

	"nianbao/extract/document"
)

// A Session is the one connection that writes. It prepares each statement once
// for its whole life: an import executes the same few some 250 times.
//
// Its methods look at the context before a statement and not during it. The
// driver would start a goroutine for each statement to watch a context that can
// end, and none of the statements here lasts.
type Session struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt // by their text
}

func newSession(ctx context.Context, db *sql.DB) (*Session, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &Session{conn: conn, statements: map[string]*sql.Stmt{}}, nil
}

// prepared returns the statement of a text that is part of the program.
func (w *Session) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if statement := w.statements[text]; statement != nil {
		return statement, nil
	}
	statement, err := w.conn.PrepareContext(context.WithoutCancel(ctx), text)
	if err == nil {
		w.statements[text] = statement
	}
	return statement, err
}

// ExecContext executes a statement that is part of the program.
func (w *Session) ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error) {
	statement, err := w.prepared(ctx, text)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(context.WithoutCancel(ctx), legible(args)...)
}

// legible returns the arguments of a statement with every text in UTF-8: that of a file can be
// anything, and programs that read the database fail on a column that is not.
func legible(args []any) []any {
	for i, arg := range args {
		switch v := arg.(type) {
		case string:
			if !utf8.ValidString(v) {
				args[i] = document.PrintablePath(v)
			}
		case sql.NamedArg:
			if text, ok := v.Value.(string); ok && !utf8.ValidString(text) {
				args[i] = sql.Named(v.Name, document.PrintablePath(text))
			}
		}
	}
	return args
}

// QueryContext makes a session a Queryer.
func (w *Session) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	statement, err := w.prepared(ctx, text)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(context.WithoutCancel(ctx), args...)
}

// QueryRowContext makes a session a Queryer.
func (w *Session) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	statement, err := w.prepared(ctx, text)
	if err != nil { // a Row has no other way to tell an error than the connection's
		return w.conn.QueryRowContext(ctx, text, args...)
	}
	return statement.QueryRowContext(context.WithoutCancel(ctx), args...)
}

// Run executes one or more statements once, without keeping them.
func (w *Session) Run(ctx context.Context, text string) error {
	_, err := w.conn.ExecContext(context.WithoutCancel(ctx), text)
	return err
}

// close ends the session.
func (w *Session) close() error {
	var errs []error
	for _, statement := range w.statements {
		errs = append(errs, statement.Close())
	}
	return errors.Join(append(errs, w.conn.Close())...)
}
