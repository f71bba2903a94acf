package compare

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"

	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// A ShareSum is how the figures of one year are divided taken together. Its sums are
// of the regions alone of which the whole and every part are known, so that they
// are all of the same.
type ShareSum struct {
	Year     int
	Regions  int // that there were
	Reports  int // of these regions
	Complete int // regions in the sums
	Doubtful int // regions with a figure in doubt, in the sums or left out as the comparison says
	Whole    *big.Rat
	Parts    []*big.Rat // in the order of the breakdown; both nil if no region is complete
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
		years[int(shares.places[i].at.Year)-c.FromYear].add(shares.HasReport(i), shares.at(i))
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

func (t *shareTally) add(reported bool, entries []columns.Entry) {
	t.Regions++
	if reported {
		t.Reports++
	}
	if slices.ContainsFunc(entries, columns.Entry.Doubtful) {
		t.Doubtful++
	}
	if slices.ContainsFunc(entries, func(e columns.Entry) bool { return !e.Known }) {
		return
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
