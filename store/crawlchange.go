package store

import (
	"context"
	"database/sql"
)

// A CrawlChange is an address at which a run found another document than the
// run before.
type CrawlChange struct {
	URL           string
	Before, After string // SHA-256
}

// CrawlChanges lists what a run found changed.
func CrawlChanges(ctx context.Context, db *Store, run int64) ([]CrawlChange, error) {
	return collect(ctx, db, crawlQuery("crawl_changes"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlChange, error) {
		var c CrawlChange
		err := scan(&c.URL, &c.Before, &c.After)
		return c, err
	})
}

// CrawlNew lists the addresses at which a run found a document for the first
// time; Before is empty.
func CrawlNew(ctx context.Context, db *Store, run int64) ([]CrawlChange, error) {
	return collect(ctx, db, crawlQuery("crawl_new"), []any{sql.Named("run", run)}, func(scan func(...any) error) (CrawlChange, error) {
		var c CrawlChange
		err := scan(&c.URL, &c.After)
		return c, err
	})
}
