package compare

import (
	"context"
	"fmt"
	"math/big"

	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// A YearChange is how a figure of a region changed between two years.
type YearChange struct {
	Region     gazetteer.Region // under its name in the later year
	From, To   Figure
	Difference *big.Rat // To less From, nil unless both are known
	// Growth is Difference divided by From; nil unless that is known and above
	// zero.
	Growth *big.Rat
}

// Doubtful reports whether one of the two figures is in doubt.
func (c YearChange) Doubtful() bool { return c.From.Doubtful() || c.To.Doubtful() }

// A ChangeList is the changes of regions between two years, by region. Of thousands
// few are looked at, so that a change is made when it is asked for.
type ChangeList struct {
	pairs []changePair
	rate  bool
}

// A changePair is a change in the form that it is reckoned with.
type changePair struct {
	from, to   comparedPlace
	difference columns.Value
}

// Changes returns how the figures of a scope changed from the first to the last
// year of a comparison, by region. A region that one of the years did not know
// under its code is left out, unless places are followed. Errors are those of Figures.
func Changes(ctx context.Context, db *database.DB, c Comparison) (*ChangeList, error) {
	if c.FromYear == c.ToYear {
		return nil, fmt.Errorf("%w: a change is between two years, not in %d", ErrBadComparison, c.FromYear)
	}
	if err := c.validate(); err != nil {
		return nil, err
	}
	places, err := placesOf(ctx, db, c)
	if err != nil {
		return nil, fmt.Errorf("changes: %w", err)
	}
	list := &ChangeList{rate: c.Per != nil}
	var from *comparedPlace
	for i := range places {
		p := &places[i]
		switch {
		case int(p.at.Year) == c.FromYear:
			from = p
		case int(p.at.Year) == c.ToYear && from != nil && c.SeriesKey(*from.region) == c.SeriesKey(*p.region):
			list.pairs = append(list.pairs, changePair{*from, *p, p.Less(from.Value, list.rate)})
		}
	}
	return list, nil
}

// Len returns how many changes there are.
func (l *ChangeList) Len() int { return len(l.pairs) }

// HasReport reports whether there is a report of either year.
func (l *ChangeList) HasReport(i int) bool {
	return l.pairs[i].from.report.Report != 0 || l.pairs[i].to.report.Report != 0
}

// Reports returns the reports of both years whose figures the changes are of.
func (l *ChangeList) Reports() []int64 {
	var list []int64
	for _, p := range l.pairs {
		if p.from.report.Report != 0 && p.to.report.Report != 0 {
			list = append(list, p.from.report.Report, p.to.report.Report)
		}
	}
	return list
}

// Doubtful is that of the change.
func (l *ChangeList) Doubtful(i int) bool {
	return l.pairs[i].from.Doubtful() || l.pairs[i].to.Doubtful()
}

// Sign returns 1 for a rise, -1 for a fall, and 0 where the values are the same;
// known is false where one of them is not.
func (l *ChangeList) Sign(i int) (sign int, known bool) {
	d := l.pairs[i].difference
	if !d.IsKnown(l.rate) {
		return 0, false
	}
	return d.Of.Sign(), true
}

// At returns a change.
func (l *ChangeList) At(i int) YearChange {
	p := l.pairs[i]
	c := YearChange{Region: *p.to.region, From: p.from.figure(l.rate), To: p.to.figure(l.rate)}
	if p.difference.IsKnown(l.rate) {
		c.Difference = p.difference.Exact(l.rate)
		if c.From.Value.Sign() > 0 {
			c.Growth = new(big.Rat).Quo(c.Difference, c.From.Value)
		}
	}
	return c
}

// ByDifference returns the indexes of the changes, the greatest rise or the greatest
// fall first, those without a difference last.
func (l *ChangeList) ByDifference(falling bool) []int {
	order, _, _ := columns.Order(len(l.pairs), func(i int32) columns.Value { return l.pairs[i].difference }, l.rate, falling)
	return order
}

// ByGrowth is the same by growth, which rates have none of.
func (l *ChangeList) ByGrowth(falling bool) []int {
	growth := func(i int32) columns.Value {
		if p := l.pairs[i]; !l.rate && p.from.Of.Known && p.from.Of.Sign() > 0 {
			return columns.Value{Of: p.difference.Of, Per: p.from.Of}
		}
		return columns.Value{}
	}
	order, _, _ := columns.Order(len(l.pairs), growth, true, falling)
	return order
}
