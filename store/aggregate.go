package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"

	"nianbao/normalize"
)

// An Aggregate is a sum over the regions of one level within a region. It is
// never of more than the Known of its Regions, so show both with it.
type Aggregate struct {
	Region normalize.Region
	Year   int
	Of     *big.Rat // sum over the regions whose value is known; nil if there are none
	Per    *big.Rat // of a rate: sum over the same regions
	Value  *big.Rat // Of, or of a rate Of divided by Per; nil if not known
	// Regions counts the regions of the level that there were, Reports those with
	// a report, Known those whose figure is in the sum, Doubtful those whose figure
	// is in doubt, in the sum or left out of it as the comparison says.
	Regions, Reports, Known, Doubtful int
}

// Sum adds the figures of a comparison up over all regions of a level within
// each region of its scope, by region and year. Level 0 is Counties. Reports of
// other levels stay out, since a city's own report may include its districts'.
// Errors are those of Compare.
func (s *Store) Sum(ctx context.Context, c Comparison, level Level) ([]Aggregate, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	if level == 0 {
		level = Counties
	}
	var sums []Aggregate
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		figures, err := c.figuresIn(ctx, tx, scope.within(level))
		if err != nil {
			return err
		}
		sums = sumBy(scope, figures, c.Per != nil)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sum: %w", err)
	}
	return sums, nil
}

// sumBy adds figures up by the members of a scope that they lie in.
func sumBy(scope resolvedScope, figures []Figure, rate bool) []Aggregate {
	groups := map[int]regionGroups{}
	sums := map[placeInTime]*Aggregate{}
	for _, f := range figures {
		if groups[f.Year] == nil {
			groups[f.Year] = scope.groupsIn(f.Year, func(string) bool { return true })
		}
		g, ok := groups[f.Year].of(f.Region.Code)
		if !ok {
			continue
		}
		at := placeInTime{g.Code, f.Year}
		if sums[at] == nil {
			sums[at] = &Aggregate{Region: g, Year: f.Year}
		}
		sums[at].add(f, rate)
	}
	list := make([]Aggregate, 0, len(sums))
	for _, a := range sums {
		switch {
		case !rate:
			a.Value = a.Of
		case a.Per != nil && a.Per.Sign() != 0:
			a.Value = new(big.Rat).Quo(a.Of, a.Per)
		}
		list = append(list, *a)
	}
	sortAggregates(list)
	return list
}

// add counts one region's figure in. The parts of a rate are added where both
// are known, also where no rate can be told of the region alone.
func (a *Aggregate) add(f Figure, rate bool) {
	a.Regions++
	if f.ReportID != 0 {
		a.Reports++
	}
	if f.Doubtful() {
		a.Doubtful++
	}
	if f.Of.Value == nil || rate && f.Per.Value == nil {
		return
	}
	a.Known++
	a.Of = plus(a.Of, f.Of.Value)
	if rate {
		a.Per = plus(a.Per, f.Per.Value)
	}
}

func plus(sum, part *big.Rat) *big.Rat {
	if sum == nil {
		sum = new(big.Rat)
	}
	return sum.Add(sum, part)
}
