package compare

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// Shares is how a quantity of one region and year is divided.
type Shares struct {
	Region   gazetteer.Region
	Year     int
	ReportID int64 // 0 where there is no report
	Whole    Amount
	// Parts are the shares of the breakdown's parts in its order: Of the part, Per
	// the whole.
	Parts []Figure
	// Differs says that all are known and that the parts do not add up to the whole.
	Differs  bool
	Invented bool // the report is
}

// Complete reports whether the whole and every part are known.
func (s Shares) Complete() bool {
	return s.Whole.Value != nil && !slices.ContainsFunc(s.Parts, func(f Figure) bool { return f.Of.Value == nil })
}

// Doubtful reports whether the whole or a part is in doubt.
func (s Shares) Doubtful() bool {
	return s.Whole.Doubtful() || slices.ContainsFunc(s.Parts, func(f Figure) bool { return f.Of.Doubtful() })
}

// A ShareList is how a quantity is divided in regions and years, by region and year.
// Of thousands few are looked at, so that Shares are made when they are asked for.
type ShareList struct {
	places  []scopePlace
	entries []columns.Entry // of each place: of the whole and of each part
	width   int             // how many those are

	invented invented.Reports
}

// SharesOf returns how the whole of a breakdown is divided in each region and year
// of a comparison, whose own quantities are not looked at. The whole is what the
// report states, or for a sum what its parts make, and not what makes the shares
// come to one. Errors are those of Figures.
func SharesOf(ctx context.Context, db *database.DB, b catalogue.Breakdown, c Comparison) (*ShareList, error) {
	c.Per = &b.Whole
	c.Of = b.Whole
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("shares: %w", err)
	}
	var list *ShareList
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		list, err = sharesIn(ctx, db, tx, b, c, scope)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("shares: %w", err)
	}
	return list, nil
}

func sharesIn(ctx context.Context, db *database.DB, tx database.Queryer, b catalogue.Breakdown, c Comparison, scope resolvedScope) (*ShareList, error) {
	f, err := scopeFiguresIn(ctx, db, tx, c, scope, append([]catalogue.Quantity{b.Whole}, b.Parts...)...)
	if err != nil {
		return nil, err
	}
	list := &ShareList{places: f.places, invented: f.invented, width: 1 + len(b.Parts), entries: make([]columns.Entry, 0, len(f.places)*(1+len(b.Parts)))}
	for place := range f.places {
		for quantity := range list.width {
			list.entries = append(list.entries, columns.Entry{})
			f.put(&list.entries[len(list.entries)-1], place, quantity)
		}
	}
	return list, nil
}

// Len returns how many regions and years there are.
func (l *ShareList) Len() int { return len(l.places) }

// HasReport reports whether there is a report.
func (l *ShareList) HasReport(i int) bool { return l.places[i].report.Report != 0 }

// Complete is that of the shares.
func (l *ShareList) Complete(i int) bool {
	return !slices.ContainsFunc(l.at(i), func(e columns.Entry) bool { return !e.Known })
}

// AddsUp reports whether the parts, all of which are known, add up to the whole. Where they don't, shares are of nobody
// knows what: regions are compared and added up alone of which they do.
func (l *ShareList) AddsUp(i int) bool { return l.Complete(i) && addUp(l.at(i)) }

// addUp reports whether parts, which are known, come to the whole before them.
func addUp(entries []columns.Entry) bool {
	rest := entries[0]
	for _, part := range entries[1:] {
		rest = rest.Minus(part)
	}
	return rest.Zero()
}

// Whole returns what is divided in one region and year.
func (l *ShareList) Whole(i int) Figure {
	place, whole := l.places[i], AmountOf(l.at(i)[0])
	return Figure{Region: *place.region, Year: int(place.at.Year), ReportID: place.report.Report, Of: whole, Value: whole.Value, Invented: l.invented.Has(place.report.Report)}
}

// At returns the shares of one region and year.
func (l *ShareList) At(i int) Shares {
	place, entries := l.places[i], l.at(i)
	shares := Shares{Region: *place.region, Year: int(place.at.Year), ReportID: place.report.Report, Whole: AmountOf(entries[0]),
		Parts: make([]Figure, 0, l.width-1), Invented: l.invented.Has(place.report.Report)}
	for _, part := range entries[1:] {
		f := Figure{Region: shares.Region, Year: shares.Year, ReportID: shares.ReportID, Of: AmountOf(part), Per: shares.Whole, Invented: shares.Invented}
		f.settle(true)
		shares.Parts = append(shares.Parts, f)
	}
	shares.Differs = l.Complete(i) && !addUp(entries)
	return shares
}

// ByWhole returns the indexes of the shares, those of the greatest whole first and
// those without one last.
func (l *ShareList) ByWhole() []int {
	order, _, _ := columns.Order(l.Len(), func(i int32) columns.Value { return columns.Value{Of: l.at(int(i))[0]} }, false, false)
	return order
}

