package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// A transaction holds the write lock of the database from its beginning to Commit or
// Rollback, one of which must be called. It is for one goroutine.
type transaction struct {
	*session
	db *Store
}

// begin begins a transaction. It waits for others, of other processes too, and
// returns ErrReadOnly for a database that is open for reading only.
func (db *Store) begin(ctx context.Context) (*transaction, error) {
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
		return nil, nameFull(err)
	}
	return &transaction{db.session, db}, nil
}

// Update runs do in a transaction, and rolls it back if do fails.
func (db *Store) Update(ctx context.Context, do func(*session) error) error {
	tx, err := db.begin(ctx)
	if err != nil {
		return err
	}
	if err := do(tx.session); err != nil {
		tx.Rollback()
		return nameFull(err)
	}
	return tx.Commit(ctx)
}

// Commit makes the transaction permanent. After an error none of it is.
func (t *transaction) Commit(ctx context.Context) error {
	if _, err := t.ExecContext(ctx, "COMMIT"); err != nil {
		t.Rollback()
		return nameFull(err)
	}
	t.db.writing.Unlock()
	return nil
}

// Rollback gives the transaction up.
func (t *transaction) Rollback() {
	// SQLite may have rolled back by itself, as it does when the disk is full;
	// then this fails, and all is as it should be.
	_ = t.run(context.Background(), "ROLLBACK")
	t.db.writing.Unlock()
}

// savepoint runs do inside of the transaction so that it leaves no trace if it
// fails. lost says that the transaction itself can only be rolled back.
func (t *transaction) savepoint(ctx context.Context, do func(*session) error, mayGoOn func(error) bool) (lost bool, err error) {
	if _, err := t.ExecContext(ctx, "SAVEPOINT part"); err != nil {
		return true, nameFull(err)
	}
	if err := do(t.session); err != nil {
		// The savepoint must go even if the context has ended.
		if undo := t.run(ctx, "ROLLBACK TO part; RELEASE part"); undo != nil || !mayGoOn(err) {
			return true, nameFull(err)
		}
		return false, err
	}
	if _, err := t.ExecContext(ctx, "RELEASE part"); err != nil {
		return true, nameFull(err)
	}
	return false, nil
}

// nameFull gives a full disk its name.
func nameFull(err error) error {
	var lite sqlite3.Error
	if errors.As(err, &lite) && lite.Code == sqlite3.ErrFull && !errors.Is(err, ErrFull) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}

// ofContent reports whether an error is about what was to be written and not about
// the database: a broken constraint, a value too long.
func ofContent(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrConstraint || lite.Code == sqlite3.ErrTooBig || lite.Code == sqlite3.ErrMismatch)
}
