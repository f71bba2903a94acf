package profile

import (
	"context"
	"database/sql"

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

// LastCovered returns the year that a page shows by default: the last in which at least half
// as many have a report as in the fullest year; 0 without any.
func LastCovered(years []CoveredYear) int {
	most, last := 0, 0
	for _, y := range years {
		most = max(most, y.Reports)
	}
	for _, y := range years {
		if 2*y.Reports >= most {
			last = y.Year
		}
	}
	return last
}
