package faults

import (
	"context"
	"database/sql"

	"nianbao/store/database"
)

// Contradictions are the kinds of contradictions between years, as the view series_findings has them.
func Contradictions() []string { return []string{"carry-over", "jump"} }

// Years returns the reports with figures that contradict those of the year before, and after them those
// with such as do so only with a correction. Errors are a
// *catalogue.RegionError, or those of the database.
func Years(ctx context.Context, db *database.DB, q Query) (List, error) {
	var list List
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		selection, err := q.Selection(ctx, tx)
		if err != nil {
			return err
		}
		if list.Looked, list.Compared, err = compared(ctx, db, tx, selection); err != nil {
			return err
		}
		all, err := contradicting(ctx, db, tx)
		if err != nil {
			return err
		}
		if list.Reports, err = faulty(ctx, tx, list.cut(q, selection, all)); err != nil {
			return err
		}
		return quoteYears(ctx, tx, list.Reports, q.Code)
	})
	return list, err
}

// Contradicting returns the reports that contradict the year before.
func Contradicting(ctx context.Context, db *database.DB) ([]int64, error) {
	return reportsOf(ctx, db, contradicting)
}

// contradicting returns how often each kind of contradiction is in each report, from memory as long
// as the database stays as it is.
func contradicting(ctx context.Context, db *database.DB, tx *sql.Tx) ([]entry, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	return database.Keep(db, state, "years apart", sizeOf, func() ([]entry, error) {
		return database.Collect(ctx, tx, query("contradicting_reports"), nil, scanEntry)
	})
}

// quoteYears adds to the reports what contradicts the year before.
func quoteYears(ctx context.Context, tx *sql.Tx, list []Faulty, code string) error {
	at, ids, err := placesOf(list)
	if err != nil {
		return err
	}
	found, err := database.Collect(ctx, tx, query("years_apart"), []any{sql.Named("reports", ids), sql.Named("code", code)}, func(scan func(...any) error) (p pair, err error) {
		f := &p.fault
		return p, scan(&p.report, &f.Previous, &f.Code, &f.Cell.Indicator, &f.Cell.Applicant, &f.Before, &f.Value, &f.Corrected, &f.Held)
	})
	for _, p := range found {
		of := &list[at[p.report]]
		of.Faults = append(of.Faults, p.fault)
	}
	return err
}
