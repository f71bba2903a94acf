package columns

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/charges"
	"nianbao/store/database"
	"nianbao/store/invented"
)

// manyRegions is from how many regions on a comparison of governments reads whole
// columns, which are kept, in place of looking each region up. One of fewer regions
// makes use of a column that is there.
const manyRegions = 400

// A Source reads what a comparison needs from one state of the database.
type Source struct {
	columnReader
	kind string // of the queries: "government", "department", "organ"
	args []any  // that they have in common
	many bool   // columns are read
	// chosen are the reports of organs with a function.
	chosen map[Place]OrganReport
	// without are the reports that are left out, as if they were not there.
	without invented.Reports
}

// NewSource returns where the figures of regions come from, by their codes: those of
// their governments or of one department in each.
func NewSource(ctx context.Context, db *database.DB, tx database.Queryer, bodies Bodies, codes []string, from, to int) (Source, error) {
	state, err := database.StateIn(ctx, tx)
	src := Source{columnReader: columnReader{ctx, tx, db, state}}
	if err != nil {
		return src, err
	}
	if bodies.Real {
		if src.without, err = invented.Beside(ctx, db, tx); err != nil {
			return src, err
		}
	}
	if len(bodies.Functions) > 0 {
		return src, src.organReports(bodies, codes, from, to)
	}
	if bodies.Name == "" && len(codes) >= manyRegions {
		src.many = true
		return src, nil
	}
	regions, err := database.JSONList(codes)
	if err != nil {
		return src, err
	}
	src.kind, src.args = "government", []any{sql.Named("regions", regions), sql.Named("from_year", from), sql.Named("to_year", to)}
	if bodies.Name != "" {
		src.kind, src.args = "department", append(src.args, sql.Named("body", bodies.Name))
	}
	return src, nil
}

// Reports returns which report counts for each region and year.
func (src Source) Reports() (ReportIndex, error) {
	if src.many {
		counted, err := src.counted()
		if err != nil || src.without == nil {
			return counted, err
		}
		return lessReports{counted, src.without}, nil
	}
	ids := placeReports{}
	if src.kind == "organ" {
		for at, r := range src.chosen {
			ids[at] = r.Report
		}
		return ids, nil
	}
	err := placeLines(src.ctx, src.tx, src.kind+"_reports", src.args, func(at Place, rest string) error {
		id, err := strconv.ParseInt(rest, 10, 64)
		if !src.without.Has(id) {
			ids[at] = id
		}
		return err
	})
	return ids, err
}

// lessReports is an index without some reports.
type lessReports struct {
	ReportIndex
	without invented.Reports
}

// At makes lessReports a ReportIndex.
func (l lessReports) At(at Place) CountedReport {
	report := l.ReportIndex.At(at)
	if l.without.Has(report.Report) {
		return CountedReport{index: -1}
	}
	return report
}

// Keep returns a list from memory, or finds it, if columns are read; there are
// few questions about many regions. Nobody may change the list.
func Keep[T any](src Source, question string, bytes int, find func() ([]T, error)) ([]T, error) {
	if !src.many {
		return find()
	}
	if src.without != nil {
		question += " of real reports"
	}
	return database.Keep(src.db, src.state, question, func(list []T) int { return bytes * len(list) }, find)
}

// Entries returns what reports say of a quantity.
func (src Source) Entries(q catalogue.Quantity) (EntrySource, error) {
	if src.many {
		return src.column(q)
	}
	if src.kind == "government" {
		if c, ok := src.columnIfKept(q); ok {
			return c, nil
		}
	}
	parts := make([]placeEntries, len(q.Cells))
	places := map[Place]bool{}
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
		sums[at], _ = sumOf(len(parts), func(k int) (Entry, bool) { return parts[k].Entry(at, CountedReport{}) })
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
func (src Source) lookUp(ref annual.CellRef) (placeEntries, error) {
	cells := placeEntries{}
	args := append([]any{sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant)}, src.args...)
	name := src.kind + "_figures"
	if src.kind == "government" && form.IsStated(ref.Indicator) {
		name = "government_stated"
	}
	err := placeLines(src.ctx, src.tx, name, args, func(at Place, rest string) (err error) {
		status, value, _ := strings.Cut(rest, " ")
		cells[at], err = parseEntry(ref.Indicator, annual.Status(status), value)
		return err
	})
	switch {
	case err != nil:
	case charges.Has(ref.Indicator):
		err = src.markLookedUpCharges(cells, ref)
	case src.kind == "government":
		err = src.markLookedUp(cells, ref)
	}
	return cells, err
}

// placeLines runs a query and calls do for each line of its text, with the place
// that it begins with and what follows.
func placeLines(ctx context.Context, tx database.Queryer, name string, args []any, do func(at Place, rest string) error) error {
	lines, err := database.Lines(ctx, tx, query(name), args...)
	if err != nil {
		return err
	}
	for line := range lines {
		code, rest, _ := strings.Cut(line, " ")
		year, rest, _ := strings.Cut(rest, " ")
		at, ok := PlaceOf(code)
		n, err := strconv.ParseInt(year, 10, 32)
		if !ok || err != nil {
			return fmt.Errorf("%s: %q", name, line)
		}
		at.Year = int32(n)
		if err := do(at, rest); err != nil {
			return err
		}
	}
	return nil
}
