package compare

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
)

// A YearChange is how a figure of a region changed between two years.
type YearChange struct {
	Region     gazetteer.Region // under its name in the later year
	From, To   Figure
	Difference *big.Rat // To less From, nil unless both are known
	// Growth is Difference divided by From, nil where that says nothing (basis.Growth).
	Growth *big.Rat
	// Reasons say why it may be no change of the same thing; FromScope and ToScope what the
	// two reports cover.
	Reasons            []basis.Reason
	FromScope, ToScope annual.Scope
}

// Doubtful reports whether one of the two figures is in doubt.
func (c YearChange) Doubtful() bool { return c.From.Doubtful() || c.To.Doubtful() }

// Failing reports whether one of the two figures is a term of a sum that fails in its own report.
func (c YearChange) Failing() bool { return c.From.Failing() || c.To.Failing() }

// Certain reports whether nothing speaks against the change being one of the same thing.
func (c YearChange) Certain() bool { return basis.Certain(c.Reasons) }

// A ChangeList is the changes of regions between two years, by region. Of thousands
// few are looked at, so that a change is made when it is asked for.
type ChangeList struct {
	pairs []changePair
	rate  bool
	basis basis.List // of the reports between which there is a difference
	// why are the reasons, which each pair is asked for several times, before those of the areas; nil
	// where they have not been found.
	why [][]basis.Reason
	// area tells the pairs between whose years the area of the region changed.
	area map[int]bool
}

// MarkAreas marks the changes of regions whose area changed between the two years, by their
// keys (Comparison.SeriesKey and Comparison.Broken): they are not certain.
func (l *ChangeList) MarkAreas(c Comparison, broken map[string]bool) {
	l.area = map[int]bool{}
	for i, p := range l.pairs {
		if broken[c.SeriesKey(*p.to.region)] {
			l.area[i] = true
		}
	}
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
	list := &ChangeList{rate: c.Per != nil}
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		room := takeRoom()
		defer room.giveBack()
		places, err := placesIn(ctx, db, tx, c, scope, room)
		if err != nil {
			return err
		}
		list.pair(c, places)
		list.why = make([][]basis.Reason, len(list.pairs))
		list.basis, err = basis.OfMany(ctx, db, tx, list.differing())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("changes: %w", err)
	}
	return list, nil
}

// pair sets the figures of the two years of each region beside each other.
func (l *ChangeList) pair(c Comparison, places []comparedPlace) {
	var from *comparedPlace
	l.pairs = make([]changePair, 0, len(places)/(c.ToYear-c.FromYear+1)) // one of each region's years
	for i := range places {
		p := &places[i]
		switch {
		case int(p.at.Year) == c.FromYear:
			from = p
		case int(p.at.Year) == c.ToYear && from != nil && c.SeriesKey(*from.region) == c.SeriesKey(*p.region):
			l.pairs = append(l.pairs, changePair{*from, *p, p.Less(from.Value, l.rate)})
		}
	}
}

// differing returns the reports between which there is a difference.
func (l *ChangeList) differing() []int64 {
	var list []int64
	for _, p := range l.pairs {
		if p.difference.IsKnown(l.rate) {
			list = append(list, p.from.report.Report, p.to.report.Report)
		}
	}
	return list
}

// reasons returns why a change may be none of the same thing. None is told where there is no
// difference.
func (l *ChangeList) reasons(i int) []basis.Reason {
	p := l.pairs[i]
	if !p.difference.IsKnown(l.rate) {
		return nil
	}
	if l.why[i] == nil {
		l.why[i] = append([]basis.Reason{}, basis.BetweenFigures(l.basis.Of(p.from.report.Report), l.basis.Of(p.to.report.Report), p.from.side(l.rate), p.to.side(l.rate))...)
	}
	if l.area[i] {
		return append(slices.Clip(l.why[i]), basis.OtherArea)
	}
	return l.why[i]
}

// side returns what a change is told by of the figure.
func (p comparedPlace) side(rate bool) basis.Side {
	s := basis.Side{Value: p.Of.Value(), Doubtful: p.Doubtful()}
	if rate {
		s.Base = p.Per.Value()
	}
	return s
}

// Certain is that of the change.
func (l *ChangeList) Certain(i int) bool { return basis.Certain(l.reasons(i)) }

// Len returns how many changes there are.
func (l *ChangeList) Len() int { return len(l.pairs) }

// Code returns that of the region of a change.
func (l *ChangeList) Code(i int) string { return l.pairs[i].to.region.Code }

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

// Failing reports whether one of the two figures is a term of a sum that fails in its own report.
func (l *ChangeList) Failing(i int) bool { return l.pairs[i].from.failing() || l.pairs[i].to.failing() }

// Invented returns how many of the two reports of a change are invented.
func (l *ChangeList) Invented(i int) int {
	count := 0
	for _, p := range []comparedPlace{l.pairs[i].from, l.pairs[i].to} {
		if p.invented {
			count++
		}
	}
	return count
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

// OtherForm reports whether the two reports of a change follow different forms.
func (l *ChangeList) OtherForm(i int) bool { return slices.Contains(l.reasons(i), basis.OtherForm) }

// At returns a change.
func (l *ChangeList) At(i int) YearChange {
	p := l.pairs[i]
	c := YearChange{Region: *p.to.region, From: p.from.figure(l.rate), To: p.to.figure(l.rate), Reasons: l.reasons(i),
		FromScope: l.basis.Of(p.from.report.Report).Scope, ToScope: l.basis.Of(p.to.report.Report).Scope}
	if p.difference.IsKnown(l.rate) {
		c.Difference = p.difference.Exact(l.rate)
		if !l.rate {
			c.Growth = basis.Growth(c.From.Value, c.To.Value, c.Reasons)
		}
	}
	return c
}

// ByDifference returns the indexes of the changes, the greatest rise or the greatest
// fall first. Those that are not certain come behind those that are, whatever their size, and
// those without a difference last.
func (l *ChangeList) ByDifference(falling bool) []int {
	order, _, _ := columns.Order(len(l.pairs), func(i int32) columns.Value { return l.pairs[i].difference }, l.rate, falling)
	return l.certainFirst(order)
}

// ByGrowth is the same by growth, which rates have none of: of the changes that are certain, those
// without growth, as jumps are, come behind those with it.
func (l *ChangeList) ByGrowth(falling bool) []int {
	growth := func(i int32) columns.Value {
		if p := l.pairs[i]; !l.rate && p.difference.IsKnown(false) && basis.Grows(p.from.Of.Value(), l.reasons(int(i))) {
			return columns.Value{Of: p.difference.Of, Per: p.from.Of}
		}
		return columns.Value{}
	}
	order, _, _ := columns.Order(len(l.pairs), growth, true, falling)
	return l.certainFirst(order)
}

// certainFirst moves those that are not certain behind those that are, and those without a
// difference to the end.
func (l *ChangeList) certainFirst(order []int) []int {
	rank := make([]uint8, len(l.pairs))
	for i, p := range l.pairs {
		switch {
		case !p.difference.IsKnown(l.rate):
			rank[i] = 2
		case !l.Certain(i):
			rank[i] = 1
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	return order
}
