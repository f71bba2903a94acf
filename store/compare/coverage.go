package compare

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// A Coverage is what the figures of a comparison cover: some reports are of their organ
// alone, others of all its area. Figures of both are no like measures.
type Coverage struct {
	Own, Area int // reports that say so
	Unknown   int // reports that do not say what they cover
	// Invented is how many of all these are invented (package invented).
	Invented int
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

// Reports is how many reports there are.
func (c Coverage) Reports() int { return c.Own + c.Area + c.Unknown }

// Differ reports whether the figures cover different things.
func (c Coverage) Differ() bool { return c.Own > 0 && c.Area > 0 }

// CoverageOf returns what the figures of some reports cover. Ids of no report, and 0, count
// for nothing.
func CoverageOf(ctx context.Context, db *database.DB, reports []int64) (Coverage, error) {
	var c Coverage
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		c, err = coverageIn(ctx, db, tx, reports)
		return err
	})
	if err != nil {
		return c, fmt.Errorf("coverage: %w", err)
	}
	return c, nil
}

// Covering returns what the figures of a comparison cover; with a level, of those that Sum
// adds up. A report whose figure is not known, or left out, counts for nothing, so that these are the reports that
// the answer to the comparison rests on. Errors are those of Figures.
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
		counts := func(p comparedPlace) bool { return p.IsKnown(c.Per != nil) }
		if level != 0 {
			scope, counts = scope.within(level), c.addedUp
		}
		room := takeRoom()
		defer room.giveBack()
		places, err := placesIn(ctx, db, tx, c, scope, room)
		if err != nil {
			return err
		}
		coverage, err = coverageIn(ctx, db, tx, counting(places, c.heldOver(places, counts)))
		return err
	})
	if err != nil {
		return coverage, fmt.Errorf("coverage: %w", err)
	}
	return coverage, nil
}

// counting returns the reports of the places that count.
func counting(places []comparedPlace, held []held) []int64 {
	reports := make([]int64, 0, len(places))
	for i, p := range places {
		if held[i].counts {
			reports = append(reports, p.report.Report)
		}
	}
	return reports
}

func coverageIn(ctx context.Context, db *database.DB, tx database.Queryer, reports []int64) (c Coverage, err error) {
	list, err := toldBy(ctx, db, tx, reports)
	if err != nil {
		return c, err
	}
	made, err := invented.In(ctx, db, tx)
	if err != nil {
		return c, err
	}
	for _, t := range list {
		if made.Has(t.report) {
			c.Invented++
		}
		switch scopes[t.scope] {
		case annual.OwnScope:
			c.Own++
		case annual.AreaScope:
			c.Area++
		default:
			c.Unknown++
		}
	}
	if !c.Differ() {
		return c, nil
	}
	c.Rarer = annual.AreaScope
	if c.Own < c.Area {
		c.Rarer = annual.OwnScope
	}
	var rarer, changed []told
	var before told // of those that say what they cover
	for _, t := range list {
		if scopes[t.scope] == annual.UnknownScope {
			continue
		}
		if scopes[t.scope] == c.Rarer {
			rarer = append(rarer, t)
		}
		if t.at.Code != 0 && t.at.Code == before.at.Code && t.scope != before.scope {
			changed = append(changed, t)
		}
		before = t
	}
	if c.Which, err = named(ctx, tx, rarer); err != nil {
		return c, err
	}
	c.Changed, err = named(ctx, tx, changed)
	return c, err
}
