package store

import (
	"context"
	"fmt"
	"slices"
)

// A Ranked is a figure with its place among those of its year.
type Ranked struct {
	Figure
	// Rank is 1 for the greatest value. Equal values share the first of their
	// ranks, and the next has as many more. 0: the value is not known.
	Rank int
}

// Rank returns the figures of one year, the greatest value first, and behind
// them those without a value by region. The comparison's two years must be one.
// Errors are those of Compare.
func (s *Store) Rank(ctx context.Context, c Comparison) ([]Ranked, error) {
	if c.FromYear != c.ToYear {
		return nil, fmt.Errorf("%w: a ranking is of one year, not of %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	}
	figures, err := s.Compare(ctx, c)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(figures, func(a, b Figure) int { return compareValues(b, a) })
	ranked := make([]Ranked, len(figures))
	for i, f := range figures {
		ranked[i].Figure = f
		switch {
		case f.Value == nil:
		case i > 0 && f.Value.Cmp(figures[i-1].Value) == 0:
			ranked[i].Rank = ranked[i-1].Rank
		default:
			ranked[i].Rank = i + 1
		}
	}
	return ranked, nil
}

// compareValues orders figures by their values; an unknown one is the least.
func compareValues(a, b Figure) int {
	switch {
	case a.Value == nil && b.Value == nil:
		return 0
	case a.Value == nil:
		return -1
	case b.Value == nil:
		return 1
	}
	return a.Value.Cmp(b.Value)
}
