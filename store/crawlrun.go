package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// A CrawlRun is one run of the crawler. A run that was killed is gone on with:
// it is the same run.
type CrawlRun struct {
	ID      int64
	Started time.Time
	Resumed bool
}

// BeginCrawl begins a run, or goes on with the last one if that has no end and
// began less than resumable ago. The caller sees to it that no other run is going
// on.
func BeginCrawl(ctx context.Context, db *Store, now time.Time, resumable time.Duration) (CrawlRun, error) {
	var run CrawlRun
	err := db.Update(ctx, func(tx *session) error {
		var id int64
		var started, finished, summary string
		err := tx.QueryRowContext(ctx, crawlQuery("crawl_last_run")).Scan(&id, &started, &finished, &summary)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil && finished == "" {
			began, err := time.Parse(time.RFC3339, started)
			if err == nil && now.Sub(began) < resumable {
				run = CrawlRun{ID: id, Started: began, Resumed: true}
				return nil
			}
		}
		result, err := tx.ExecContext(ctx, crawlQuery("crawl_run_insert"), sql.Named("started_at", timestamp(now)))
		if err != nil {
			return err
		}
		run = CrawlRun{Started: now}
		run.ID, err = result.LastInsertId()
		return err
	})
	return run, err
}

// FinishCrawl ends a run with its summary, which is JSON.
func FinishCrawl(ctx context.Context, db *Store, run int64, now time.Time, summary []byte) error {
	return db.Update(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, crawlQuery("crawl_run_finish"), sql.Named("run", run),
			sql.Named("finished_at", timestamp(now)), sql.Named("summary", string(summary)))
		return err
	})
}

// LastCrawl returns the summary of the last run that came to its end, nil if
// there was none.
func LastCrawl(ctx context.Context, db *Store) ([]byte, error) {
	var summary string
	err := db.QueryRowContext(ctx, crawlQuery("crawl_last_summary")).Scan(&summary)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(summary), err
}
