package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Run is one run of the crawler. A run that was killed is gone on with:
// it is the same run.
type Run struct {
	ID      int64
	Started time.Time
	Resumed bool
}

// Begin begins a run, or goes on with the last one if that has no end and
// began less than resumable ago. The caller sees to it that no other run is going
// on.
func Begin(ctx context.Context, db *database.DB, now time.Time, resumable time.Duration) (Run, error) {
	var run Run
	err := db.Update(ctx, func(tx *database.Session) error {
		var id int64
		var started, finished, summary string
		err := tx.QueryRowContext(ctx, query("crawl_last_run")).Scan(&id, &started, &finished, &summary)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err == nil && finished == "" {
			began, err := time.Parse(time.RFC3339, started)
			if err == nil && now.Sub(began) < resumable {
				run = Run{ID: id, Started: began, Resumed: true}
				return nil
			}
		}
		result, err := tx.ExecContext(ctx, query("crawl_run_insert"), sql.Named("started_at", database.Timestamp(now)))
		if err != nil {
			return err
		}
		run = Run{Started: now}
		run.ID, err = result.LastInsertId()
		return err
	})
	return run, err
}

// Finish ends a run with its summary, which is JSON.
func Finish(ctx context.Context, db *database.DB, run int64, now time.Time, summary []byte) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_run_finish"), sql.Named("run", run),
			sql.Named("finished_at", database.Timestamp(now)), sql.Named("summary", string(summary)))
		return err
	})
}

// LastSummary returns the summary of the last run that came to its end, nil if
// there was none.
func LastSummary(ctx context.Context, db *database.DB) ([]byte, error) {
	var summary string
	err := db.QueryRowContext(ctx, query("crawl_last_summary")).Scan(&summary)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(summary), err
}
