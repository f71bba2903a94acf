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
)

// A Document describes a file that was read, or that could not be.
type Document struct {
	SHA256    string // of the bytes, lower-case hex; the document's identity
	Size      int64  // bytes
	Path      string
	MediaType string    // "application/pdf", "text/plain"
	SourceURL string    // where it was published; empty if unknown
	FetchedAt time.Time // when it was fetched from there; zero if unknown
	Pages     int
	Producer  string // program that made the file, by its own metadata
	Repaired  string // what had to be done before it could be read
	Parser    string // version of the parser
	// Hints are what was said of the document under Path, and what its report was
	// read with.
	Hints normalize.Hints
}

// The states of a document in the database.
const (
	statusRead   = "read"   // it has a report
	statusFailed = "failed" // no attempt to read it has succeeded
)

var hexDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (d Document) validate() error {
	switch {
	case !hexDigest.MatchString(d.SHA256):
		return fmt.Errorf("%s: %w: %q is not a SHA-256 in lower-case hex", d.Path, ErrBadDocument, d.SHA256)
	case d.Path == "":
		return fmt.Errorf("%s: %w: no path", d.SHA256, ErrBadDocument)
	}
	return nil
}

func (d Document) insert(ctx context.Context, tx *session, now time.Time, status string, why Fault) (int64, error) {
	result, err := tx.ExecContext(ctx, query("document_insert"),
		sql.Named("sha256", d.SHA256), sql.Named("size", d.Size), sql.Named("path", d.Path),
		sql.Named("media_type", d.MediaType), sql.Named("source_url", d.SourceURL),
		sql.Named("fetched_at", timestamp(d.FetchedAt)), sql.Named("now", timestamp(now)),
		sql.Named("pages", d.Pages), sql.Named("producer", d.Producer), sql.Named("repaired", d.Repaired),
		sql.Named("parser", d.Parser), sql.Named("status", status),
		sql.Named("error_kind", why.Kind), sql.Named("error", why.Message), sql.Named("error_page", why.Page))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// lookup finds the document by its bytes, with the report it has and the digest
// of that; the IDs are 0 if there is none. A new path is noted.
func (d Document) lookup(ctx context.Context, tx *session) (document, report int64, digest string, err error) {
	err = tx.QueryRowContext(ctx, query("document_lookup"), sql.Named("sha256", d.SHA256)).Scan(&document, &report, &digest)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, "", nil
	}
	if err == nil {
		err = d.notePath(ctx, tx, document)
	}
	return document, report, digest, err
}

// notePath notes a path of the document, which could thus be opened.
func (d Document) notePath(ctx context.Context, tx *session, document int64) error {
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
func (d Document) noteSource(ctx context.Context, tx *session, document int64) error {
	_, err := tx.ExecContext(ctx, query("document_source"), sql.Named("document", document),
		sql.Named("source_url", d.SourceURL), sql.Named("fetched_at", timestamp(d.FetchedAt)))
	return err
}

// Seen tells whether a file of these bytes was imported or failed before, so
// that it need not be read again: by which parser, and with which status, "read"
// or "failed".
func (s *Store) Seen(ctx context.Context, sha256 string) (parser, status string, ok bool, err error) {
	err = s.read.QueryRowContext(ctx, query("document_seen"), sql.Named("sha256", sha256)).Scan(&parser, &status)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", false, nil
	}
	return parser, status, err == nil, err
}

// A Fault says why a file could not be read.
type Fault struct {
	Kind    string // one word
	Message string // the reason in full
	Page    int    // at which reading failed; 0 for the file as a whole
	// Entry is what the caller needs besides the path to try again, as JSON. It
	// is kept until the path is read.
	Entry []byte
}

// RecordFailure notes that a document could not be read. An earlier good
// reading stays. A document without a SHA-256 is a file that could not be
// opened: it is known by its path alone.
func (s *Store) RecordFailure(ctx context.Context, d Document, why Fault) error {
	b, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	if err := b.RecordFailure(ctx, d, why); err != nil {
		b.Rollback()
		return err
	}
	return b.Commit(ctx)
}

func (s *Store) recordFailed(ctx context.Context, tx *session, d Document, why Fault) error {
	document, _, _, err := d.lookup(ctx, tx)
	if err != nil {
		return err
	}
	if document == 0 {
		if document, err = d.insert(ctx, tx, s.now(), statusFailed, why); err != nil {
			return err
		}
		return d.notePath(ctx, tx, document)
	}
	_, err = tx.ExecContext(ctx, query("document_fail"), sql.Named("document", document), sql.Named("parser", d.Parser),
		sql.Named("error_kind", why.Kind), sql.Named("error", why.Message), sql.Named("error_page", why.Page))
	return err
}

func (s *Store) recordUnopened(ctx context.Context, tx *session, d Document, why Fault) error {
	_, err := tx.ExecContext(ctx, query("unopened_put"), sql.Named("path", d.Path), sql.Named("source_url", d.SourceURL),
		sql.Named("now", timestamp(s.now())), sql.Named("error_kind", why.Kind), sql.Named("error", why.Message))
	return err
}

// A Failure is a file of which the last attempt at reading failed.
type Failure struct {
	Document
	Fault
	Paths []string // all paths of the same bytes
	// ReportID is the report of an earlier reading that stays, 0 without one.
	ReportID int64
}

// Failures lists the files of which the last attempt at reading failed, by path.
func (s *Store) Failures(ctx context.Context) ([]Failure, error) {
	return collect(ctx, s.read, query("failures"), nil, func(scan func(...any) error) (Failure, error) {
		var f Failure
		var paths []byte
		if err := f.scan(scan, &f.Kind, &f.Message, &f.Page, &f.ReportID, &paths); err != nil {
			return f, err
		}
		return f, json.Unmarshal(paths, &f.Paths)
	})
}

// scan reads the columns of document_load, and then those of more.
func (d *Document) scan(scan func(...any) error, more ...any) error {
	var fetched string
	columns := []any{&d.SHA256, &d.Size, &d.Path, &d.MediaType, &d.SourceURL, &fetched,
		&d.Pages, &d.Producer, &d.Repaired, &d.Parser}
	if err := scan(append(columns, more...)...); err != nil || fetched == "" {
		return err
	}
	var err error
	d.FetchedAt, err = time.Parse(time.RFC3339, fetched)
	return err
}
