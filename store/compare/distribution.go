package compare

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"

	"nianbao/store/columns"
	"nianbao/store/compare/basis"
	"nianbao/store/compare/yearly"
	"nianbao/store/database"
)

// A Ranked is a figure with its place among those of its year.
type Ranked struct {
	Figure
	// Rank is 1 for the greatest value. Equal values share the first of their
	// ranks, and the next has as many more. 0: the value is not known, or a rate of so little that
	// it is ranked with no other.
	Rank int
}

// A Ranking is the figures of one year in order: behind the others rates of so little that
// they have no rank, and behind these, by region, those without a value. Of thousands few are looked at, so that a figure is made when
// it is asked for.
type Ranking struct {
	places       []comparedPlace
	order, ranks []int
	known, small int
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
	places, err := placesOf(ctx, db, c, nil)
	if err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	r := &Ranking{places: places, rate: c.Per != nil}
	r.order, r.ranks, r.known = columns.Order(len(places), func(i int32) columns.Value { return places[i].Value }, r.rate, ascending)
	r.setApart()
	return r, nil
}

// setApart moves rates of little behind the others, where they have no rank.
func (r *Ranking) setApart() {
	var little []int
	kept, before := 0, 0
	for i, at := range r.order[:r.known] {
		if r.places[at].smallBase(r.rate) {
			little = append(little, at)
			continue
		}
		rank := kept + 1
		if kept > 0 && r.ranks[i] == before {
			rank = r.ranks[kept-1]
		}
		before = r.ranks[i]
		r.order[kept], r.ranks[kept] = at, rank
		kept++
	}
	copy(r.order[kept:], little)
	clear(r.ranks[kept:])
	r.small = len(little)
}

// smallBase reports whether there is a rate, and of so little that it is ranked apart.
func (p comparedPlace) smallBase(rate bool) bool {
	return rate && p.IsKnown(rate) && basis.Small(p.Per.Value())
}

// Len returns how many figures there are, and Known how many of them, which come
// first, have a value.
func (r *Ranking) Len() int { return len(r.places) }

// Small returns how many of those with a value, the last ones, have no rank.
func (r *Ranking) Small() int { return r.small }

// Known returns how many figures have a value.
func (r *Ranking) Known() int { return r.known }

// Failing returns how many of those with a rank are of figures that are terms of a sum which fails in its own report.
func (r *Ranking) Failing() int {
	n := 0
	for _, at := range r.order[:r.known-r.small] {
		if r.places[at].failing() {
			n++
		}
	}
	return n
}

// failing reports whether anything in the figure is a term of a sum that fails in its own report.
func (p comparedPlace) failing() bool { return p.Of.Failing || p.Per.Failing }

// HasReport reports whether there is a report of the region at that place.
func (r *Ranking) HasReport(place int) bool { return r.at(place).report.Report != 0 }

// At returns the figure at a place, from 0, with its rank. Ranks count from the
// first place, whether that has the greatest value or the least.
func (r *Ranking) At(place int) Ranked {
	return Ranked{r.at(place).figure(r.rate), r.ranks[place]}
}

