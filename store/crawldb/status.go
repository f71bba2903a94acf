package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A RunState is what is known of one run.
type RunState struct {
	ID       int64
	Started  time.Time
	Finished time.Time // zero of a run that is going on, or was killed or interrupted
	Holder   string    // process that has or had it
	Alive    time.Time // its last sign of life, zero of a run that was finished or given back
	Summary  []byte    // JSON, nil of a run that is not finished
}

// LastRuns returns the last runs, the latest first.
func LastRuns(ctx context.Context, db *database.DB, most int) ([]RunState, error) {
	return database.Collect(ctx, db, query("crawl_last_runs"), []any{sql.Named("most", most)}, func(scan func(...any) error) (RunState, error) {
		var r RunState
		var started, finished, alive string
		if err := scan(&r.ID, &started, &finished, &r.Holder, &alive, &r.Summary); err != nil {
			return r, err
		}
		var errs [3]error
		r.Started, errs[0] = timeOf(started)
		r.Finished, errs[1] = timeOf(finished)
		r.Alive, errs[2] = timeOf(alive)
		return r, errors.Join(errs[:]...)
	})
}

// timeOf returns a time as the database has it, the zero time of "".
func timeOf(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.RFC3339, text)
}

// A Waiting is how many requests of a site are still to be made.
type Waiting struct {
	Site     string `json:"site"`
	Requests int    `json:"requests"`
}

// WaitingRequests returns the sites of which requests are still to be made in the run that is going
// on or was killed.
func WaitingRequests(ctx context.Context, db *database.DB) ([]Waiting, error) {
	return database.Collect(ctx, db, query("crawl_jobs_by_site"), nil, func(scan func(...any) error) (w Waiting, err error) {
		return w, scan(&w.Site, &w.Requests)
	})
}
