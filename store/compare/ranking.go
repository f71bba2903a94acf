package compare

import (
	"context"
	"fmt"

	"nianbao/store/columns"
	"nianbao/store/database"
)

// A Ranked is a figure with its place among those of its year.
type Ranked struct {
	Figure
	// Rank is 1 for the greatest value. Equal values share the first of their
	// ranks, and the next has as many more. 0: the value is not known.
	Rank int
}

// A Ranking is the figures of one year in order, those without a value behind the
// others and by region. Of thousands few are looked at, so that a figure is made when
// it is asked for.
type Ranking struct {
	places       []comparedPlace
	order, ranks []int
	known        int
	rate         bool
}

// Rank returns the figures of one year, the greatest value first, or the least.
// The comparison's two years must be one. Errors are those of Figures.
func Rank(ctx context.Context, db *database.DB, c Comparison, ascending bool) (*Ranking, error) {
	if c.FromYear != c.ToYear {
		return nil, fmt.Errorf("%w: a ranking is of one year, not of %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	places, err := placesOf(ctx, db, c)
	if err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	r := &Ranking{places: places, rate: c.Per != nil}
	r.order, r.ranks, r.known = columns.Order(len(places), func(i int32) columns.Value { return places[i].Value }, r.rate, ascending)
	return r, nil
}

// Len returns how many figures there are, and Known how many of them, which come
// first, have a value.
func (r *Ranking) Len() int { return len(r.places) }

// Known returns how many figures have a value.
func (r *Ranking) Known() int { return r.known }

// HasReport reports whether there is a report of the region at that place.
func (r *Ranking) HasReport(place int) bool { return r.at(place).report.Report != 0 }

// At returns the figure at a place, from 0, with its rank. Ranks count from the
// first place, whether that has the greatest value or the least.
func (r *Ranking) At(place int) Ranked {
	return Ranked{r.at(place).figure(r.rate), r.ranks[place]}
}

// Rounded returns the value at a place, which must be a known one, rounded to the
// nearest float64: of a rate in percent.
func (r *Ranking) Rounded(place int) float64 {
	v := r.at(place).Value
	if r.rate {
		return v.Percent()
	}
	return v.Rounded(false)
}

func (r *Ranking) at(place int) comparedPlace { return r.places[r.order[place]] }

// RankAll returns the whole ranking, the greatest value first. Errors are those of
// Rank.
func RankAll(ctx context.Context, db *database.DB, c Comparison) ([]Ranked, error) {
	r, err := Rank(ctx, db, c, false)
	if err != nil {
		return nil, err
	}
	ranked := make([]Ranked, r.Len())
	for i := range ranked {
		ranked[i] = r.At(i)
	}
	return ranked, nil
}
