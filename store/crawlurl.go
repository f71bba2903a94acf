package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// A CrawlKind says what an address is asked for.
type CrawlKind string

// The kinds.
const (
	CrawlPage     CrawlKind = "page"     // for the links on it
	CrawlDocument CrawlKind = "document" // for itself
)

// A CrawlURL is what is known of an address that was had.
type CrawlURL struct {
	URL          string // after redirects
	Site         string
	Kind         CrawlKind
	Run          int64 // that last asked for it
	CheckedAt    time.Time
	SHA256       string
	MediaType    string
	ETag         string
	LastModified string
}

// LookUpURL returns what is known of an address; it reports false for one that
// was never had.
func LookUpURL(ctx context.Context, db *Store, url string) (CrawlURL, bool, error) {
	var u CrawlURL
	var checked string
	err := db.QueryRowContext(ctx, crawlQuery("crawl_url"), sql.Named("url", url)).
		Scan(&u.URL, &u.Site, &u.Kind, &u.Run, &checked, &u.SHA256, &u.MediaType, &u.ETag, &u.LastModified)
	if errors.Is(err, sql.ErrNoRows) {
		return CrawlURL{}, false, nil
	}
	if err == nil {
		u.CheckedAt, err = time.Parse(time.RFC3339, checked)
	}
	return u, err == nil, err
}

// RecordURL notes what was had from an address, which thus is in order. unused is the SHA-256 of what
// was had before, if nothing refers to that any more.
func RecordURL(ctx context.Context, db *Store, u CrawlURL) (unused string, err error) {
	err = db.Update(ctx, func(tx *session) error {
		var before CrawlURL
		var checked string
		err := tx.QueryRowContext(ctx, crawlQuery("crawl_url"), sql.Named("url", u.URL)).Scan(&before.URL, &before.Site, &before.Kind,
			&before.Run, &checked, &before.SHA256, &before.MediaType, &before.ETag, &before.LastModified)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := tx.ExecContext(ctx, crawlQuery("crawl_url_put"), sql.Named("url", u.URL), sql.Named("site", u.Site),
			sql.Named("kind", string(u.Kind)), sql.Named("run", u.Run), sql.Named("checked_at", timestamp(u.CheckedAt)),
			sql.Named("sha256", u.SHA256), sql.Named("media_type", u.MediaType), sql.Named("etag", u.ETag),
			sql.Named("last_modified", u.LastModified)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, crawlQuery("crawl_failure_drop"), sql.Named("url", u.URL)); err != nil {
			return err
		}
		if before.SHA256 == "" || before.SHA256 == u.SHA256 {
			return nil
		}
		var used bool
		if err := tx.QueryRowContext(ctx, crawlQuery("crawl_content_used"), sql.Named("sha256", before.SHA256)).Scan(&used); err != nil {
			return err
		}
		if !used {
			unused = before.SHA256
		}
		return nil
	})
	return unused, err
}

// ContentUsed reports whether an address has, or had as a document, the content
// of that SHA-256.
func ContentUsed(ctx context.Context, db *Store, sha256 string) (used bool, err error) {
	err = db.QueryRowContext(ctx, crawlQuery("crawl_content_used"), sql.Named("sha256", sha256)).Scan(&used)
	return used, err
}
