package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianbao/normalize/annual"
)

// ErrBadComparison is the reason why a comparison makes no sense.
var ErrBadComparison = errors.New("no such comparison")

// A Comparison says what is compared between regions and years.
type Comparison struct {
	Of Quantity
	// Per makes a rate of it: Of divided by Per. A rate is of reports that state
	// both.
	Per   *Quantity
	Scope Scope
	// Body compares the reports of departments, as in "商务局", in place of those
	// of the governments themselves.
	Body             string
	FromYear, ToYear int   // both included
	Doubt            Doubt // empty: ExcludeDoubtful
}

// maxYears is the longest span that a comparison takes: reports began in 2008.
const maxYears = 50

func (c Comparison) validate() error {
	switch {
	case len(c.Of.Cells) == 0 || c.Per != nil && len(c.Per.Cells) == 0:
		return fmt.Errorf("%w: no indicator", ErrBadComparison)
	case c.FromYear <= 0 || c.ToYear < c.FromYear || c.ToYear-c.FromYear >= maxYears:
		return fmt.Errorf("%w: from %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	case c.Doubt != "" && c.Doubt != ExcludeDoubtful && c.Doubt != ShowDoubtful:
		return fmt.Errorf("%w: %q of doubtful values", ErrBadComparison, c.Doubt)
	case c.Scope.Level < 0 || c.Scope.Level > Counties:
		return fmt.Errorf("%w: level %d", ErrBadComparison, c.Scope.Level)
	}
	return nil
}

// Compare returns a figure for every region of the scope and every year, by
// region and year. A region without a report has a figure that says so. For the
// years of a region before it was made or after it was given up there is none.
//
// One report counts for a region and a year: the latest version. Errors are a
// *RegionError, or wrap ErrBadComparison.
func Compare(ctx context.Context, db *Store, c Comparison) ([]Figure, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var figures []Figure
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		figures, err = figuresIn(ctx, db, tx, c, scope)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return figures, nil
}

// A comparedPlace is what a comparison finds for a region and a year, in the form
// that it is reckoned with.
type comparedPlace struct {
	*scopePlace
	comparedValue
}

// A scopeFigures is what reports say of some quantities in the regions and years of a
// scope, by region and year.
type scopeFigures struct {
	places  []scopePlace
	sources []entrySource // of the quantities
	doubt   Doubt
}

// scopeFiguresIn returns what reports say of quantities in a scope.
func scopeFiguresIn(ctx context.Context, db *Store, tx queryer, c Comparison, scope resolvedScope, quantities ...Quantity) (scopeFigures, error) {
	codes := scope.codes(c.FromYear, c.ToYear)
	source, err := newSource(ctx, db, tx, c.Body, codes, c.FromYear, c.ToYear)
	if err != nil {
		return scopeFigures{}, err
	}
	f := scopeFigures{sources: make([]entrySource, len(quantities)), doubt: c.Doubt}
	if f.places, err = placesFrom(source, scope, codes, c.FromYear, c.ToYear); err != nil {
		return f, err
	}
	for i, q := range quantities {
		if f.sources[i], err = source.entries(q); err != nil {
			return f, err
		}
	}
	return f, nil
}

// entry returns what is said of a quantity at a place, by their indexes.
func (f scopeFigures) entry(place, quantity int) entry {
	at := &f.places[place]
	return leftOut(entryAt(f.sources[quantity], at.at, at.report), f.doubt)
}

// placesIn returns what a comparison finds for each region and year of a scope, in
// that order.
func placesIn(ctx context.Context, db *Store, tx queryer, c Comparison, scope resolvedScope) ([]comparedPlace, error) {
	quantities := []Quantity{c.Of}
	if c.Per != nil {
		quantities = append(quantities, *c.Per)
	}
	f, err := scopeFiguresIn(ctx, db, tx, c, scope, quantities...)
	if err != nil {
		return nil, err
	}
	places := make([]comparedPlace, len(f.places))
	for i := range places {
		places[i].scopePlace, places[i].of = &f.places[i], f.entry(i, 0)
		if c.Per != nil {
			places[i].per = f.entry(i, 1)
		}
	}
	return places, nil
}

// placesOf returns the same for the scope of the comparison.
func placesOf(ctx context.Context, db *Store, c Comparison) ([]comparedPlace, error) {
	var places []comparedPlace
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		places, err = placesIn(ctx, db, tx, c, scope)
		return err
	})
	return places, err
}

// leftOut returns the entry without its value if that is in doubt, unless such
// values are asked for.
func leftOut(e entry, policy Doubt) entry {
	if policy != ShowDoubtful && e.doubtful() {
		return entry{status: e.status}
	}
	return e
}

// entryAt returns the entry of a place, or why there is none.
func entryAt(entries entrySource, at placeInTime, report countedReport) entry {
	if report.report == 0 {
		return entry{status: NoReport}
	}
	if e, has := entries.Entry(at, report); has {
		return e
	}
	return entry{status: annual.Missing}
}

// figuresIn returns the figures of a scope by region and year.
func figuresIn(ctx context.Context, db *Store, tx queryer, c Comparison, scope resolvedScope) ([]Figure, error) {
	places, err := placesIn(ctx, db, tx, c, scope)
	if err != nil {
		return nil, err
	}
	var figures []Figure
	for _, p := range places {
		figures = append(figures, p.figure(c.Per != nil))
	}
	return figures, nil
}

// figure returns what is found for people.
func (p comparedPlace) figure(rate bool) Figure {
	f := Figure{Region: *p.region, Year: int(p.at.year), ReportID: p.report.report, Of: amountOf(p.of)}
	if rate {
		f.Per = amountOf(p.per)
	}
	f.settle(rate)
	return f
}

// amountOf returns an entry for people.
func amountOf(e entry) Amount { return Amount{Value: e.value(), Status: e.status} }

// Years returns the first and the last year of the reports that comparisons
// count, 0 for both if there are none.
func Years(ctx context.Context, db *Store) (first, last int, err error) {
	err = db.QueryRowContext(ctx, compareQuery("counted_years")).Scan(&first, &last)
	return first, last, err
}
