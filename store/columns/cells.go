package columns

import (
	"context"
	"database/sql"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// A CellAt is a cell of a report with the region and year that this may count for.
type CellAt struct {
	ReportAt
	Cell annual.CellRef
}

// ReadCells returns what is said in some cells of reports, each of another one if need be, in their order: with the
// corrections in force, and in doubt where comparisons hold it in doubt.
func ReadCells(ctx context.Context, db *database.DB, list []CellAt) ([]Entry, error) {
	asked := make([][3]any, len(list))
	for i, c := range list {
		asked[i] = [3]any{c.Report, c.Cell.Indicator, c.Cell.Applicant}
	}
	cells, err := database.JSONList(asked)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(list))
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		_, err = database.Collect(ctx, tx, query("cells_at"), []any{sql.Named("cells", cells)}, func(scan func(...any) error) (none struct{}, err error) {
			var at int
			var status annual.Status
			var value string
			if err = scan(&at, &status, &value); err == nil {
				entries[at], err = parseEntry(list[at].Cell.Indicator, status, value)
			}
			return none, err
		})
		r := columnReader{ctx, tx, db, state}
		for i := 0; i < len(list) && err == nil; i++ {
			var why Disproportion
			if why, err = r.outsized(list[i].ReportAt, list[i].Cell, entries[i]); why != NoDisproportion {
				entries[i] = entries[i].doubted(why)
			}
		}
		return err
	})
	return entries, err
}
