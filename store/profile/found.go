package profile

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Finding is what the checks found in a report, an error or a warning that stands.
type Finding struct {
	annual.Finding     // Code, Severity, Message, Cells, Correction, Held, CorrectedCells alone
	Number         int // among the report's findings, from 1
	Page           int // 0 if not known
}

// Findings returns the errors and then the warnings of a report that stand.
func Findings(ctx context.Context, db *database.DB, report int64) ([]Finding, error) {
	list, err := database.Collect(ctx, db, query("findings_of"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (f Finding, err error) {
			return f, scan(&f.Number, &f.Code, &f.Severity, &f.Message, &f.Page, &f.Correction, &f.Held)
		})
	if err != nil || len(list) == 0 {
		return list, err
	}
	corrections, err := reports.CorrectionsInForce(ctx, db, report)
	if err != nil {
		return nil, err
	}
	cells := map[int][]annual.CellRef{}
	_, err = database.Collect(ctx, db, query("finding_cells_of"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (none struct{}, err error) {
			var number int
			var ref annual.CellRef
			err = scan(&number, &ref.Indicator, &ref.Applicant)
			cells[number] = append(cells[number], ref)
			return none, err
		})
	for i := range list {
		list[i].Cells = cells[list[i].Number]
		for _, ref := range list[i].Cells {
			if slices.ContainsFunc(corrections, func(c annual.Correction) bool { return c.CellRef == ref }) {
				list[i].CorrectedCells = append(list[i].CorrectedCells, ref)
			}
		}
	}
	return list, err
}

// Earlier returns the last report of a report's organ on a year before its own, and that year; 0 where there is
// none. Of one year, one of the same organ by its id goes before one of the same name in the region.
func Earlier(ctx context.Context, db *database.DB, report int64) (id int64, year int, err error) {
	for _, name := range []string{"earlier_by_id", "earlier"} {
		var found int64
		var of int
		err := db.QueryRowContext(ctx, query(name), sql.Named("report", report)).Scan(&found, &of)
		switch {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			return 0, 0, err
		case of > year:
			id, year = found, of
		}
	}
	return id, year, nil
}
