package compare

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
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
	Differs bool
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
	list := &ShareList{places: f.places, width: 1 + len(b.Parts), entries: make([]columns.Entry, 0, len(f.places)*(1+len(b.Parts)))}
	for place := range f.places {
		for quantity := range list.width {
			list.entries = append(list.entries, f.entry(place, quantity))
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

// At returns the shares of one region and year.
func (l *ShareList) At(i int) Shares {
	place, entries := l.places[i], l.at(i)
	shares := Shares{Region: *place.region, Year: int(place.at.Year), ReportID: place.report.Report, Whole: amountOf(entries[0]),
		Parts: make([]Figure, 0, l.width-1)}
	for _, part := range entries[1:] {
		f := Figure{Region: shares.Region, Year: shares.Year, ReportID: shares.ReportID, Of: amountOf(part), Per: shares.Whole}
		f.settle(true)
		shares.Parts = append(shares.Parts, f)
	}
	if l.Complete(i) {
		rest := entries[0]
		for _, part := range entries[1:] {
			rest = rest.Minus(part)
		}
		shares.Differs = !rest.Zero()
	}
	return shares
}

// ByWhole returns the indexes of the shares, those of the greatest whole first and
// those without one last.
func (l *ShareList) ByWhole() []int {
	order, _, _ := columns.Order(l.Len(), func(i int32) columns.Value { return columns.Value{Of: l.at(int(i))[0]} }, false, false)
	return order
}

// ByPart is the same by the share of a part, by its index.
func (l *ShareList) ByPart(part int) []int {
	order, _, _ := columns.Order(l.Len(), func(i int32) columns.Value { return columns.Value{Of: l.at(int(i))[1+part], Per: l.at(int(i))[0]} }, true, false)
	return order
}

func (l *ShareList) at(i int) []columns.Entry { return l.entries[i*l.width : (i+1)*l.width] }
