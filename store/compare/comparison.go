package compare

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// ErrBadComparison is the reason why a comparison makes no sense.
var ErrBadComparison = errors.New("no such comparison")

// A Comparison says what is compared between regions and years.
type Comparison struct {
	Of catalogue.Quantity
	// Per makes a rate of it: Of divided by Per. A rate is of reports that state
	// both.
	Per   *catalogue.Quantity
	Scope Scope
	// Body compares the reports of departments, as in "商务局", in place of those
	// of the governments themselves. What names a function of the register stands for
	// all organs that have it, under whatever name: 市场监管, market-regulation.
	Body string
	// Reforms compares also the organs that had the function before a reform, or had it
	// after, where a region has none that has it: 工商局 of 2015 beside 市场监督管理局.
	Reforms bool
	// Follow makes one series of the regions that were one place, where its name or code
	// changed. Sums and peers are of the regions that a year had, and know no such series.
	Follow bool
	// Same has sums and summaries be of the regions alone whose figure is known in every year
	// of the comparison, so that all years are of the same.
	Same bool
	// Real leaves invented reports out, as if they were not there, where the database has real ones beside them.
	Real             bool
	FromYear, ToYear int   // both included
	Doubt            Doubt // empty: ExcludeDoubtful
}

// maxYears is the longest span that a comparison takes: reports began in 2008.
const maxYears = 50

func (c Comparison) validate() error {
	switch {
	case len(c.Of.Cells) == 0 || c.Per != nil && len(c.Per.Cells) == 0:
		return fmt.Errorf("%w: no indicator", ErrBadComparison)
	case c.FromYear <= 0 || c.ToYear < c.FromYear || c.ToYear-c.FromYear >= maxYears:
		return fmt.Errorf("%w: from %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	case c.Doubt != "" && c.Doubt != ExcludeDoubtful && c.Doubt != ShowDoubtful:
		return fmt.Errorf("%w: %q of doubtful values", ErrBadComparison, c.Doubt)
	case c.Reforms && len(c.bodies().Functions) == 0:
		return fmt.Errorf("%w: reforms of %q, which is no function of departments", ErrBadComparison, c.Body)
	case c.Scope.Level < 0 || c.Scope.Level > catalogue.Counties:
		return fmt.Errorf("%w: level %d", ErrBadComparison, c.Scope.Level)
	}
	return nil
}

// Figures returns a figure for every region of the scope and every year, by
// region and year. A region without a report has a figure that says so. For the
// years of a region before it was made or after it was given up there is none, unless
// places are followed: then the years come one after the other, each with the region
// that the place was then (SeriesKey).
//
// One report counts for a region and a year: the latest version. Errors are a
// *RegionError, or wrap ErrBadComparison.
func Figures(ctx context.Context, db *database.DB, c Comparison) ([]Figure, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var figures []Figure
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		figures, err = figuresIn(ctx, db, tx, c, scope)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return figures, nil
}

// A comparedPlace is what a comparison finds for a region and a year, in the form
// that it is reckoned with.
type comparedPlace struct {
	*scopePlace
	columns.Value
	invented bool // its report is
}

// A scopeFigures is what reports say of some quantities in the regions and years of a
// scope, by region and year.
type scopeFigures struct {
	places   []scopePlace
	sources  []columns.EntrySource // of the quantities
	doubt    Doubt
	invented invented.Reports
	failing  []reports.Set // of each quantity: of which reports it is a term of a sum that fails
}

// codes returns those of the regions of a scope, also the ones that they once had where the
// comparison follows places.
func (c Comparison) codes(scope resolvedScope) []string {
	if c.Follow {
		return codesOf(scope.followed(c.FromYear, c.ToYear))
	}
	return scope.codes(c.FromYear, c.ToYear)
}

// scopeFiguresIn returns what reports say of quantities in a scope.
func scopeFiguresIn(ctx context.Context, db *database.DB, tx database.Queryer, c Comparison, scope resolvedScope, quantities ...catalogue.Quantity) (scopeFigures, error) {
	codes := c.codes(scope)
	source, err := columns.NewSource(ctx, db, tx, c.bodies(), codes, c.FromYear, c.ToYear)
	if err != nil {
		return scopeFigures{}, err
	}
	f := scopeFigures{sources: make([]columns.EntrySource, len(quantities)), doubt: c.Doubt}
	if f.places, err = placesFrom(source, scope, codes, c); err != nil {
		return f, err
	}
	if f.invented, err = invented.In(ctx, db, tx); err != nil {
		return f, err
	}
	failing, err := faults.CellsIn(ctx, db, tx)
	if err != nil {
		return f, err
	}
	for i, q := range quantities {
		f.failing = append(f.failing, failing.Of(q))
		if f.sources[i], err = source.Entries(q); err != nil {
			return f, err
		}
	}
	return f, nil
}

// put sets an entry to what is said of a quantity at a place, by their indexes, or why nothing
// is: without its value if that is in doubt, unless such values are asked for. Of the country
// there are tens of thousands, and to hand each from function to function takes longer than
// to find it.
func (f scopeFigures) put(to *columns.Entry, place, quantity int) {
	at := &f.places[place]
	if at.report.Report == 0 {
		*to = columns.Entry{Status: NoReport}
		return
	}
	var has bool
	if *to, has = f.sources[quantity].Entry(at.at, at.report); !has {
		*to = columns.Entry{Status: annual.Missing}
		return
	}
	to.Failing = f.failing[quantity].Has(at.report.Report)
	if f.doubt != ShowDoubtful && to.Doubtful() {
		*to = to.LeftOut()
	}
}

// A placeRoom is memory for the places of a comparison, megabytes for the country, that is
// used again for the next.
type placeRoom struct{ places []comparedPlace }

var placeRooms = sync.Pool{New: func() any { return &placeRoom{} }}

func takeRoom() *placeRoom { return placeRooms.Get().(*placeRoom) }

// giveBack ends the use of the places that were put there.
func (r *placeRoom) giveBack() {
	clear(r.places)
	placeRooms.Put(r)
}

// of returns room for n places, new where there is none.
func (r *placeRoom) of(n int) []comparedPlace {
	if r == nil {
		return make([]comparedPlace, n)
	}
	if cap(r.places) < n {
		r.places = make([]comparedPlace, n)
	}
	r.places = r.places[:n]
	return r.places
}

// placesIn returns what a comparison finds for each region and year of a scope, in
// that order. They are in the room, if there is one, until that is given back.
func placesIn(ctx context.Context, db *database.DB, tx database.Queryer, c Comparison, scope resolvedScope, room *placeRoom) ([]comparedPlace, error) {
	quantities := []catalogue.Quantity{c.Of}
	if c.Per != nil {
		quantities = append(quantities, *c.Per)
	}
	f, err := scopeFiguresIn(ctx, db, tx, c, scope, quantities...)
	if err != nil {
		return nil, err
	}
	places := room.of(len(f.places))
	for i := range places {
		places[i].scopePlace = &f.places[i]
		f.put(&places[i].Of, i, 0)
		places[i].invented = f.invented.Has(f.places[i].report.Report)
		if c.Per != nil {
			f.put(&places[i].Per, i, 1)
		}
	}
	return places, nil
}

// placesOf returns the same for the scope of the comparison.
func placesOf(ctx context.Context, db *database.DB, c Comparison, room *placeRoom) ([]comparedPlace, error) {
	var places []comparedPlace
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		places, err = placesIn(ctx, db, tx, c, scope, room)
		return err
	})
	return places, err
}

