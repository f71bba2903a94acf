package store

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/renditions"
)

// A countedPlace is a region and a year, for which one report counts.
type countedPlace struct {
	region string
	year   int
}

// recount settles which report counts for a region and a year, and copies the
// figures of one that did not count before. Whatever adds or removes a reading
// owes it for the reading's identity.
func recount(ctx context.Context, tx *database.Session, of countedPlace) error {
	place := []any{sql.Named("region_code", of.region), sql.Named("year", of.year)}
	var best int64 // 0 where no report is left
	err := tx.QueryRowContext(ctx, query("counted_best"), place...).Scan(&best)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	place = append(place, sql.Named("report", best))
	if _, err := tx.ExecContext(ctx, query("counted_drop_other"), place...); err != nil || best == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, query("counted_put"), place...)
	return err
}

// uncount takes a report out of comparisons, before its reading changes.
// recount brings it back with its new figures.
func uncount(ctx context.Context, tx *database.Session, report int64) error {
	_, err := tx.ExecContext(ctx, query("counted_drop"), sql.Named("report", report))
	return err
}

// rearrange tells the versions and renditions of a report's organ and year anew, and which of
// them counts: what a person corrected stands.
func rearrange(ctx context.Context, tx *database.Session, report int64) error {
	var of renditions.Key
	var version, rendition int
	if err := tx.QueryRowContext(ctx, query("report_identity"), sql.Named("report", report)).
		Scan(&of.Region, &of.Body, &of.Year, &of.Apart, &version, &rendition); err != nil {
		return err
	}
	var later owed
	later.arrange(of)
	return later.settle(ctx, tx)
}

// arrangeOlder tells the versions and renditions of reports that came before there were any,
// when each file was a version, and which of them counts.
func arrangeOlder(ctx context.Context, tx *database.Session) error {
	if err := renditions.ArrangeAll(ctx, tx); err != nil {
		return err
	}
	places, err := database.Collect(ctx, tx, query("counted_beside"), nil, func(scan func(...any) error) (p countedPlace, err error) {
		return p, scan(&p.region, &p.year)
	})
	for _, p := range places {
		err = errors.Join(err, recount(ctx, tx, p))
	}
	return err
}

// compareOlder compares reports with those of the year before that came when this was not kept. Views
// are made anew after migrations; the one it needs is made here, of tables that are there by now.
func compareOlder(ctx context.Context, tx *database.Session) error {
	if err := makeView(ctx, tx, "series_findings"); err != nil {
		return err
	}
	return faults.KeepAllYears(ctx, tx)
}
