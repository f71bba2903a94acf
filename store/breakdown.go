package store

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"nianbao/normalize"
)

// A Breakdown is a quantity with the parts that the form divides it into.
type Breakdown struct {
	Code   string // "reasons"
	Zh, En string
	Whole  Quantity
	Parts  []Quantity
}

//go:embed breakdowns.json
var breakdownsJSON []byte

var loadBreakdowns = sync.OnceValue(func() []Breakdown {
	var entries []struct {
		Code, Zh, En, Whole string
		Parts               []string
	}
	if err := json.Unmarshal(breakdownsJSON, &entries); err != nil {
		panic("store: breakdowns.json: " + err.Error()) // part of the binary
	}
	var list []Breakdown
	for _, e := range entries {
		b := Breakdown{Code: e.Code, Zh: e.Zh, En: e.En}
		for i, name := range append([]string{e.Whole}, e.Parts...) {
			q, err := FindQuantity(name)
			if err != nil {
				panic("store: breakdowns.json: " + err.Error())
			}
			if i == 0 {
				b.Whole = q
			} else {
				b.Parts = append(b.Parts, q)
			}
		}
		list = append(list, b)
	}
	return list
})

// Breakdowns lists what can be asked of Shares: outcomes, reasons, applicants and
// others.
func Breakdowns() []Breakdown { return slices.Clone(loadBreakdowns()) }

// Shares is how a quantity of one region and year is divided.
type Shares struct {
	Region   normalize.Region
	Year     int
	ReportID int64 // 0 where there is no report
	Whole    Amount
	// Parts are the shares of the breakdown's parts in its order: Of the part, Per
	// the whole.
	Parts []Figure
}

// Complete reports whether the whole and every part are known.
func (s Shares) Complete() bool {
	return s.Whole.Value != nil && !slices.ContainsFunc(s.Parts, func(f Figure) bool { return f.Of.Value == nil })
}

// Doubtful reports whether the whole or a part is in doubt.
func (s Shares) Doubtful() bool {
	return s.Whole.Doubtful() || slices.ContainsFunc(s.Parts, func(f Figure) bool { return f.Of.Doubtful() })
}

// Shares returns how the whole of a breakdown is divided in each region and year
// of a comparison, whose own quantities are not looked at. The whole is what the
// report states, or for a sum what its parts make, and not what makes the shares
// come to one. Errors are those of Compare.
func (s *Store) Shares(ctx context.Context, b Breakdown, c Comparison) ([]Shares, error) {
	c.Per = &b.Whole
	c.Of = b.Whole
	if err := c.validate(); err != nil {
		return nil, fmt.Errorf("shares: %w", err)
	}
	var list []Shares
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		list, err = s.sharesIn(ctx, tx, c, scope, b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("shares: %w", err)
	}
	return list, nil
}

// sharesIn returns the shares of a scope by region and year.
func (s *Store) sharesIn(ctx context.Context, tx queryer, c Comparison, scope resolvedScope, b Breakdown) ([]Shares, error) {
	var list []Shares
	err := s.eachDivided(ctx, tx, c, scope, b, func(d divided) {
		shares := Shares{Region: d.region, Year: d.year, ReportID: d.report, Whole: d.whole.amount()}
		for _, part := range d.parts {
			f := Figure{Region: d.region, Year: d.year, ReportID: d.report, Of: part.amount(), Per: shares.Whole}
			f.settle(true)
			shares.Parts = append(shares.Parts, f)
		}
		list = append(list, shares)
	})
	return list, err
}

// A divided is a quantity of a region and a year with its parts.
type divided struct {
	region normalize.Region
	year   int
	report int64 // 0 where there is none
	whole  entry
	parts  []entry // until the next one
}

// eachDivided calls do for each region and year of a scope, in that order. The
// whole is read once for all parts.
func (s *Store) eachDivided(ctx context.Context, tx queryer, c Comparison, scope resolvedScope, b Breakdown, do func(divided)) error {
	quantities := append([]Quantity{b.Whole}, b.Parts...)
	return s.eachOf(ctx, tx, c, scope, quantities, func(r normalize.Region, year int, report int64, entries []entry) {
		do(divided{region: r, year: year, report: report, whole: entries[0], parts: entries[1:]})
	})
}
