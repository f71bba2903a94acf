package crawldb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/database"
)

// A Failure is an address that could not be had, or gave no report.
type Failure struct {
	URL   string // as linked
	Site  string
	Kind  string // one word
	Error string
	Since time.Time // of the first of the attempts that failed like this
	Last  time.Time // that a server was asked
}

// RecordFailure notes a failure of a run. Only URL, Site, Kind, Error and
// Last, the time now or that when a server was asked last, are looked at.
func RecordFailure(ctx context.Context, db *database.DB, run int64, f Failure) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_failure_put"), sql.Named("url", f.URL), sql.Named("site", f.Site),
			sql.Named("kind", f.Kind), sql.Named("error", f.Error), sql.Named("now", database.Timestamp(f.Last)), sql.Named("run", run))
		return err
	})
}

// ClearFailure notes that an address is in order.
func ClearFailure(ctx context.Context, db *database.DB, url string) error {
	return db.Update(ctx, func(tx *database.Session) error {
		_, err := tx.ExecContext(ctx, query("crawl_failure_drop"), sql.Named("url", url))
		return err
	})
}

// Failures lists the failures of a run.
func Failures(ctx context.Context, db *database.DB, run int64) ([]Failure, error) {
	return database.Collect(ctx, db, query("crawl_failures_of"), []any{sql.Named("run", run)}, scanFailure)
}

// FailureOf returns how an address failed last. It reports false for one that is in order or unknown.
func FailureOf(ctx context.Context, db *database.DB, url string) (Failure, bool, error) {
	f, err := scanFailure(db.QueryRowContext(ctx, query("crawl_failure"), sql.Named("url", url)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Failure{}, false, nil
	}
	return f, err == nil, err
}

// FailuresNow lists of each site what failed when it was walked last.
func FailuresNow(ctx context.Context, db *database.DB) ([]Failure, error) {
	return database.Collect(ctx, db, query("crawl_failures_now"), nil, scanFailure)
}

func scanFailure(scan func(...any) error) (Failure, error) {
	var f Failure
	var since, last string
	if err := scan(&f.URL, &f.Site, &f.Kind, &f.Error, &since, &last); err != nil {
		return f, err
	}
	var errs [2]error
	f.Since, errs[0] = time.Parse(time.RFC3339, since)
	f.Last, errs[1] = time.Parse(time.RFC3339, last)
	return f, errors.Join(errs[:]...)
}
