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

// sharesIn returns the shares of a scope by region and year. The whole is read once
// for all parts.
func (s *Store) sharesIn(ctx context.Context, tx queryer, c Comparison, scope resolvedScope, b Breakdown) ([]Shares, error) {
	codes := scope.codes(c.FromYear, c.ToYear)
	source, err := s.source(ctx, tx, c, codes)
	if err != nil {
		return nil, err
	}
	reports, err := source.reports()
	if err != nil {
		return nil, err
	}
	whole, err := source.entries(b.Whole)
	if err != nil {
		return nil, err
	}
	parts := make([]entrySource, len(b.Parts))
	for i, part := range b.Parts {
		if parts[i], err = source.entries(part); err != nil {
			return nil, err
		}
	}
	var list []Shares
	scope.each(codes, c.FromYear, c.ToYear, reports, func(r normalize.Region, at placeInTime) {
		shares := Shares{Region: r, Year: int(at.year), ReportID: reports.report(at)}
		for _, entries := range parts {
			p := comparedPlace{of: entryAt(entries, at, shares.ReportID), per: entryAt(whole, at, shares.ReportID)}
			p.leaveOut(c.Doubt)
			f := Figure{Region: r, Year: shares.Year, ReportID: shares.ReportID, Of: p.of.amount(), Per: p.per.amount()}
			f.settle(true)
			shares.Whole = f.Per
			shares.Parts = append(shares.Parts, f)
		}
		list = append(list, shares)
	})
	return list, nil
}
