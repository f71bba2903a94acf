package compare

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// An Aggregate is a sum over the regions of one level within a region. It is
// never of more than the Known of its Regions, so show both with it.
type Aggregate struct {
	Region gazetteer.Region
	Year   int
	Of     *big.Rat // sum over the regions whose value is known; nil if there are none
	Per    *big.Rat // of a rate: sum over the same regions
	Value  *big.Rat // Of, or of a rate Of divided by Per; nil if not known
	// Regions counts the regions of the level that there were, Reports those with
	// a report, Known those whose figure is in the sum, Doubtful those whose figure
	// is in doubt, in the sum or left out of it as the comparison says.
	Regions, Reports, Known, Doubtful int
	// InDoubt are the first of the figures that are in doubt, MostInDoubt at most, and OfDoubtful what those in the sum come to;
	// nil if there are none.
	InDoubt    []Figure
	OfDoubtful *big.Rat
	// WithBefore and WithFirst count those of the Known that are in the sum of the year before
	// too, and in that of the first year of the comparison.
	WithBefore, WithFirst int
	// Invented, Corrected and Derived count those of the Known whose report is invented, whose figure a person
	// corrected, and whose figure is printed nowhere and follows from the form.
	Invented, Corrected, Derived int
	// Failing counts those of the Known whose figure is a term of a sum that fails in its own report.
	Failing int
}

// Follows reports whether a sum is of the same regions as that of the year before it, but for
// a few, so that a line may join them.
func (a Aggregate) Follows(before Aggregate) bool {
	return a.Year == before.Year+1 && yearly.Alike(before.Known, a.Known, a.WithBefore)
}

// Few reports whether so few of the regions are in the sum that it is compared to no other.
func (a Aggregate) Few() bool { return yearly.Few(a.Known, a.Regions) }

// SmallBase reports whether it is a rate of so little that it is ranked apart.
func (a Aggregate) SmallBase() bool { return a.Value != nil && basis.Small(a.Per) }

// Sum adds the figures of a comparison up over all regions of a level within
// each region of its scope, by region and year. Level 0 is Counties. Reports of
// other levels stay out, since a city's own report may include its districts'.
// Errors are those of Figures.
func Sum(ctx context.Context, db *database.DB, c Comparison, level catalogue.Level) ([]Aggregate, error) {
	var sums []Aggregate
	err := c.addUp(ctx, db, level, func(_ *sql.Tx, scope resolvedScope, places []comparedPlace, held []held) error {
		sums = c.sumsOf(scope, places, held)
		return nil
	})
	return sums, err
}

// Totals are sums of the same figures: over each region of a scope, and over all of it, by year.
type Totals struct {
	Each, All []Aggregate
	Coverage  Coverage // of the reports that are in them
}

// TotalsOf returns what Sum does of a comparison's scope and of its region itself, and what Covering does, for which the figures
// of a country, some twenty thousand, are gone through once. Errors are those of Figures.
func TotalsOf(ctx context.Context, db *database.DB, c Comparison, level catalogue.Level) (Totals, error) {
	var t Totals
	err := c.addUp(ctx, db, level, func(tx *sql.Tx, scope resolvedScope, places []comparedPlace, held []held) (err error) {
		t.Each = c.sumsOf(scope, places, held)
		scope.itself = true
		t.All = c.sumsOf(scope, places, held)
		t.Coverage, err = coverageIn(ctx, db, tx, counting(places, held))
		return err
	})
	return t, err
}

// addUp finds the figures that sums over regions of a level are made of, and has them added up.
func (c Comparison) addUp(ctx context.Context, db *database.DB, level catalogue.Level, do func(tx *sql.Tx, scope resolvedScope, places []comparedPlace, held []held) error) error {
	if err := c.validate(); err != nil {
		return err
	}
	if c.Follow {
		return fmt.Errorf("%w: sums are of the regions that a year had, and follow none", ErrBadComparison)
	}
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		room := takeRoom()
		defer room.giveBack()
		places, err := placesIn(ctx, db, tx, c, scope.within(cmp.Or(level, catalogue.Counties)), room)
		if err != nil {
			return err
		}
		return do(tx, scope, places, c.heldOver(places, c.addedUp))
	})
	if err != nil {
		return fmt.Errorf("sum: %w", err)
	}
	return nil
}

// sumsOf adds figures up over each region of a scope, by region and year.
func (c Comparison) sumsOf(scope resolvedScope, places []comparedPlace, held []held) []Aggregate {
	byGroup := newGrouping[tally](scope, c.FromYear, c.ToYear)
	for i := range places {
		if group := byGroup.of(places[i].at); group != nil {
			group.add(&places[i], held[i], c.Per != nil)
		}
	}
	var sums []Aggregate
	byGroup.each(func(r gazetteer.Region, year int, group *tally) {
		sums = append(sums, group.aggregate(r, year, c.Per != nil))
	})
	return sums
}