// InDoubt returns the first figures of the ranking that are in doubt, so many at most, and how many are.
func (r *Ranking) InDoubt(most int) (list []Figure, all int) {
	for i := range r.order {
		if p := r.at(i); p.Doubtful() {
			if all++; all <= most {
				list = append(list, p.figure(r.rate))
			}
		}
	}
	return list, all
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

// A Summary describes the values of one year. Numbers are nil if no value is
// known; what Lower, Median and Upper are is told by Quartile.
type Summary struct {
	Year    int
	Regions int // that there were
	Reports int // of these regions
	Known   int // of these, with a value
	// Stated counts the regions whose reports state the figure, also where that is in doubt and
	// left out.
	Stated int
	// WithBefore counts those of the Known that are known in the year before too.
	WithBefore int
	// Invented counts those of the Known whose report is invented.
	Invented int
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
	room := takeRoom()
	defer room.giveBack()
	places, err := placesOf(ctx, db, c, room)
	if err != nil {
		return nil, fmt.Errorf("summaries: %w", err)
	}
	years := make([]yearTally, c.ToYear-c.FromYear+1)
	for i := range years {
		years[i].places = make([]int32, 0, len(places)/len(years)+1)
	}
	held := c.heldOver(places, func(p comparedPlace) bool { return p.IsKnown(c.Per != nil) })
	for i, p := range places {
		years[int(p.at.Year)-c.FromYear].add(p, held[i], int32(i))
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
	places []int32 // indexes of those that count
}

func (y *yearTally) add(p comparedPlace, h held, index int32) {
	y.Regions++
	if p.report.Report != 0 {
		y.Reports++
	}
	if p.stated() {
		y.Stated++
	}
	if !h.counts {
		return
	}
	if h.before {
		y.WithBefore++
	}
	if p.invented {
		y.Invented++
	}
	y.places = append(y.places, index)
}

// A held is what the figures of a region in other years mean for one of them.
type held struct {
	counts        bool // it is known, and in every year where the comparison is of the same regions
	before, first bool // the region's figure is known in the year before too, and in the first year
}

// heldOver tells for each place, of which those of one region stand together, whether it counts
// and with which other years.
func (c Comparison) heldOver(places []comparedPlace, known func(comparedPlace) bool) []held {
	list := make([]held, len(places))
	for from := 0; from < len(places); {
		to, count := from, 0
		for ; to < len(places) && places[to].at.Code == places[from].at.Code; to++ {
			if known(places[to]) {
				list[to].counts, count = true, count+1
			}
		}
		first := list[from].counts && int(places[from].at.Year) == c.FromYear
		for i := from; i < to; i++ {
			list[i].first = first
			list[i].before = i > from && list[i-1].counts && places[i-1].at.Year == places[i].at.Year-1
		}
		if c.Same && count <= c.ToYear-c.FromYear {
			clear(list[from:to])
		}
		from = to
	}
	return list
}

// Quartile returns the first, second (the median) or third quartile of n sorted numbers, n > 0: the number below which a quarter of
// them is for each. Where that leaves a place between two, it is half-way, so that both ends are treated alike.
func Quartile(which, n int, at func(i int) *big.Rat) *big.Rat {
	i := which * n / 4
	if which*n%4 == 0 {
		return Between(at(i-1), at(i))
	}
	return at(i)
}

// Between returns the number half-way between two.
func Between(a, b *big.Rat) *big.Rat {
	sum := new(big.Rat).Add(a, b)
	return sum.Quo(sum, big.NewRat(2, 1))
}

// stated reports whether there is a figure, in doubt or not. What it comes to may not be known.
func (p comparedPlace) stated() bool {
	return (p.Of.Known || p.Of.Doubtful()) && (p.Per.Status == "" || p.Per.Known || p.Per.Doubtful())
}

func (y *yearTally) summary(places []comparedPlace, year int, rate bool) Summary {
	value := func(i int32) columns.Value { return places[y.places[i]].Value }
	sorted := columns.SortedOf(len(y.places), value, rate)
	s := y.Summary
	s.Year, s.Known = year, len(sorted)
	if s.Known == 0 {
		return s
	}
	exact := func(i int) *big.Rat { return value(sorted[i]).Exact(rate) }
	quartile := func(which int) *big.Rat { return Quartile(which, len(sorted), exact) }
	s.Least, s.Lower, s.Median, s.Upper, s.Most = exact(0), quartile(1), quartile(2), quartile(3), exact(len(sorted)-1)
	if !rate {
		sum := value(sorted[0]).Of
		for _, i := range sorted[1:] {
			sum = sum.Plus(value(i).Of)
		}
		s.Sum = sum.Value()
	}
	return s
}

// Follows reports whether a summary is of the same regions as that of the year before it, but
// for a few, so that a line may join them.
func (s Summary) Follows(before Summary) bool {
	return s.Year == before.Year+1 && yearly.Alike(before.Known, s.Known, s.WithBefore)
}

// CoverageOfYears returns how well each year of some summaries is covered, by which the year
// that is shown is chosen.
func CoverageOfYears(summaries []Summary) []yearly.Year {
	years := make([]yearly.Year, len(summaries))
	for i, s := range summaries {
		years[i] = yearly.Year{Year: s.Year, Regions: s.Regions, Reports: s.Reports, Known: s.Stated}
	}
	return years
}

// YearsCovered returns how many regions of a comparison's scope state its figure in each year
// of which there are reports, whatever the years of the comparison and what it leaves out. It
// returns none without a report. The answer is kept, since every page of a comparison asks it
// first. Errors are those of Figures.
func YearsCovered(ctx context.Context, db *database.DB, c Comparison) ([]yearly.Year, error) {
	first, last, err := Years(ctx, db)
	if err != nil || first == 0 {
		return nil, err
	}
	c.FromYear, c.ToYear, c.Doubt = max(first, last-maxYears+1), last, ShowDoubtful
	if err := c.validate(); err != nil {
		return nil, err
	}
	question := fmt.Sprintf("years covered %s %+v %+v %d %d %v", c.Of.Name(), c.Scope, c.bodies(), c.FromYear, c.ToYear, c.Follow)
	if c.Per != nil {
		question += " per " + c.Per.Name()
	}
	var years []yearly.Year
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		const bytes = 32 // of a year
		years, err = database.Keep(db, state, question, func(list []yearly.Year) int { return bytes * len(list) },
			func() ([]yearly.Year, error) { return yearsCoveredIn(ctx, db, tx, c) })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("years: %w", err)
	}
	return slices.Clone(years), nil
}

func yearsCoveredIn(ctx context.Context, db *database.DB, tx database.Queryer, c Comparison) ([]yearly.Year, error) {
	scope, err := c.Scope.resolve(ctx, tx)
	if err != nil {
		return nil, err
	}
	room := takeRoom()
	defer room.giveBack()
	places, err := placesIn(ctx, db, tx, c, scope, room)
	if err != nil {
		return nil, err
	}
	years := make([]yearly.Year, c.ToYear-c.FromYear+1)
	for i := range years {
		years[i].Year = c.FromYear + i
	}
	for _, p := range places {
		y := &years[int(p.at.Year)-c.FromYear]
		y.Regions++
		if p.report.Report != 0 {
			y.Reports++
		}
		if p.stated() {
			y.Known++
		}
	}
	return years, nil
}
