package invented

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// marks are what invented reports say of themselves.
var marks = func() (m struct{ Organs, Notices []string }) {
	if err := json.Unmarshal(marksFile, &m); err != nil {
		panic("invented: " + err.Error()) // the file is part of the program
	}
	return m
}()

//go:embed marks.json
var marksFile []byte

// Reports are those that are invented.
type Reports = reports.Set

// In returns the invented reports of the database that a transaction sees.
func In(ctx context.Context, db *database.DB, tx database.Queryer) (Reports, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	found, err := database.Keep(db, state, "invented", Reports.Bytes, func() (Reports, error) { return find(ctx, tx) })
	if err != nil {
		return nil, fmt.Errorf("invented reports: %w", err)
	}
	return found, nil
}

// Beside returns the invented reports where real ones are beside them, and none where all are invented or none is: what
// ranks reports or adds them up leaves these out unless it is asked for them.
func Beside(ctx context.Context, db *database.DB, tx database.Queryer) (Reports, error) {
	found, err := In(ctx, db, tx)
	if err != nil || found.Len() == 0 {
		return nil, err
	}
	all, err := countIn(ctx, db, tx)
	if err != nil || all == found.Len() {
		return nil, err
	}
	return found, nil
}

// countIn returns how many reports there are, invented or not.
func countIn(ctx context.Context, db *database.DB, tx database.Queryer) (int, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return 0, err
	}
	all, err := database.Keep(db, state, "reports, invented or not", func(int) int { return 8 }, func() (n int, err error) {
		err = tx.QueryRowContext(ctx, query("all_reports")).Scan(&n)
		return n, err
	})
	if err != nil {
		return 0, fmt.Errorf("invented reports: %w", err)
	}
	return all, nil
}

// OfBeside is Beside for what does not ask within a transaction.
func OfBeside(ctx context.Context, db *database.DB) (found Reports, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		found, err = Beside(ctx, db, tx)
		return err
	})
	return found, err
}

// Of is In for what does not ask within a transaction.
func Of(ctx context.Context, db *database.DB) (found Reports, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		found, err = In(ctx, db, tx)
		return err
	})
	return found, err
}

// Says reports whether a report that is not stored says of itself that it is invented.
func Says(r *annual.Report) bool {
	within := func(notice string) bool {
		return slices.ContainsFunc(r.Sections, func(s annual.Section) bool { return strings.Contains(s.Text, notice) })
	}
	return slices.ContainsFunc(marks.Organs, func(mark string) bool { return strings.HasPrefix(r.Organ, mark) }) || slices.ContainsFunc(marks.Notices, within)
}

func find(ctx context.Context, tx database.Queryer) (Reports, error) {
	found := Reports{}
	add := func(name string, value sql.NamedArg) error {
		_, err := database.Collect(ctx, tx, query(name), []any{value}, func(scan func(...any) error) (none struct{}, err error) {
			var id int64
			if err := scan(&id); err != nil {
				return none, err
			}
			found.Add(id)
			return none, nil
		})
		return err
	}
	for _, mark := range marks.Organs {
		if err := add("invented_organs", sql.Named("mark", mark)); err != nil {
			return nil, err
		}
	}
	for _, notice := range marks.Notices {
		if err := add("invented_notices", sql.Named("match", chapters.Phrase(notice))); err != nil {
			return nil, err
		}
	}
	return found, nil
}
