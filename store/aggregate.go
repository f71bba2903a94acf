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
		byGroup := newGrouping[tally](scope, c.FromYear, c.ToYear)
		for _, f := range figures {
			if group := byGroup.of(f.Region, f.Year); group != nil {
				group.add(f, c.Per != nil)
			}
		}
		byGroup.each(func(r normalize.Region, year int, group *tally) {
			sums = append(sums, group.aggregate(r, year, c.Per != nil))
		})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sum: %w", err)
	}
	return sums, nil
}

// A tally is an aggregate in the making.
type tally struct {
	regions, reports, known, doubtful int
	of, per                           total
}

// add counts one region's figure in. The parts of a rate are added where both
// are known, also where no rate can be told of the region alone.
func (t *tally) add(f Figure, rate bool) {
	t.regions++
	if f.ReportID != 0 {
		t.reports++
	}
	if f.Doubtful() {
		t.doubtful++
	}
	if f.Of.Value == nil || rate && f.Per.Value == nil {
		return
	}
	t.known++
	t.of.add(f.Of.Value)
	if rate {
		t.per.add(f.Per.Value)
	}
}

func (t *tally) aggregate(r normalize.Region, year int, rate bool) Aggregate {
	a := Aggregate{Region: r, Year: year, Regions: t.regions, Reports: t.reports, Known: t.known, Doubtful: t.doubtful}
	if t.known == 0 {
		return a
	}
	a.Of = t.of.value()
	if !rate {
		a.Value = a.Of
		return a
	}
	if a.Per = t.per.value(); a.Per.Sign() != 0 {
		a.Value = new(big.Rat).Quo(a.Of, a.Per)
	}
	return a
}

// A total is an exact sum. Nearly all that is added are small counts, which
// take no fractions.
type total struct {
	counts int64
	rest   *big.Rat
}

// smallCount bounds counts so that the sum of those of all regions fits.
const smallCount = 1 << 40

func (t *total) add(v *big.Rat) {
	if v.IsInt() && v.Num().IsInt64() {
		if n := v.Num().Int64(); -smallCount < n && n < smallCount {
			t.counts += n
			return
		}
	}
	if t.rest == nil {
		t.rest = new(big.Rat)
	}
	t.rest.Add(t.rest, v)
}

func (t *total) value() *big.Rat {
	sum := new(big.Rat).SetInt64(t.counts)
	if t.rest != nil {
		sum.Add(sum, t.rest)
	}
	return sum
}
