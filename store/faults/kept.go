package faults

import (
	"context"
	"database/sql"

	"nianbao/store/database"
)

// An OrganYear is an organ and a year, whose reports one may be compared with the year before.
type OrganYear struct {
	Region string // code, "" where it is not known
	Body   string
	Year   int
}

// Next returns the same organ a year later, whose figures are compared with those of this one.
func (o OrganYear) Next() OrganYear { return OrganYear{o.Region, o.Body, o.Year + 1} }

// KeepYears tells anew how the latest report of an organ and year contradicts that of the year
// before. Whatever changes a report, its versions or its corrections owes it for the year and for the
// next one.
func KeepYears(ctx context.Context, tx *database.Session, of OrganYear) error {
	args := []any{sql.Named("region_code", of.Region), sql.Named("body", of.Body), sql.Named("year", of.Year)}
	for _, name := range []string{"years_apart_drop", "years_apart_put"} {
		if _, err := tx.ExecContext(ctx, query(name), args...); err != nil {
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
