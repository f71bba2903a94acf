package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Kind says what an address is asked for.
type Kind string

// The kinds.
const (
	Page     Kind = "page"     // for the links on it
	Document Kind = "document" // for itself
)

// A URL is what is known of an address that was had.
type URL struct {
	URL          string // after redirects
	Site         string
	Kind         Kind
	Run          int64 // that last asked for it
	CheckedAt    time.Time
	SHA256       string
	MediaType    string
	ETag         string
	LastModified string
}

// LookUp returns what is known of an address; it reports false for one that
// was never had.
func LookUp(ctx context.Context, db *database.DB, url string) (URL, bool, error) {
	var u URL
	var checked string
	err := db.QueryRowContext(ctx, query("crawl_url"), sql.Named("url", url)).
		Scan(&u.URL, &u.Site, &u.Kind, &u.Run, &checked, &u.SHA256, &u.MediaType, &u.ETag, &u.LastModified)
	if errors.Is(err, sql.ErrNoRows) {
		return URL{}, false, nil
	}
	if err == nil {
		u.CheckedAt, err = time.Parse(time.RFC3339, checked)
	}
	return u, err == nil, err
}

// RecordURL notes what was had from an address, which thus is in order.
func RecordURL(ctx context.Context, db *database.DB, u URL) error {
	return db.Update(ctx, func(tx *database.Session) error {
		if _, err := tx.ExecContext(ctx, query("crawl_url_put"), sql.Named("url", u.URL), sql.Named("site", u.Site),
			sql.Named("kind", string(u.Kind)), sql.Named("run", u.Run), sql.Named("checked_at", database.Timestamp(u.CheckedAt)),
			sql.Named("sha256", u.SHA256), sql.Named("media_type", u.MediaType), sql.Named("etag", u.ETag),
			sql.Named("last_modified", u.LastModified)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, query("crawl_failure_drop"), sql.Named("url", u.URL))
		return err
	})
}
