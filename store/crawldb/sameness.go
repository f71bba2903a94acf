package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Redirect is where the address of a document leads.
type Redirect struct {
	Key       string // of the request
	LeadsTo   string // address, after all redirects
	CheckedAt time.Time
}

// RecordRedirect notes where the address of a document leads.
func RecordRedirect(ctx context.Context, db *database.DB, r Redirect) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_redirect_put"), sql.Named("key", r.Key), sql.Named("leads_to", r.LeadsTo),
			sql.Named("checked_at", database.Timestamp(r.CheckedAt)))
		return err
	})
}

// RedirectOf returns where an address led; it reports false for one that led nowhere else.
func RedirectOf(ctx context.Context, db *database.DB, key string) (Redirect, bool, error) {
	r := Redirect{Key: key}
	var checked string
	err := db.QueryRowContext(ctx, query("crawl_redirect"), sql.Named("key", key)).Scan(&r.LeadsTo, &checked)
	if errors.Is(err, sql.ErrNoRows) {
		return Redirect{}, false, nil
	}
	if err == nil {
		r.CheckedAt, err = time.Parse(time.RFC3339, checked)
	}
	return r, err == nil, err
}

// DocumentsBelow lists the documents of a site at addresses that begin alike, the last that were had
// first, and not more than limit: their addresses, SHA-256 and paths are told.
func DocumentsBelow(ctx context.Context, db *database.DB, site, beginning string, limit int) ([]Version, error) {
	args := []any{sql.Named("site", site), sql.Named("beginning", beginning), sql.Named("end", beginning+"\U0010FFFF"), sql.Named("limit", limit)}
	return database.Collect(ctx, db, query("crawl_documents_below"), args, func(scan func(...any) error) (Version, error) {
		var v Version
		err := scan(&v.URL, &v.SHA256, &v.Path)
		return v, err
	})
}

// Rename gives the addresses of a site in which a text stands the keys that they have now. What had
// two addresses that are one keeps the versions of both, of each run one.
func Rename(ctx context.Context, db *database.DB, site, part string, keyOf func(url string) string) error {
	urls, err := database.Collect(ctx, db, query("crawl_urls_of"), []any{sql.Named("site", site), sql.Named("part", part)}, func(scan func(...any) error) (url string, err error) {
		err = scan(&url)
		return url, err
	})
	if err != nil {
		return err
	}
	return db.Update(ctx, func(tx *database.Session) error {
		for _, before := range urls {
			now := keyOf(before)
			if now == before {
				continue
			}
			for _, name := range []string{"crawl_url_copy", "crawl_versions_rename", "crawl_versions_drop", "crawl_url_drop"} {
				text := query(name)
				args := []any{sql.Named("before", before)}
				if name == "crawl_url_copy" || name == "crawl_versions_rename" {
					args = append(args, sql.Named("now", now))
				}
				if _, err := tx.ExecContext(ctx, text, args...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
