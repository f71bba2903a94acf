package store

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/normalize"
)

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
func (s *Store) Compare(ctx context.Context, c Comparison) ([]Figure, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var figures []Figure
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		figures, err = c.figuresIn(ctx, tx, scope)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return figures, nil
}

// figuresIn returns the figures of a scope by region and year.
func (c Comparison) figuresIn(ctx context.Context, tx queryer, scope resolvedScope) ([]Figure, error) {
	codes := scope.codes(c.FromYear, c.ToYear)
	source, err := c.source(ctx, tx, codes)
	if err != nil {
		return nil, err
	}
	reports, err := source.reports()
	if err != nil {
		return nil, err
	}
	of, err := source.amounts(c.Of)
	if err != nil {
		return nil, err
	}
	var per map[placeInTime]Amount
	if c.Per != nil {
		if per, err = source.amounts(*c.Per); err != nil {
			return nil, err
		}
	}
	figures := make([]Figure, 0, len(codes)*(c.ToYear-c.FromYear+1))
	scope.each(codes, c.FromYear, c.ToYear, reports, func(r normalize.Region, at placeInTime) {
		f := Figure{Region: r, Year: int(at.year), ReportID: reports[at]}
		f.Of = amountAt(of, at, f.ReportID)
		if c.Per != nil {
			f.Per = amountAt(per, at, f.ReportID)
		}
		f.settle(c.Per != nil, c.Doubt)
		figures = append(figures, f)
	})
	return figures, nil
}

// amountAt returns the amount of a place, or why there is none.
func amountAt(amounts map[placeInTime]Amount, at placeInTime, report int64) Amount {
	switch a, ok := amounts[at]; {
	case ok:
		return a
	case report == 0:
		return Amount{Status: NoReport}
	default:
		return Amount{Status: Missing}
	}
}
