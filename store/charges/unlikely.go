package charges

import (
	"context"
	"slices"

	"nianbao/store/database"
)

// A Doubt is why an amount is not to be relied on.
type Doubt uint8

// The doubts, none being that there is none.
const (
	NoDoubt   Doubt = iota
	InReading       // of the cell or the sentence
	Excessive       // far more for an application than other reports state
	ToldTwice       // the report states a far lower amount as well, as where a unit is mistaken
)

const (
	// excess is how many times as much as in the middle of all reports an amount is for each application received that is in
	// doubt, and as another one of the same report.
	excess = 100
	// leastCharges is of how many reports that is known at least; the middle of fewer says little.
	leastCharges = 20
)

// doubt tells what is unlikely in the charges of all reports. What a person corrected is not doubted.
func doubt(list []Charge) {
	var rates []float64
	rate := func(c Charge) float64 { return c.Yuan.float() / max(1, float64(c.applications)) }
	known := func(c Charge) bool { return c.applications >= 0 && c.Yuan.Sign() > 0 && c.Doubt != InReading }
	lowest := map[int64]Charge{}
	for _, c := range list {
		if known(c) && c.applications > 0 {
			rates = append(rates, rate(c))
		}
		if other, is := lowest[c.Report]; c.Yuan.Sign() > 0 && (!is || c.Yuan.Cmp(other.Yuan) < 0) {
			lowest[c.Report] = c
		}
	}
	slices.Sort(rates)
	for i := range list {
		c := &list[i]
		switch {
		case c.Doubt != NoDoubt || c.corrected || c.Yuan.Sign() <= 0:
		case c.Yuan.float() >= excess*lowest[c.Report].Yuan.float():
			c.Doubt = ToldTwice
		case known(*c) && len(rates) >= leastCharges && rate(*c) > excess*rates[len(rates)/2]:
			c.Doubt = Excessive
		}
	}
}

// A Cell is where a report states a fee.
type Cell struct {
	Report    int64
	Indicator string
}

// alike reports whether text and table of a report state the same.
func alike(a, b Charge) bool { return a.Report == b.Report && a.Yuan.Cmp(b.Yuan) == 0 }

// unlikely returns where the amounts stand whose reading is not in doubt, but which are: an amount that text and table
// state is one charge, and is in doubt in both.
func unlikely(list, stated []Charge) map[Cell]Doubt {
	of := map[int64][]Charge{}
	for _, c := range list {
		if c.Doubt > InReading {
			of[c.Report] = append(of[c.Report], c)
		}
	}
	cells := map[Cell]Doubt{}
	for _, s := range stated {
		for _, c := range of[s.Report] {
			if alike(c, s) && !s.corrected && s.Doubt == NoDoubt {
				cells[Cell{s.Report, feeIndicators[s.stated]}] = c.Doubt
			}
		}
	}
	return cells
}

// Unlikely returns which figures are in doubt though their reading is not, of one state of the database. Callers must not change it.
func Unlikely(ctx context.Context, db *database.DB, tx database.Queryer, state string) (map[Cell]Doubt, error) {
	all, err := collected(ctx, db, tx, state)
	if err != nil {
		return nil, err
	}
	return all.unlikely, nil
}

// float is about how much an amount is.
func (a Amount) float() float64 {
	f, _ := a.rat().Float64()
	return f
}