// figuresIn returns the figures of a scope by region and year.
func figuresIn(ctx context.Context, db *database.DB, tx database.Queryer, c Comparison, scope resolvedScope) ([]Figure, error) {
	room := takeRoom()
	defer room.giveBack()
	places, err := placesIn(ctx, db, tx, c, scope, room)
	if err != nil {
		return nil, err
	}
	figures := make([]Figure, len(places))
	for i, p := range places {
		figures[i] = p.figure(c.Per != nil)
	}
	return figures, nil
}

// figure returns what is found for people.
func (p comparedPlace) figure(rate bool) Figure {
	f := Figure{Region: *p.region, Year: int(p.at.Year), ReportID: p.report.Report, Of: AmountOf(p.Of), Invented: p.invented}
	if rate {
		f.Per = AmountOf(p.Per)
	}
	f.settle(rate)
	return f
}

// AmountOf returns an entry for people.
func AmountOf(e columns.Entry) Amount {
	return Amount{Value: e.Value(), Status: e.Status, Corrected: e.Corrected, Stated: e.Stated, Outsized: e.Outsized, Failing: e.Failing}
}

// Years returns the first and the last year of the reports that comparisons
// count, 0 for both if there are none.
func Years(ctx context.Context, db *database.DB) (first, last int, err error) {
	err = db.QueryRowContext(ctx, query("counted_years")).Scan(&first, &last)
	return first, last, err
}
