package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"
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
		return s.eachIn(ctx, tx, c, scope, func(p comparedPlace) { years[p.year-c.FromYear].add(p, c.Per != nil) })
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

// A comparedValue is a value, or the two parts of a rate.
type comparedValue struct{ of, per entry }

// A roundedValue is the value with that index, rounded, by which nearly all are
// told apart.
type roundedValue struct {
	rounded float64
	at      int32
}

func (y *yearTally) add(p comparedPlace, rate bool) {
	y.Regions++
	if p.report != 0 {
		y.Reports++
	}
	if !p.of.known || rate && (!p.per.known || p.per.zero()) {
		return
	}
	v := comparedValue{p.of, p.per}
	y.order = append(y.order, roundedValue{v.rounded(rate), int32(len(y.values))})
	y.values = append(y.values, v)
}

// rounded returns the value rounded to the nearest float64.
func (v comparedValue) rounded(rate bool) float64 {
	switch {
	case !rate:
		return v.of.rounded()
	case v.of.whole() && v.per.whole():
		return float64(v.of.mantissa) / float64(v.per.mantissa)
	}
	f, _ := v.exact(rate).Float64() // dividing two rounded numbers could change their order
	return f
}

// exact returns the value itself.
func (v comparedValue) exact(rate bool) *big.Rat {
	if !rate {
		return v.of.value()
	}
	return new(big.Rat).Quo(v.of.value(), v.per.value())
}

// compare orders two values that round alike.
func (v comparedValue) compare(o comparedValue, rate bool) int {
	if v == o || rate && v.small() && o.small() {
		return 0
	}
	return v.exact(rate).Cmp(o.exact(rate))
}

// small reports whether the two parts of a rate are so small that two different
// rates never round alike: they differ by one part in the product of two of the
// parts at least, and a float64 has 53 binary digits.
func (v comparedValue) small() bool {
	const bound = 1 << 26
	return v.of.whole() && v.per.whole() && -bound < v.of.mantissa && v.of.mantissa < bound && -bound < v.per.mantissa && v.per.mantissa < bound
}

func (y *yearTally) summary(year int, rate bool) Summary {
	s := y.Summary
	s.Year, s.Known = year, len(y.values)
	if s.Known == 0 {
		return s
	}
	slices.SortFunc(y.order, func(a, b roundedValue) int {
		if a.rounded != b.rounded {
			return cmp.Compare(a.rounded, b.rounded)
		}
		return y.values[a.at].compare(y.values[b.at], rate)
	})
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
