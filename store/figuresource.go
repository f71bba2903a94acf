package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
)

// A placeInTime is a region, by its code as a number, in a year.
type placeInTime struct{ code, year int32 }

// placeOf returns the place of a region's code without a year. It reports false
// for what is not six digits.
func placeOf(code string) (placeInTime, bool) {
	n, err := strconv.ParseUint(code, 10, 31)
	return placeInTime{code: int32(n)}, err == nil && len(code) == 6
}

// A countedReport tells which report counts for a place, 0 for none, and its index among
// those of all governments, -1 if that was not looked up.
type countedReport struct {
	report int64
	index  int
}

// A reportIndex tells which report counts for a place.
type reportIndex interface {
	at(placeInTime) countedReport
}

// An entrySource tells what the report that counts for a place says of one
// quantity; false if it says nothing of it.
type entrySource interface {
	entry(placeInTime, countedReport) (entry, bool)
}

// placeReports and placeEntries are what was looked up for some places.
type (
	placeReports map[placeInTime]int64
	placeEntries map[placeInTime]entry
)

func (p placeReports) at(at placeInTime) countedReport { return countedReport{p[at], -1} }

func (p placeEntries) entry(at placeInTime, _ countedReport) (entry, bool) {
	e, has := p[at]
	return e, has
}

// manyRegions is from how many regions on a comparison of governments reads whole
// columns, which are kept, in place of looking each region up. One of fewer regions
// makes use of a column that is there.
const manyRegions = 400

// A figureSource reads what a comparison needs from one state of the database.
type figureSource struct {
	columnReader
	kind string // of the queries: "government", "department"
	args []any  // that they have in common
	many bool   // columns are read
}

// source returns where the comparison's figures of the regions come from.
func (s *Store) source(ctx context.Context, tx queryer, c Comparison, codes []string) (figureSource, error) {
	state, err := stateIn(ctx, tx)
	src := figureSource{columnReader: columnReader{ctx, tx, &s.kept, state}}
	if err != nil {
		return src, err
	}
	if c.Body == "" && len(codes) >= manyRegions {
		src.many = true
		return src, nil
	}
	regions, err := jsonList(codes)
	if err != nil {
		return src, err
	}
	src.kind, src.args = "government", []any{sql.Named("regions", regions), sql.Named("from_year", c.FromYear), sql.Named("to_year", c.ToYear)}
	if c.Body != "" {
		src.kind, src.args = "department", append(src.args, sql.Named("body", c.Body))
	}
	return src, nil
}

// reports returns which report counts for each region and year.
func (src figureSource) reports() (reportIndex, error) {
	if src.many {
		return src.counted()
	}
	ids := placeReports{}
	err := placeLines(src.ctx, src.tx, src.kind+"_reports", src.args, func(at placeInTime, rest string) (err error) {
		ids[at], err = strconv.ParseInt(rest, 10, 64)
		return err
	})
	return ids, err
}

// places returns the regions and years of a scope. There are as few choices of many
// as there are levels and years, so that they are kept.
func (src figureSource) places(scope resolvedScope, codes []string, from, to int) ([]scopePlace, error) {
	find := func() ([]scopePlace, error) {
		reports, err := src.reports()
		if err != nil {
			return nil, err
		}
		return scope.places(codes, from, to, reports), nil
	}
	if !src.many || scope.chosen != nil {
		return find()
	}
	const size = 32 + 20 // of a place, and of its share of a region
	return keep(src.kept, src.state, fmt.Sprintf("places %+v %d %d", scope, from, to), func(list []scopePlace) int { return size * len(list) }, find)
}

// entries returns what reports say of a quantity.
func (src figureSource) entries(q Quantity) (entrySource, error) {
	if src.many {
		return src.column(q)
	}
	if src.kind == "government" {
		if c, ok := src.columnIfKept(q); ok {
			return c, nil
		}
	}
	parts := make([]placeEntries, len(q.Cells))
	places := map[placeInTime]bool{}
	for k, ref := range q.Cells {
		var err error
		if parts[k], err = src.lookUp(ref); err != nil {
			return nil, err
		}
		for at := range parts[k] {
			places[at] = true
		}
	}
	if len(parts) == 1 && q.Or == nil {
		return parts[0], nil
	}
	sums := placeEntries{}
	for at := range places {
		sums[at], _ = sumOf(len(parts), func(k int) (entry, bool) { return parts[k].entry(at, countedReport{}) })
	}
	if q.Or == nil {
		return sums, nil
	}
	instead, err := src.lookUp(*q.Or)
	for at, e := range instead {
		if !places[at] {
			sums[at] = e
		}
	}
	return sums, err
}

// lookUp returns one cell of each report that has it.
func (src figureSource) lookUp(ref annual.CellRef) (placeEntries, error) {
	cells := placeEntries{}
	args := append([]any{sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant)}, src.args...)
	err := placeLines(src.ctx, src.tx, src.kind+"_figures", args, func(at placeInTime, rest string) (err error) {
		status, value, _ := strings.Cut(rest, " ")
		cells[at], err = parseEntry(annual.Status(status), value)
		return err
	})
	return cells, err
}

// placeLines runs a query and calls do for each line of its text, with the place
// that it begins with and what follows.
func placeLines(ctx context.Context, tx queryer, name string, args []any, do func(at placeInTime, rest string) error) error {
	var text string
	if err := tx.QueryRowContext(ctx, query(name), args...).Scan(&text); err != nil || text == "" {
		return err
	}
	for line := range strings.SplitSeq(text, "\n") {
		code, rest, _ := strings.Cut(line, " ")
		year, rest, _ := strings.Cut(rest, " ")
		at, ok := placeOf(code)
		n, err := strconv.ParseInt(year, 10, 32)
		if !ok || err != nil {
			return fmt.Errorf("%s: %q", name, line)
		}
		at.year = int32(n)
		if err := do(at, rest); err != nil {
			return err
		}
	}
	return nil
}
