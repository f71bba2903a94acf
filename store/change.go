package store

import (
	"context"
	"fmt"
	"math/big"

	"nianbao/normalize"
)

// A YearChange is how a figure of a region changed between two years.
type YearChange struct {
	Region     normalize.Region // under its name in the later year
	From, To   Figure
	Difference *big.Rat // To less From, nil unless both are known
	// Growth is Difference divided by From; nil unless that is known and above
	// zero.
	Growth *big.Rat
}

// Doubtful reports whether one of the two figures is in doubt.
func (c YearChange) Doubtful() bool { return c.From.Doubtful() || c.To.Doubtful() }

// Changes returns how the figures of a scope changed from the first to the last
// year of a comparison, by region. A region that one of the years did not know
// under its code is left out. Errors are those of Compare.
func (s *Store) Changes(ctx context.Context, c Comparison) ([]YearChange, error) {
	if c.FromYear == c.ToYear {
		return nil, fmt.Errorf("%w: a change is between two years, not in %d", ErrBadComparison, c.FromYear)
	}
	figures, err := s.Compare(ctx, c)
	if err != nil {
		return nil, err
	}
	var changes []YearChange
	var from *Figure
	for i, f := range figures {
		switch {
		case f.Year == c.FromYear:
			from = &figures[i]
		case f.Year == c.ToYear && from != nil && from.Region.Code == f.Region.Code:
			changes = append(changes, changeBetween(*from, f))
		}
	}
	return changes, nil
}

func changeBetween(from, to Figure) YearChange {
	c := YearChange{Region: to.Region, From: from, To: to}
	if from.Value == nil || to.Value == nil {
		return c
	}
	c.Difference = new(big.Rat).Sub(to.Value, from.Value)
	if from.Value.Sign() > 0 {
		c.Growth = new(big.Rat).Quo(c.Difference, from.Value)
	}
	return c
}
