package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	if fromYear <= 0 || toYear < fromYear || toYear-fromYear >= maxYears {
		return nil, fmt.Errorf("coverage: %w: from %d to %d", ErrBadComparison, fromYear, toYear)
	}
	var list []Coverage
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := of.resolve(ctx, tx)
		if err != nil {
			return err
		}
		reported, err := reportedIn(ctx, tx, scope)
		if err != nil {
			return err
		}
		for year := fromYear; year <= toYear; year++ {
			list = append(list, coverageIn(scope, level, year, reported)...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("coverage: %w", err)
	}
	slices.SortFunc(list, func(a, b Coverage) int {
		return cmp.Or(cmp.Compare(a.Region.Code, b.Region.Code), cmp.Compare(a.Year, b.Year))
	})
	return list, nil
}

// coverageIn counts one year.
func coverageIn(scope resolvedScope, level Level, year int, reported map[placeInTime]bool) []Coverage {
	has := func(code string) bool { return reported[placeInTime{code, year}] }
	groups := scope.groupsIn(year, has)
	counts := map[string]*Coverage{}
	for _, g := range groups {
		counts[g.Code] = &Coverage{Region: g, Year: year}
	}
	for _, r := range scope.within(level).members(year, has) {
		if g, ok := groups.of(r.Code); ok {
			counts[g.Code].Regions++
			if has(r.Code) {
				counts[g.Code].Reports++
			}
		}
	}
	var list []Coverage
	for _, c := range counts {
		if c.Regions > 0 {
			list = append(list, *c)
		}
	}
	return list
}

// reportedIn returns for which years the regions of a scope have a report.
func reportedIn(ctx context.Context, tx queryer, scope resolvedScope) (map[placeInTime]bool, error) {
	reported := map[placeInTime]bool{}
	rows, err := tx.QueryContext(ctx, query("coverage"), sql.Named("prefix", scope.prefix()))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var code, years string
		if err := rows.Scan(&code, &years); err != nil {
			return nil, err
		}
		for text := range strings.SplitSeq(years, ",") {
			year, err := strconv.Atoi(text)
			if err != nil {
				return nil, err
			}
			reported[placeInTime{code, year}] = true
		}
	}
	return reported, rows.Err()
}

// Years returns the first and the last year of the reports that comparisons
// count, 0 for both if there are none.
func (s *Store) Years(ctx context.Context) (first, last int, err error) {
	err = s.read.QueryRowContext(ctx, query("counted_years")).Scan(&first, &last)
	return first, last, err
}
