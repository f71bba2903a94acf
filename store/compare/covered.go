package compare

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// manyReports is from how many reports on what they cover is taken from a list of all reports,
// which is kept, in place of looking each up.
const manyReports = 1000

// A told is what one report says that it covers, in little memory: a country has hundreds of
// thousands.
type told struct {
	report int64
	at     columns.Place // 0 where the region or the year is not known
	scope  int8          // index in scopes
}

// scopes are those that are told apart; all others are the first.
var scopes = annual.Scopes[1:]

// toldBy returns what some reports cover, by region and year, of those that are in the database.
func toldBy(ctx context.Context, db *database.DB, tx database.Queryer, reports []int64) ([]told, error) {
	if len(reports) < manyReports {
		asked, err := database.JSONList(reports)
		if err != nil {
			return nil, err
		}
		return readTold(ctx, tx, "coverage", sql.Named("reports", asked))
	}
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	const bytes = 24 // of a told
	all, err := database.Keep(db, state, "coverage", func(list []told) int { return bytes * len(list) }, func() ([]told, error) {
		return readTold(ctx, tx, "coverage_of_all")
	})
	if err != nil {
		return nil, err
	}
	asked := make([]bool, slices.Max(reports)+1)
	for _, id := range reports {
		asked[id] = true
	}
	list := make([]told, 0, len(reports))
	for _, t := range all {
		if t.report < int64(len(asked)) && asked[t.report] {
			list = append(list, t)
		}
	}
	return list, nil
}

// readTold reads the lines of a query on what reports cover.
func readTold(ctx context.Context, tx database.Queryer, name string, args ...any) ([]told, error) {
	lines, err := database.Lines(ctx, tx, query(name), args...)
	if err != nil {
		return nil, err
	}
	var list []told
	for line := range lines {
		var t told
		f := strings.Split(line, " ")
		if len(f) != 4 {
			return nil, fmt.Errorf("%s: %q", name, line)
		}
		var year int64
		var err error
		if t.report, err = strconv.ParseInt(f[0], 10, 64); err == nil {
			year, err = strconv.ParseInt(f[3], 10, 32)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		t.at, _ = columns.PlaceOf(f[2])
		t.at.Year = int32(year)
		t.scope = int8(max(0, slices.Index(scopes, annual.Scope(f[1]))))
		list = append(list, t)
	}
	return list, nil
}

// named returns reports with the names of their regions or, where those are not known, of their organs.
func named(ctx context.Context, tx database.Queryer, list []told) ([]Covered, error) {
	covered := make([]Covered, len(list))
	for i, t := range list {
		c := Covered{ReportID: t.report, Scope: scopes[t.scope], Code: t.at.Code.Code(), Year: int(t.at.Year)}
		if r, ok := gazetteer.LookupRegion(c.Code, c.Year); ok {
			c.Name = r.Name
		} else if err := tx.QueryRowContext(ctx, query("coverage_organ"), t.report).Scan(&c.Name); err != nil {
			return nil, err
		}
		covered[i] = c
	}
	return covered, nil
}
