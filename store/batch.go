package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"nianbao/normalize/annual"
)

// A Batch is one transaction over many documents. Each document stands on its
// own: one that the database refuses leaves no trace and the others stay. All
// of them are in the database once Commit returns nil, and none before.
//
// A batch holds the write lock from Begin to Commit or Rollback, one of which
// must be called. It is for one goroutine.
type Batch struct {
	store *Store
	owed  owed
	err   error // of the database, after which only Rollback is left
}

// Begin starts a batch. It waits for other batches, of other processes too.
func (s *Store) Begin(ctx context.Context) (*Batch, error) {
	if s.session == nil {
		return nil, ErrReadOnly
	}
	s.writing.Lock()
	err := whileBusy(ctx, func() error {
		_, err := s.session.ExecContext(ctx, "BEGIN IMMEDIATE")
		return err
	})
	if err != nil {
		s.writing.Unlock()
		return nil, storeError(err)
	}
	return &Batch{store: s}, nil
}

// Import stores a reading of a document as Store.Import does. The error wraps
// ErrRefused if it is the document's own; after any other the batch is lost.
func (b *Batch) Import(ctx context.Context, d Document, r annual.Report) (Outcome, error) {
	if err := d.validate(); err != nil {
		return Outcome{}, err
	}
	reading, err := canonicalJSON(r)
	if err != nil {
		return Outcome{}, fmt.Errorf("import %s: %w: %w", d.Path, ErrRefused, err)
	}
	var out Outcome
	var later owed
	err = b.document(ctx, func(tx *session) error {
		out, err = b.store.importIn(ctx, tx, d, r, digestOf(reading), &later)
		return err
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("import %s: %w", d.Path, err)
	}
	b.owed.add(later)
	return out, nil
}

// RecordFailure notes that a document could not be read, as
// Store.RecordFailure does.
func (b *Batch) RecordFailure(ctx context.Context, d Document, why Fault) error {
	if why.Kind == "" || why.Message == "" {
		return fmt.Errorf("%s: %w: a failure without a reason", d.Path, ErrBadDocument)
	}
	record := b.store.recordFailed
	if d.SHA256 == "" && d.Path != "" {
		record = b.store.recordUnopened
	} else if err := d.validate(); err != nil {
		return err
	}
	err := b.document(ctx, func(tx *session) error {
		if err := record(ctx, tx, d, why); err != nil || len(why.Entry) == 0 {
			return err
		}
		_, err := tx.ExecContext(ctx, query("failed_entry_put"), sql.Named("path", d.Path), sql.Named("entry", string(why.Entry)))
		return err
	})
	if err != nil {
		return fmt.Errorf("record failure of %s: %w", d.Path, err)
	}
	return nil
}

// NotePath notes that a document which is in the database was found at d.Path,
// and where it was published if that was not known. Of d, only the hash, the
// path and the source are looked at.
func (b *Batch) NotePath(ctx context.Context, d Document) error {
	if err := d.validate(); err != nil {
		return err
	}
	err := b.document(ctx, func(tx *session) error {
		document, _, _, err := d.lookup(ctx, tx)
		if err == nil && document == 0 {
			err = fmt.Errorf("%w: no document with the hash %s", ErrNotFound, d.SHA256)
		}
		if err != nil || d.SourceURL == "" && d.FetchedAt.IsZero() {
			return err
		}
		return d.noteSource(ctx, tx, document)
	})
	if err != nil {
		return fmt.Errorf("note path %s: %w", d.Path, err)
	}
	return nil
}

// document runs do on its own inside of the batch.
func (b *Batch) document(ctx context.Context, do func(*session) error) error {
	if b.err != nil {
		return b.err
	}
	tx := b.store.session
	if _, err := tx.ExecContext(ctx, "SAVEPOINT document"); err != nil {
		return b.fail(err)
	}
	err := do(tx)
	if err != nil {
		// The savepoint must go even if the context has ended.
		if undo := tx.run(ctx, "ROLLBACK TO document; RELEASE document"); undo != nil || !ofDocument(err) {
			return b.fail(err)
		}
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	if _, err := tx.ExecContext(ctx, "RELEASE document"); err != nil {
		return b.fail(err)
	}
	return nil
}

func (b *Batch) fail(err error) error {
	b.err = storeError(err)
	return b.err
}

// Commit makes the batch permanent. After an error none of it is.
func (b *Batch) Commit(ctx context.Context) error {
	err := b.err
	if err == nil {
		err = b.owed.settle(ctx, b.store.session)
	}
	if err == nil {
		_, err = b.store.session.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		b.Rollback()
		return storeError(err)
	}
	b.store.writing.Unlock()
	return nil
}

// Rollback gives the batch up.
func (b *Batch) Rollback() {
	// SQLite may have rolled back by itself, as it does when the disk is full;
	// then this fails, and all is as it should be.
	_ = b.store.session.run(context.Background(), "ROLLBACK")
	b.store.writing.Unlock()
}

// ofDocument reports whether an error is about what a document says and not
// about the database: a broken constraint, a value too long.
func ofDocument(err error) bool {
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		return lite.Code == sqlite3.ErrConstraint || lite.Code == sqlite3.ErrTooBig || lite.Code == sqlite3.ErrMismatch
	}
	return errors.Is(err, ErrBadDocument) || errors.Is(err, ErrNotFound)
}

// storeError gives a full disk its name.
func storeError(err error) error {
	var lite sqlite3.Error
	if errors.As(err, &lite) && lite.Code == sqlite3.ErrFull && !errors.Is(err, ErrFull) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
