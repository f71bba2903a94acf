package invented

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/store/database"
	"nianbao/store/reports"
)

// The sorts of reports that lists can be of.
const (
	Real = "real"
	Made = "invented"
)

// Sorts are all of them.
func Sorts() []string { return []string{Real, Made} }

// Alone chooses the reports of a sort, "" for all: by the sort of which there are fewer.
func Alone(ctx context.Context, db *database.DB, sort string) (chosen reports.Among, err error) {
	if sort == "" {
		return chosen, nil
	}
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		found, err := In(ctx, db, tx)
		if err != nil {
			return err
		}
		all, err := countIn(ctx, db, tx)
		if err != nil {
			return err
		}
		chosen.Name = sort
		if 2*found.Len() <= all {
			chosen.Reports, chosen.Others = found.IDs(), sort == Real
			return nil
		}
		chosen.Others = sort == Made
		chosen.Reports, err = realIn(ctx, db, tx, found)
		return err
	})
	return chosen, err
}

// realIn returns the reports that are not invented, which are kept.
func realIn(ctx context.Context, db *database.DB, tx database.Queryer, made Reports) ([]int64, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	const bytesOfID = 8
	list, err := database.Keep(db, state, "real reports", func(list []int64) int { return bytesOfID * len(list) }, func() ([]int64, error) {
		all, err := database.IDs(ctx, tx, query("report_numbers"))
		list := []int64{}
		for _, id := range all {
			if !made.Has(id) {
				list = append(list, id)
			}
		}
		return list, err
	})
	if err != nil {
		return nil, fmt.Errorf("real reports: %w", err)
	}
	return list, nil
}