// ByPart is the same by the share of a part, by its index. Shares of little come behind the
// others.
func (l *ShareList) ByPart(part int) []int {
	order, _, known := columns.Order(l.Len(), func(i int32) columns.Value { return columns.Value{Of: l.at(int(i))[1+part], Per: l.at(int(i))[0]} }, true, false)
	little := func(i int) int {
		if basis.Small(l.at(i)[0].Value()) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order[:known], func(a, b int) int { return little(a) - little(b) })
	return order
}

// Resting returns the reports of which the whole and every part are known, that pages show and add up.
func (l *ShareList) Resting() []int64 {
	var reports []int64
	for i := range l.Len() {
		if l.Complete(i) {
			reports = append(reports, l.places[i].report.Report)
		}
	}
	return reports
}

func (l *ShareList) at(i int) []columns.Entry { return l.entries[i*l.width : (i+1)*l.width] }

// A ShareSum is how the figures of one year are divided taken together. Its sums are
// of the regions alone of which the whole and every part are known, and the parts come to
// the whole, so that they are all of the same.
type ShareSum struct {
	Year     int
	Regions  int // that there were
	Reports  int // of these regions
	Complete int // regions in the sums
	// Differing are regions of which all is known and the parts don't add up to the whole: they are not in the sums.
	Differing int
	Doubtful  int // regions with a figure in doubt, in the sums or left out as the comparison says
	// Invented, Corrected and Derived count those in the sums whose report is invented, and that have a figure
	// that a person corrected, or that follows from the form.
	Invented, Corrected, Derived int
	Whole                        *big.Rat
	Parts                        []*big.Rat // in the order of the breakdown; both nil if no region is complete
}

// ShareSums adds up how the whole of a breakdown is divided in the regions of a
// comparison, by year. Years in which there was no region of the scope are left
// out. The answer is kept: there are few of these questions, each over all parts,
// regions and years. Its numbers are shared, and nobody may change one. Errors are
// those of Figures.
func ShareSums(ctx context.Context, db *database.DB, b catalogue.Breakdown, c Comparison) ([]ShareSum, error) {
	c.Of, c.Per = b.Whole, nil
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("shares together: %w", err)
	}
	var list []ShareSum
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		question := fmt.Sprintf("shares together %s %+v %+v %d %d %s", b.Code, c.Scope, c.bodies(), c.FromYear, c.ToYear, c.Doubt)
		kept, err := database.Keep(db, state, question, func(list []ShareSum) int { return 100 * (len(b.Parts) + 1) * len(list) },
			func() ([]ShareSum, error) { return shareSumsIn(ctx, db, tx, b, c) })
		list = slices.Clone(kept)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("shares together: %w", err)
	}
	return list, nil
}

func shareSumsIn(ctx context.Context, db *database.DB, tx database.Queryer, b catalogue.Breakdown, c Comparison) ([]ShareSum, error) {
	scope, err := c.Scope.resolve(ctx, tx)
	if err != nil {
		return nil, err
	}
	shares, err := sharesIn(ctx, db, tx, b, c, scope)
	if err != nil {
		return nil, err
	}
	years := make([]shareTally, c.ToYear-c.FromYear+1)
	for i := range shares.Len() {
		years[int(shares.places[i].at.Year)-c.FromYear].add(shares.places[i].report.Report, shares.invented, shares.at(i))
	}
	var list []ShareSum
	for i, y := range years {
		if y.Regions > 0 {
			list = append(list, y.sum(c.FromYear+i))
		}
	}
	return list, nil
}

// A shareTally is a ShareSum in the making.
type shareTally struct {
	ShareSum
	sums []columns.Entry // of the whole and of each part
}

func (t *shareTally) add(report int64, made invented.Reports, entries []columns.Entry) {
	t.Regions++
	if report != 0 {
		t.Reports++
	}
	if slices.ContainsFunc(entries, columns.Entry.Doubtful) {
		t.Doubtful++
	}
	if slices.ContainsFunc(entries, func(e columns.Entry) bool { return !e.Known }) {
		return
	}
	if !addUp(entries) {
		t.Differing++
		return
	}
	if made.Has(report) {
		t.Invented++
	}
	if slices.ContainsFunc(entries, func(e columns.Entry) bool { return e.Corrected }) {
		t.Corrected++
	}
	if slices.ContainsFunc(entries, func(e columns.Entry) bool { return e.Status == annual.Derived }) {
		t.Derived++
	}
	if t.Complete++; t.Complete == 1 {
		t.sums = slices.Clone(entries)
		return
	}
	for i, e := range entries {
		t.sums[i] = t.sums[i].Plus(e)
	}
}

func (t *shareTally) sum(year int) ShareSum {
	s := t.ShareSum
	s.Year = year
	if s.Complete > 0 {
		s.Whole = t.sums[0].Value()
		for _, part := range t.sums[1:] {
			s.Parts = append(s.Parts, part.Value())
		}
	}
	return s
}
