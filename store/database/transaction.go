package database

import (
	"context"
	"errors"

	"github.com/mattn/go-sqlite3"
)

// A Transaction holds the write lock of the database from its beginning to Commit or
// Rollback, one of which must be called. It is for one goroutine.
type Transaction struct {
	*Session
	db *DB
}

// Begin begins a transaction. It waits for others, of other processes too, and
// returns ErrReadOnly for a database that is open for reading only.
func (db *DB) Begin(ctx context.Context) (*Transaction, error) {
	if db.session == nil {
		return nil, ErrReadOnly
	}
	db.writing.Lock()
	err := whileBusy(ctx, func() error {
		_, err := db.session.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	})
	if err != nil {
		db.writing.Unlock()
		return nil, Named(err)
	}
	return &Transaction{db.session, db}, nil
}

// Update runs do in a transaction, and rolls it back if do fails.
func (db *DB) Update(ctx context.Context, do func(*Session) error) error {
	tx, err := db.Begin(ctx)
	if err != nil {
		return err
	}
	if err := do(tx.Session); err != nil {
		tx.Rollback()
		return Named(err)
	}
	return tx.Commit(ctx)
}

// Commit makes the transaction permanent. After an error none of it is.
func (t *Transaction) Commit(ctx context.Context) error {
	if _, err := t.ExecContext(ctx, "COMMIT"); err != nil {
		t.Rollback()
		return Named(err)
	}
	t.db.writing.Unlock()
	return nil
}

// Rollback gives the transaction up.
func (t *Transaction) Rollback() {
	// SQLite may have rolled back by itself, as it does when the disk is full;
	// then this fails, and all is as it should be.
	_ = t.Run(context.Background(), "ROLLBACK")
	t.db.writing.Unlock()
}

// Savepoint runs do inside of the transaction so that it leaves no trace if it
// fails. lost says that the transaction itself can only be rolled back.
func (t *Transaction) Savepoint(ctx context.Context, do func(*Session) error, mayGoOn func(error) bool) (lost bool, err error) {
	if _, err := t.ExecContext(ctx, "SAVEPOINT part"); err != nil {
		return true, Named(err)
	}
	if err := do(t.Session); err != nil {
		// The savepoint must go even if the context has ended.
		if undo := t.Run(ctx, "ROLLBACK TO part; RELEASE part"); undo != nil || !mayGoOn(err) {
			return true, Named(err)
		}
		return false, err
	}
	if _, err := t.ExecContext(ctx, "RELEASE part"); err != nil {
		return true, Named(err)
	}
	return false, nil
}

// OfContent reports whether an error is about what was to be written and not about
// the database: a broken constraint, a value too long.
func OfContent(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrConstraint || lite.Code == sqlite3.ErrTooBig || lite.Code == sqlite3.ErrMismatch)
}
