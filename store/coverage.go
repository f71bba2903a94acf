package store

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/normalize"
)

// A Coverage says of how many regions there are reports.
type Coverage struct {
	Region  normalize.Region // the regions counted are it and those within it
	Year    int
	Reports int // regions whose government has a report
	Regions int // that there were
}

// Coverage counts the governments' reports of each region of a scope, with all
// of a level within it, for each year, by region and year. Level 0 counts every
// level. It is what a figure summed over these regions rests on.
func (s *Store) Coverage(ctx context.Context, of Scope, level Level, fromYear, toYear int) ([]Coverage, error) {
	c := Comparison{Of: loadQuantities()[0], Scope: of, FromYear: fromYear, ToYear: toYear}
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	var list []Coverage
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := of.resolve(ctx, tx)
		if err != nil {
			return err
		}
		counted := scope.within(level)
		codes := counted.codes(fromYear, toYear)
		source, err := s.source(ctx, tx, c, codes)
		if err != nil {
			return err
		}
		reports, err := source.reports()
		if err != nil {
			return err
		}
		byGroup := newGrouping[Coverage](scope, fromYear, toYear)
		counted.each(codes, fromYear, toYear, reports, func(r normalize.Region, at placeInTime) {
			if group := byGroup.of(r, int(at.year)); group != nil {
				group.Regions++
				if reports.at(at).report != 0 {
					group.Reports++
				}
			}
		})
		byGroup.each(func(r normalize.Region, year int, group *Coverage) {
			group.Region, group.Year = r, year
			list = append(list, *group)
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	return list, nil
}

// Years returns the first and the last year of the reports that comparisons
// count, 0 for both if there are none.
func (s *Store) Years(ctx context.Context) (first, last int, err error) {
	err = s.read.QueryRowContext(ctx, query("counted_years")).Scan(&first, &last)
	return first, last, err
}
