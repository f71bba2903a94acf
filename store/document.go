package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"time"

	"nianbao/normalize"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// ErrBadDocument says that a description lacks what a document is known by.
var ErrBadDocument = errors.New("incomplete description of a document")

// The states of a document in the database.
const (
	statusRead   = "read"   // it has a report
	statusFailed = "failed" // no attempt to read it has succeeded
)

var hexDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// validate returns an error that wraps ErrBadDocument if the description lacks what
// a document is known by.
func validate(d reports.Document) error {
	switch {
	case !hexDigest.MatchString(d.SHA256):
		return fmt.Errorf("%s: %w: %q is not a SHA-256 in lower-case hex", d.Path, ErrBadDocument, d.SHA256)
	case d.Path == "":
		return fmt.Errorf("%s: %w: no path", d.SHA256, ErrBadDocument)
	}
	return nil
}

func insertDocument(ctx context.Context, tx *database.Session, now time.Time, d reports.Document, status string, why reports.Fault) (int64, error) {
	result, err := tx.ExecContext(ctx, query("document_insert"),
		sql.Named("sha256", d.SHA256), sql.Named("size", d.Size), sql.Named("path", d.Path),
		sql.Named("media_type", d.MediaType), sql.Named("source_url", d.SourceURL),
		sql.Named("fetched_at", database.Timestamp(d.FetchedAt)), sql.Named("now", database.Timestamp(now)),
		sql.Named("pages", d.Pages), sql.Named("producer", d.Producer), sql.Named("repaired", d.Repaired),
		sql.Named("parser", d.Parser), sql.Named("status", status),
		sql.Named("error_kind", why.Kind), sql.Named("error", why.Message), sql.Named("error_page", why.Page))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// lookUp finds the document by its bytes, with the report it has and the digest
// of that; the IDs are 0 if there is none. A new path is noted.
func lookUp(ctx context.Context, tx *database.Session, d reports.Document) (document, report int64, digest string, err error) {
	err = tx.QueryRowContext(ctx, query("document_lookup"), sql.Named("sha256", d.SHA256)).Scan(&document, &report, &digest)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, "", nil
	}
	if err == nil {
		err = notePath(ctx, tx, document, d)
	}
	return document, report, digest, err
}

// notePath notes a path of the document, which could thus be opened.
func notePath(ctx context.Context, tx *database.Session, document int64, d reports.Document) error {
	if _, err := tx.ExecContext(ctx, query("unopened_drop"), sql.Named("path", d.Path)); err != nil {
		return err
	}
	hints := ""
	if d.Hints != (normalize.Hints{}) {
		text, err := json.Marshal(d.Hints)
		if err != nil {
			return err
		}
		hints = string(text)
	}
	_, err := tx.ExecContext(ctx, query("document_path_insert"), sql.Named("path", d.Path), sql.Named("document", document), sql.Named("hints", hints))
	return err
}

// noteSource notes where the document was published, unless that is known.
func noteSource(ctx context.Context, tx *database.Session, document int64, d reports.Document) error {
	_, err := tx.ExecContext(ctx, query("document_source"), sql.Named("document", document),
		sql.Named("source_url", d.SourceURL), sql.Named("fetched_at", database.Timestamp(d.FetchedAt)))
	return err
}

// updateDocument takes over what a new reading says of the file.
func updateDocument(ctx context.Context, tx *database.Session, document int64, d reports.Document) error {
	_, err := tx.ExecContext(ctx, query("document_reread"), sql.Named("document", document),
		sql.Named("media_type", d.MediaType), sql.Named("pages", d.Pages), sql.Named("producer", d.Producer),
		sql.Named("repaired", d.Repaired), sql.Named("parser", d.Parser),
		sql.Named("source_url", d.SourceURL), sql.Named("fetched_at", database.Timestamp(d.FetchedAt)))
	return err
}

// keepParts notes the files that a document was put together of, in place of those noted before.
func keepParts(ctx context.Context, tx *database.Session, d reports.Document) error {
	if _, err := tx.ExecContext(ctx, query("document_parts_drop"), sql.Named("sha256", d.SHA256)); err != nil {
		return err
	}
	for _, p := range d.Parts {
		if _, err := tx.ExecContext(ctx, query("document_part_insert"), sql.Named("sha256", d.SHA256), sql.Named("number", p.Number),
			sql.Named("page", p.Page), sql.Named("address", p.Address), sql.Named("path", p.Path), sql.Named("part", p.SHA256), sql.Named("size", p.Size)); err != nil {
			return err
		}
	}
	return nil
}
