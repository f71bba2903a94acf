package compare

import (
	"context"
	"fmt"
	"math/big"

	"nianbao/store/columns"
	"nianbao/store/database"
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
// which there was no region of the scope are left out. Errors are those of Figures.
func Summaries(ctx context.Context, db *database.DB, c Comparison) ([]Summary, error) {
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	places, err := placesOf(ctx, db, c)
	if err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	years := make([]yearTally, c.ToYear-c.FromYear+1)
	for i, p := range places {
		years[int(p.at.Year)-c.FromYear].add(p, int32(i))
	}
	var list []Summary
	for i, y := range years {
		if y.Regions > 0 {
			list = append(list, y.summary(places, c.FromYear+i, c.Per != nil))
		}
	}
	return list, nil
}

// A yearTally is a summary in the making.
type yearTally struct {
	Summary
	places []int32 // indexes of those of the year
}

func (y *yearTally) add(p comparedPlace, index int32) {
	y.Regions++
	if p.report.Report != 0 {
		y.Reports++
	}
	y.places = append(y.places, index)
}

func (y *yearTally) summary(places []comparedPlace, year int, rate bool) Summary {
	value := func(i int32) columns.Value { return places[y.places[i]].Value }
	sorted := columns.SortedOf(len(y.places), value, rate)
	s := y.Summary
	s.Year, s.Known = year, len(sorted)
	if s.Known == 0 {
		return s
	}
	at := func(quarter int) *big.Rat { return value(sorted[(len(sorted)-1)*quarter/4]).Exact(rate) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = at(0), at(1), at(2), at(3), at(4)
	if !rate {
		sum := value(sorted[0]).Of
		for _, i := range sorted[1:] {
			sum = sum.Plus(value(i).Of)
		}
		s.Sum = sum.Value()
	}
	return s
}
