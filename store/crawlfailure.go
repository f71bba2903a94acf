package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// A CrawlFailure is an address that could not be had, or gave no report.
type CrawlFailure struct {
	URL   string // as linked
	Site  string
	Kind  string // one word
	Error string
	Since time.Time // of the first of the attempts that failed like this
	Last  time.Time
}

// RecordCrawlFailure notes a failure of a run. Only URL, Site, Kind, Error and
// Last, the time now, are looked at.
func RecordCrawlFailure(ctx context.Context, db *Store, run int64, f CrawlFailure) error {
	return db.Update(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, crawlQuery("crawl_failure_put"), sql.Named("url", f.URL), sql.Named("site", f.Site),
			sql.Named("kind", f.Kind), sql.Named("error", f.Error), sql.Named("now", timestamp(f.Last)), sql.Named("run", run))
		return err
	})
}

// ClearCrawlFailure notes that an address is in order.
func ClearCrawlFailure(ctx context.Context, db *Store, url string) error {
	return db.Update(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, crawlQuery("crawl_failure_drop"), sql.Named("url", url))
		return err
	})
}

// CrawlFailures lists the failures of a run.
func CrawlFailures(ctx context.Context, db *Store, run int64) ([]CrawlFailure, error) {
	return collect(ctx, db, crawlQuery("crawl_failures_of"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlFailure, error) {
		var f CrawlFailure
		var since, last string
		if err := scan(&f.URL, &f.Site, &f.Kind, &f.Error, &since, &last); err != nil {
			return f, err
		}
		var errs [2]error
		f.Since, errs[0] = time.Parse(time.RFC3339, since)
		f.Last, errs[1] = time.Parse(time.RFC3339, last)
		return f, errors.Join(errs[:]...)
	})
}
