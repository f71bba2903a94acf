package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// ErrRefused says that the database does not take what a document says.
var ErrRefused = errors.New("the database refuses what the document says")

// A Batch is one transaction over many documents. Each document stands on its
// own: one that the database refuses leaves no trace and the others stay. All
// of them are in the database once Commit returns nil, and none before.
//
// A batch holds the write lock from Begin to Commit or Rollback, one of which
// must be called. It is for one goroutine.
type Batch struct {
	tx   *database.Transaction
	db   *database.DB
	owed owed
	err  error // of the database, after which only Rollback is left
}

// Begin starts a batch. It waits for other batches, of other processes too.
func Begin(ctx context.Context, db *database.DB) (*Batch, error) {
	tx, err := db.Begin(ctx)
	if err != nil {
		return nil, err
	}
	return &Batch{tx: tx, db: db}, nil
}

// Import stores a reading of a document as the function of that name does. The
// error wraps ErrRefused if it is the document's own; after any other the batch is
// lost.
func (b *Batch) Import(ctx context.Context, d reports.Document, r annual.Report) (Outcome, error) {
	if err := validate(d); err != nil {
		return Outcome{}, err
	}
	reading, err := canonicalJSON(r)
	if err != nil {
		return Outcome{}, fmt.Errorf("import %s: %w: %w", d.Path, ErrRefused, err)
	}
	var out Outcome
	var later owed
	err = b.document(ctx, func(tx *database.Session) error {
		if out, err = importIn(ctx, tx, b.db.Now(), d, r, digestOf(reading), &later); err != nil {
			return err
		}
		return keepParts(ctx, tx, d)
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("import %s: %w", d.Path, err)
	}
	b.owed.add(later)
	return out, nil
}

// RecordFailure notes that a document could not be read, as the function of that
// name does.
func (b *Batch) RecordFailure(ctx context.Context, d reports.Document, why reports.Fault) error {
	if why.Kind == "" || why.Message == "" {
		return fmt.Errorf("%s: %w: a failure without a reason", d.Path, ErrBadDocument)
	}
	record := recordFailed
	if d.SHA256 == "" && d.Path != "" {
		record = recordUnopened
	} else if err := validate(d); err != nil {
		return err
	}
	err := b.document(ctx, func(tx *database.Session) error {
		if err := record(ctx, tx, b.db.Now(), d, why); err != nil {
			return err
		}
		if err := keepParts(ctx, tx, d); err != nil || len(why.Entry) == 0 {
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
func (b *Batch) NotePath(ctx context.Context, d reports.Document) error {
	if err := validate(d); err != nil {
		return err
	}
	err := b.document(ctx, func(tx *database.Session) error {
		document, _, _, err := lookUp(ctx, tx, d)
		if err == nil && document == 0 {
			err = fmt.Errorf("%w: no document with the hash %s", reports.ErrNotFound, d.SHA256)
		}
		if err != nil || d.SourceURL == "" && d.FetchedAt.IsZero() {
			return err
		}
		return noteSource(ctx, tx, document, d)
	})
	if err != nil {
		return fmt.Errorf("note path %s: %w", d.Path, err)
	}
	return nil
}

// document runs do on its own inside of the batch.
func (b *Batch) document(ctx context.Context, do func(*database.Session) error) error {
	if b.err != nil {
		return b.err
	}
	lost, err := b.tx.Savepoint(ctx, do, ofDocument)
	switch {
	case lost:
		b.err = err
	case err != nil:
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return err
}

// ofDocument reports whether an error is about what a document says and not
// about the database.
func ofDocument(err error) bool {
	return database.OfContent(err) || errors.Is(err, ErrBadDocument) || errors.Is(err, reports.ErrNotFound)
}

// Commit makes the batch permanent. After an error none of it is.
func (b *Batch) Commit(ctx context.Context) error {
	err := b.err
	if err == nil {
		err = b.owed.settle(ctx, b.tx.Session)
	}
	if err != nil {
		b.Rollback()
		return database.Named(err)
	}
	return b.tx.Commit(ctx)
}

// Rollback gives the batch up.
func (b *Batch) Rollback() { b.tx.Rollback() }
