package faults

import (
	"context"
	"database/sql"

	"nianbao/store/database"
	"nianbao/store/renditions"
)

// KeepYears tells anew how the latest report of a key contradicts that of the year before. Whatever
// changes a report, its versions or its corrections owes it for the year and for the next one. Reports
// that are apart are compared with none.
func KeepYears(ctx context.Context, tx *database.Session, of renditions.Key) error {
	if of.Body == "" || of.Apart != "" {
		return nil
	}
	for _, name := range []string{"years_apart_drop", "years_apart_put"} {
		if _, err := tx.ExecContext(ctx, query(name), of.Columns()...); err != nil {
			return err
		}
	}
	return nil
}

// ForgetYears takes a report out of the comparisons between years, before its reading changes.
func ForgetYears(ctx context.Context, tx *database.Session, report int64) error {
	_, err := tx.ExecContext(ctx, query("years_apart_forget"), sql.Named("report", report))
	return err
}

// KeepAllYears tells all reports anew.
func KeepAllYears(ctx context.Context, tx *database.Session) error {
	if _, err := tx.ExecContext(ctx, query("years_apart_drop_all")); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, query("years_apart_put_all"))
	return err
}
