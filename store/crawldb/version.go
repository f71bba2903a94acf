package crawldb

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Version is a document as it was published at an address.
type Version struct {
	URL        string
	FetchedAt  time.Time
	SHA256     string
	Size       int64
	Path       string // in the archive
	FileName   string
	LinkText   string
	Listed     string // day beside the link, an ISO 8601 date, "" for none
	LinkedFrom string
	Organ      string // hint, empty for none
	Region     string // the same
	Year       int    // the same, 0 for none
	Headers    map[string][]string
}

// RecordVersion notes a document that a run found at an address, and that the
// address is in order. It reports whether the document is another than the one
// that was there before.
func RecordVersion(ctx context.Context, db *database.DB, run int64, v Version) (changed bool, err error) {
	headers, err := json.Marshal(v.Headers)
	if err != nil {
		return false, err
	}
	err = db.Update(ctx, func(tx *database.Session) error {
		var before, path string
		err := tx.QueryRowContext(ctx, query("crawl_last_version"), sql.Named("url", v.URL)).Scan(&before, &path)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if changed = before != v.SHA256; !changed {
			return nil
		}
		_, err = tx.ExecContext(ctx, query("crawl_version_put"), sql.Named("url", v.URL), sql.Named("fetched_at", database.Timestamp(v.FetchedAt)),
			sql.Named("run", run), sql.Named("sha256", v.SHA256), sql.Named("size", v.Size), sql.Named("path", v.Path),
			sql.Named("file_name", v.FileName), sql.Named("link_text", v.LinkText), sql.Named("listed", v.Listed), sql.Named("linked_from", v.LinkedFrom),
			sql.Named("organ", v.Organ), sql.Named("region", v.Region), sql.Named("year", v.Year), sql.Named("headers", string(headers)))
		return err
	})
	return changed, err
}

// LastVersion returns the document that an address had last: its SHA-256 and its
// path in the archive, both empty if there was none.
func LastVersion(ctx context.Context, db *database.DB, url string) (sha256, path string, err error) {
	err = db.QueryRowContext(ctx, query("crawl_last_version"), sql.Named("url", url)).Scan(&sha256, &path)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return sha256, path, err
}

// PendingVersions lists the documents of the archive that the version of the
// parser has not read, each once, in the order in which they were fetched.
func PendingVersions(ctx context.Context, db *database.DB, parser string) ([]Version, error) {
	return database.Collect(ctx, db, query("crawl_pending"), []any{sql.Named("parser", parser)}, func(scan func(...any) error) (Version, error) {
		var v Version
		var fetched string
		var headers []byte
		if err := scan(&v.URL, &fetched, &v.SHA256, &v.Size, &v.Path, &v.FileName, &v.LinkText, &v.Listed, &v.LinkedFrom, &v.Organ, &v.Region, &v.Year, &headers); err != nil {
			return v, err
		}
		var err error
		v.FetchedAt, err = time.Parse(time.RFC3339, fetched)
		return v, errors.Join(err, json.Unmarshal(headers, &v.Headers))
	})
}
