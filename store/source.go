package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
)

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

// newSource returns where the figures of regions come from, by their codes: those of
// their governments or, as in "商务局", of one body of departments in each.
func newSource(ctx context.Context, db *Store, tx queryer, body string, codes []string, from, to int) (figureSource, error) {
	state, err := stateIn(ctx, tx)
	src := figureSource{columnReader: columnReader{ctx, tx, db, state}}
	if err != nil {
		return src, err
	}
	if body == "" && len(codes) >= manyRegions {
		src.many = true
		return src, nil
	}
	regions, err := listAsJSON(codes)
	if err != nil {
		return src, err
	}
	src.kind, src.args = "government", []any{sql.Named("regions", regions), sql.Named("from_year", from), sql.Named("to_year", to)}
	if body != "" {
		src.kind, src.args = "department", append(src.args, sql.Named("body", body))
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

// keptPlaces returns a list from memory, or finds it, if columns are read; there are
// few questions about many regions. Nobody may change the list.
func keptPlaces[T any](src figureSource, question string, bytes int, find func() ([]T, error)) ([]T, error) {
	if !src.many {
		return find()
	}
	return keep(src.db, src.state, question, func(list []T) int { return bytes * len(list) }, find)
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
		sums[at], _ = sumOf(len(parts), func(k int) (entry, bool) { return parts[k].Entry(at, countedReport{}) })
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
	if err := tx.QueryRowContext(ctx, columnsQuery(name), args...).Scan(&text); err != nil || text == "" {
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
