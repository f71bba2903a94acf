package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
)

// A Summary describes the values of one year. Numbers are nil if no value is
// known. Quartiles are values of the list: of an even number the lower one.
type Summary struct {
	Year    int
	Regions int // that there were
	Reports int // of these regions
	Known   int // of these, with a value
	// Sum is that of the values; of rates, which can't be added, it is nil.
	Sum                               *big.Rat
	Least, Lower, Median, Upper, Most *big.Rat
}

// Summaries describes the figures of each year of a comparison, by year. Years in
// which there was no region of the scope are left out. Errors are those of Compare.
func (s *Store) Summaries(ctx context.Context, c Comparison) ([]Summary, error) {
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	years := make([]yearTally, c.ToYear-c.FromYear+1)
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		return s.eachIn(ctx, tx, c, scope, func(p comparedPlace) { years[int(p.at.year)-c.FromYear].add(p, c.Per != nil) })
	})
	if err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	var list []Summary
	for i, y := range years {
		if y.Regions > 0 {
			list = append(list, y.summary(c.FromYear+i, c.Per != nil))
		}
	}
	return list, nil
}

// A yearTally is a summary in the making.
type yearTally struct {
	Summary
	values []comparedValue
	order  []roundedValue
}

func (y *yearTally) add(p comparedPlace, rate bool) {
	y.Regions++
	if p.report.report != 0 {
		y.Reports++
	}
	if !p.isKnown(rate) {
		return
	}
	y.order = append(y.order, roundedValue{p.rounded(rate), int32(len(y.values))})
	y.values = append(y.values, p.comparedValue)
}

func (y *yearTally) summary(year int, rate bool) Summary {
	s := y.Summary
	s.Year, s.Known = year, len(y.values)
	if s.Known == 0 {
		return s
	}
	sortValues(y.order, func(i int32) comparedValue { return y.values[i] }, rate, true)
	at := func(quarter int) *big.Rat { return y.values[y.order[(len(y.order)-1)*quarter/4].at].exact(rate) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = at(0), at(1), at(2), at(3), at(4)
	if !rate {
		sum := y.values[0].of
		for _, v := range y.values[1:] {
			sum = sum.plus(v.of)
		}
		s.Sum = sum.value()
	}
	return s
}
