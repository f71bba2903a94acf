package store

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/identity"
)

// A ReportCount says how many regions and reports there are of one division in
// one year. Versions of a report count once.
type ReportCount struct {
	Region  identity.Region // the division
	Year    int             // 0 for reports of unknown years
	Regions int             // that have a report
	Reports int
}

// ReportCounts returns the counts for each division directly below one, by code
// and year; for the provinces if code is empty. Reports of the division itself
// are counted under its own code.
func ReportCounts(ctx context.Context, db *Store, code string) ([]ReportCount, error) {
	prefix := codePrefix(code)
	if code == "" {
		prefix = ""
	}
	digits := min(len(prefix)+2, 6)
	var counts []ReportCount
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := stateIn(ctx, tx)
		if err != nil {
			return err
		}
		kept, err := keep(db, state, "report counts "+prefix, func(list []ReportCount) int { return 100 * len(list) },
			func() ([]ReportCount, error) {
				return collect(ctx, tx, reportsQuery("report_counts"), []any{sql.Named("prefix", prefix), sql.Named("digits", digits)}, scanReportCount)
			})
		counts = slices.Clone(kept)
		return err
	})
	return counts, err
}

func scanReportCount(scan func(...any) error) (c ReportCount, err error) {
	var part string
	if err := scan(&part, &c.Year, &c.Regions, &c.Reports); err != nil {
		return c, err
	}
	full := (part + "000000")[:6]
	region, ok := identity.LookupRegion(full, c.Year)
	if !ok {
		region, ok = identity.LookupRegion(full, 0)
	}
	if !ok {
		region = identity.Region{Code: full, Name: full}
	}
	c.Region = region
	return c, nil
}

// Totals counts what is in the database.
type Totals struct {
	Reports   int
	Regions   int
	FirstYear int
	LastYear  int
	Failures  int // files that could not be read
}

// Total counts what is in the database.
func Total(ctx context.Context, db *Store) (Totals, error) {
	var t Totals
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := stateIn(ctx, tx)
		if err != nil {
			return err
		}
		t, err = keep(db, state, "totals", func(Totals) int { return 100 }, func() (t Totals, err error) {
			err = tx.QueryRowContext(ctx, reportsQuery("report_totals")).Scan(&t.Reports, &t.Regions, &t.FirstYear, &t.LastYear)
			return t, err
		})
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, reportsQuery("failure_total")).Scan(&t.Failures)
	})
	return t, err
}
