package compare

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// A Coverage is what the figures of a comparison cover: some reports are of their organ
// alone, others of all its area. Figures of both are no like measures.
type Coverage struct {
	Own, Area int // reports that say so
	Unknown   int // reports that do not say what they cover
	// Rarer is the scope that fewer of the reports have, Which are those reports, by region
	// and year; both are empty unless scopes differ.
	Rarer annual.Scope
	Which []Covered
	// Changed are the reports that cover another thing than their region's report before
	// them, by region and year.
	Changed []Covered
}

// A Covered is a report that says what it covers.
type Covered struct {
	ReportID int64
	Scope    annual.Scope
	Code     string // of the region, "" where that is not known
	Name     string // of the region in the year; of the organ where that is not known
	Year     int
}

// Differ reports whether the figures cover different things.
func (c Coverage) Differ() bool { return c.Own > 0 && c.Area > 0 }

// CoverageOf returns what the figures of some reports cover. Ids of no report, and 0, count
// for nothing.
func CoverageOf(ctx context.Context, db *database.DB, reports []int64) (Coverage, error) {
	var c Coverage
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		c, err = coverageIn(ctx, tx, reports)
		return err
	})
	if err != nil {
		return c, fmt.Errorf("coverage: %w", err)
	}
	return c, nil
}

// Covering returns what the figures of a comparison cover; with a level, of those that Sum
// adds up. Errors are those of Figures.
func Covering(ctx context.Context, db *database.DB, c Comparison, level catalogue.Level) (Coverage, error) {
	if err := c.validate(); err != nil {
		return Coverage{}, fmt.Errorf("coverage: %w", err)
	}
	var coverage Coverage
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		if level != 0 {
			scope = scope.within(level)
		}
		codes := c.codes(scope)
		source, err := columns.NewSource(ctx, db, tx, c.bodies(), codes, c.FromYear, c.ToYear)
		if err != nil {
			return err
		}
		places, err := placesFrom(source, scope, codes, c)
		if err != nil {
			return err
		}
		reports := make([]int64, 0, len(places))
		for _, p := range places {
			if p.report.Report != 0 {
				reports = append(reports, p.report.Report)
			}
		}
		coverage, err = coverageIn(ctx, tx, reports)
		return err
	})
	if err != nil {
		return coverage, fmt.Errorf("coverage: %w", err)
	}
	return coverage, nil
}

func coverageIn(ctx context.Context, tx database.Queryer, reports []int64) (c Coverage, err error) {
	asked, err := database.JSONList(reports)
	if err != nil {
		return c, err
	}
	type count struct {
		scope annual.Scope
		n     int
	}
	counts, err := database.Collect(ctx, tx, query("coverage_counts"), []any{sql.Named("reports", asked)},
		func(scan func(...any) error) (n count, err error) { return n, scan(&n.scope, &n.n) })
	if err != nil {
		return c, err
	}
	for _, n := range counts {
		switch n.scope {
		case annual.OwnScope:
			c.Own = n.n
		case annual.AreaScope:
			c.Area = n.n
		default:
			c.Unknown += n.n
		}
	}
	if !c.Differ() {
		return c, nil
	}
	told, err := database.Collect(ctx, tx, query("coverage_told"), []any{sql.Named("reports", asked)}, scanCovered)
	if err != nil {
		return c, err
	}
	c.Rarer = annual.AreaScope
	if c.Own < c.Area {
		c.Rarer = annual.OwnScope
	}
	c.Which = slices.DeleteFunc(slices.Clone(told), func(each Covered) bool { return each.Scope != c.Rarer })
	for i, each := range told {
		if i > 0 && each.Code != "" && told[i-1].Code == each.Code && told[i-1].Scope != each.Scope {
			c.Changed = append(c.Changed, each)
		}
	}
	return c, nil
}

func scanCovered(scan func(...any) error) (c Covered, err error) {
	var region, organ string
	if err := scan(&c.ReportID, &c.Scope, &c.Code, &organ, &c.Year); err != nil {
		return c, err
	}
	if r, ok := gazetteer.LookupRegion(c.Code, c.Year); ok {
		region = r.Name
	}
	if c.Name = region; region == "" {
		c.Name = organ
	}
	return c, nil
}