// addedUp reports whether a region's figure goes into a sum: that of a rate is made of both its parts, also where no
// rate can be told of the region alone.
func (c Comparison) addedUp(p comparedPlace) bool { return p.Of.Known && (c.Per == nil || p.Per.Known) }

// A tally is an aggregate in the making.
type tally struct {
	regions, reports, known, doubtful int
	withBefore, withFirst             int
	invented, corrected, derived      int
	failing                           int
	of, per                           columns.Entry // their sums
	inDoubt                           []Figure
	doubtfulOf                        columns.Entry // the sum of those that count
}

// MostInDoubt is how many of the figures in doubt are told with a sum.
const MostInDoubt = 8

// add counts one region's figure in. The parts of a rate are added where both
// are known, also where no rate can be told of the region alone.
func (t *tally) add(p *comparedPlace, h held, rate bool) {
	t.regions++
	if p.report.Report != 0 {
		t.reports++
	}
	if p.Of.Doubtful() || p.Per.Doubtful() {
		t.doubtful++
		if len(t.inDoubt) < MostInDoubt {
			t.inDoubt = append(t.inDoubt, p.figure(rate))
		}
	}
	if !h.counts {
		return
	}
	switch {
	case !p.Of.Doubtful() && !p.Per.Doubtful():
	case !t.doubtfulOf.Known:
		t.doubtfulOf = p.Of
	default:
		t.doubtfulOf = t.doubtfulOf.Plus(p.Of)
	}
	if h.before {
		t.withBefore++
	}
	if h.first {
		t.withFirst++
	}
	if p.invented {
		t.invented++
	}
	if p.Of.Corrected || p.Per.Corrected {
		t.corrected++
	}
	if p.Of.Status == annual.Derived || p.Per.Status == annual.Derived {
		t.derived++
	}
	if p.failing() {
		t.failing++
	}
	if t.known++; t.known == 1 {
		t.of, t.per = p.Of, p.Per
		return
	}
	t.of = t.of.Plus(p.Of)
	if rate {
		t.per = t.per.Plus(p.Per)
	}
}

func (t *tally) aggregate(r gazetteer.Region, year int, rate bool) Aggregate {
	a := Aggregate{Region: r, Year: year, Regions: t.regions, Reports: t.reports, Known: t.known, Doubtful: t.doubtful,
		WithBefore: t.withBefore, WithFirst: t.withFirst, Invented: t.invented, Corrected: t.corrected, Derived: t.derived, Failing: t.failing, InDoubt: t.inDoubt, OfDoubtful: t.doubtfulOf.Value()}
	if t.known == 0 {
		return a
	}
	a.Of = t.of.Value()
	if !rate {
		a.Value = a.Of
		return a
	}
	if a.Per = t.per.Value(); a.Per.Sign() != 0 {
		a.Value = new(big.Rat).Quo(a.Of, a.Per)
	}
	return a
}

// A grouping gathers something of each group and year. The groups are the members of a scope; each
// stands for all regions within it. A country has twenty thousand regions and years to be told
// where they belong.
type grouping[T any] struct {
	from   int
	groups map[catalogue.Division][]group[T] // 0 for the country, with one for each year
}

// A group is what a member of a scope was in one year.
type group[T any] struct {
	region  gazetteer.Region
	here    bool // the year has it
	content *T   // nil for nothing
}

func newGrouping[T any](scope resolvedScope, from, to int) grouping[T] {
	g := grouping[T]{from, map[catalogue.Division][]group[T]{}}
	years := max(0, to-from+1)
	if scope.code == "" && scope.itself {
		country := make([]group[T], years)
		for i := range country {
			country[i] = group[T]{region: gazetteer.Region{Name: "全国"}, here: true}
		}
		g.groups[0] = country
	}
	for r := range gazetteer.EachRegion() {
		if !scope.holds(r) {
			continue
		}
		at, _ := columns.PlaceOf(r.Code)
		if g.groups[at.Code] == nil {
			g.groups[at.Code] = make([]group[T], years)
		}
		for year := max(from, r.ValidFrom); year <= to && (r.ValidTo == 0 || year <= r.ValidTo); year++ {
			g.groups[at.Code][year-from] = group[T]{region: r, here: true}
		}
	}
	return g
}

// of returns what is gathered of the group that a region is or lies in; nil if it is in
// none.
func (g grouping[T]) of(at columns.Place) *T {
	for _, wider := range [...]catalogue.Division{at.Code, at.Code.Within(4), at.Code.Within(2), 0} {
		years, ok := g.groups[wider]
		if !ok {
			continue
		}
		if group := &years[int(at.Year)-g.from]; group.here {
			if group.content == nil {
				group.content = new(T)
			}
			return group.content
		}
	}
	return nil
}

// each calls do for each group that has something, by code and year.
func (g grouping[T]) each(do func(group gazetteer.Region, year int, content *T)) {
	for _, code := range slices.Sorted(maps.Keys(g.groups)) {
		for i, group := range g.groups[code] {
			if group.content != nil {
				do(group.region, g.from+i, group.content)
			}
		}
	}
}
