package store

import (
	"context"
	"database/sql"
	"time"

	"nianbao/store/database"
	"nianbao/store/reports"
)

// RecordFailure notes that a document could not be read. An earlier good
// reading stays. A document without a SHA-256 is a file that could not be
// opened: it is known by its path alone.
func RecordFailure(ctx context.Context, db *database.DB, d reports.Document, why reports.Fault) error {
	b, err := Begin(ctx, db)
	if err != nil {
		return err
	}
	if err := b.RecordFailure(ctx, d, why); err != nil {
		b.Rollback()
		return err
	}
	return b.Commit(ctx)
}

func recordFailed(ctx context.Context, tx *database.Session, now time.Time, d reports.Document, why reports.Fault) error {
	document, _, _, err := lookUp(ctx, tx, d)
	if err != nil {
		return err
	}
	if document == 0 {
		if document, err = insertDocument(ctx, tx, now, d, statusFailed, why); err != nil {
			return err
		}
		return notePath(ctx, tx, document, d)
	}
	_, err = tx.ExecContext(ctx, query("document_fail"), sql.Named("document", document), sql.Named("parser", d.Parser),
		sql.Named("error_kind", why.Kind), sql.Named("error", why.Message), sql.Named("error_page", why.Page))
	return err
}

func recordUnopened(ctx context.Context, tx *database.Session, now time.Time, d reports.Document, why reports.Fault) error {
	_, err := tx.ExecContext(ctx, query("unopened_put"), sql.Named("path", d.Path), sql.Named("source_url", d.SourceURL),
		sql.Named("now", database.Timestamp(now)), sql.Named("error_kind", why.Kind), sql.Named("error", why.Message))
	return err
}
