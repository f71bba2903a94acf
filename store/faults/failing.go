package faults

import (
	"context"
	"database/sql"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// FailingCells are the figures that are terms of a sum which fails in their own report: one of these terms is wrong, and
// nobody knows for sure which.
type FailingCells map[annual.CellRef]reports.Set

// CellsIn returns those of the latest versions of all reports. What fails only with a correction does not count, as the
// report does not print it. They are kept as long as the database stays as it is.
func CellsIn(ctx context.Context, db *database.DB, tx database.Queryer) (FailingCells, error) {
	all, err := failuresIn(ctx, db, tx)
	return all.cells, err
}

// CellsOf is CellsIn for what does not ask within a transaction.
func CellsOf(ctx context.Context, db *database.DB) (found FailingCells, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		found, err = CellsIn(ctx, db, tx)
		return err
	})
	return found, err
}

// Of returns the reports of which a quantity, or a part of it, is such a figure.
func (f FailingCells) Of(q catalogue.Quantity) reports.Set {
	var set reports.Set
	for _, cell := range q.Cells {
		set = joined(set, f[cell])
	}
	if q.Or != nil {
		set = joined(set, f[*q.Or])
	}
	return set
}

// joined returns two sets as one, without a copy where one has nothing.
func joined(a, b reports.Set) reports.Set {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return a.With(b)
}

// failures are the sums that fail in reports: how many of each check, and the figures that they have.
type failures struct {
	entries []entry
	cells   FailingCells
}

func (f failures) bytes() int {
	n := sizeOf(f.entries)
	for _, set := range f.cells {
		n += set.Bytes()
	}
	return n
}

// failuresIn returns them from memory as long as the database stays as it is.
func failuresIn(ctx context.Context, db *database.DB, tx database.Queryer) (failures, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return failures{}, err
	}
	codes, err := database.JSONList(Checks())
	if err != nil {
		return failures{}, err
	}
	return database.Keep(db, state, "failing sums", failures.bytes, func() (failures, error) {
		failed, err := database.Collect(ctx, tx, query("failing_reports"), []any{sql.Named("codes", codes)}, func(scan func(...any) error) (f failure, err error) {
			return f, scan(&f.report, &f.region, &f.year, &f.kind, &f.code, &f.held, &f.cells)
		})
		return failures{gathered(failed), termsOf(failed)}, err
	})
}

// termsOf returns the figures of sums that fail in print.
func termsOf(failed []failure) FailingCells {
	cells := FailingCells{}
	for _, f := range failed {
		if f.held != 0 {
			continue
		}
		for name := range strings.FieldsSeq(f.cells) {
			indicator, applicant, _ := strings.Cut(name, "/")
			cell := annual.CellRef{Indicator: indicator, Applicant: applicant}
			set := cells[cell]
			set.Add(f.report)
			cells[cell] = set
		}
	}
	return cells
}
