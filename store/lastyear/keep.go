package lastyear

import (
	"context"
	"database/sql"

	"nianbao/store/database"
	"nianbao/store/renditions"
)

// KeepAll finds it out for all reports, of a database in which nothing is kept.
func KeepAll(ctx context.Context, tx *database.Session) error {
	keys, err := database.Collect(ctx, tx, query("keys"), nil, func(scan func(...any) error) (k renditions.Key, err error) {
		return k, scan(&k.Region, &k.Body, &k.Year, &k.Apart)
	})
	for _, k := range keys {
		if err == nil {
			err = Keep(ctx, tx, k)
		}
	}
	return err
}

// Drop forgets how a report stood to that on the year before, before its reading changes.
func Drop(ctx context.Context, tx *database.Session, report int64) error {
	_, err := tx.ExecContext(ctx, query("last_year_drop"), sql.Named("report", report))
	return err
}

// Keep finds out anew how the reports of a key stand to those on the year before. Whatever changes a
// report or its versions owes it for the year and for the next one.
func Keep(ctx context.Context, tx *database.Session, k renditions.Key) error {
	type pair struct{ report, previous int64 }
	here, err := database.Collect(ctx, tx, query("reports_of"), k.Columns(), func(scan func(...any) error) (p pair, err error) {
		return p, scan(&p.report, &p.previous)
	})
	for _, p := range here {
		if err == nil {
			err = Drop(ctx, tx, p.report)
		}
		if err == nil && p.previous != 0 {
			err = put(ctx, tx, p.report, p.previous)
		}
	}
	return err
}

func put(ctx context.Context, tx *database.Session, report, previous int64) error {
	now, err := textOf(ctx, tx, report)
	if err != nil {
		return err
	}
	before, err := textOf(ctx, tx, previous)
	if err != nil {
		return err
	}
	s := Measure(now, before)
	_, err = tx.ExecContext(ctx, query("last_year_put"), sql.Named("report", report), sql.Named("previous", previous),
		sql.Named("letters", s.Letters), sql.Named("copied", s.Copied))
	return err
}

func textOf(ctx context.Context, tx database.Queryer, report int64) ([]string, error) {
	return database.Collect(ctx, tx, query("text"), []any{sql.Named("report", report)}, func(scan func(...any) error) (text string, err error) {
		return text, scan(&text)
	})
}

// ShareOf returns how much of a report's text stands in that of another.
func ShareOf(ctx context.Context, db *database.DB, report, other int64) (Share, error) {
	var s Share
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		text, err := textOf(ctx, tx, report)
		if err != nil {
			return err
		}
		before, err := textOf(ctx, tx, other)
		s = Measure(text, before)
		return err
	})
	return s, err
}
