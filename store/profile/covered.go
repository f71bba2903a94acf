package profile

import (
	"context"
	"database/sql"

	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// A CoveredYear says how many of some regions have a report that counts in a year.
type CoveredYear struct{ Year, Reports int }

// CoveredYears returns the years in which some regions have reports, by year.
func CoveredYears(ctx context.Context, db *database.DB, codes []string) ([]CoveredYear, error) {
	list, err := database.JSONList(codes)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, db, query("covered_years"), []any{sql.Named("regions", list)},
		func(scan func(...any) error) (c CoveredYear, err error) { return c, scan(&c.Year, &c.Reports) })
}

// LastCovered returns the year that a page shows by default, by the rule of all comparisons, and
// the newer ones, in which few have a report so far.
func LastCovered(years []CoveredYear) yearly.Choice {
	list := make([]yearly.Year, len(years))
	for i, y := range years {
		list[i] = yearly.Year{Year: y.Year, Known: y.Reports}
	}
	return yearly.Choose(list)
}
