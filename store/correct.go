package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// The reasons why a correction is not made. Test with errors.Is.
var (
	ErrBadCorrection = errors.New("incomplete correction")
	ErrNoCell        = errors.New("neither the reading nor the form has such a cell")
	ErrNoCorrection  = errors.New("the cell has no correction in force")
	ErrNegative      = errors.New("what is counted is never below zero")
)

// Correct records what a person read in a cell of a report, in place of an
// earlier correction of it. Its time is set here, and its Machine is not looked
// at. It holds for the document's bytes, whatever later versions of the program
// read in them. The error wraps ErrBadCorrection if reason or author are missing,
// ErrNoCell if neither the reading nor the form of the report's tables has such
// a cell, ErrNegative if the cell can have no such value, and ErrNotFound.
func Correct(ctx context.Context, db *database.DB, report int64, c annual.Correction) error {
	return db.Update(ctx, func(tx *database.Session) error { return CorrectIn(ctx, tx, db.Now(), report, c) })
}

// CorrectIn is Correct as a part of a transaction, at the time told.
func CorrectIn(ctx context.Context, tx *database.Session, now time.Time, report int64, c annual.Correction) error {
	c.Reason, c.By = strings.TrimSpace(c.Reason), strings.TrimSpace(c.By)
	switch {
	case c.Reason == "":
		return fmt.Errorf("%w: it has no reason", ErrBadCorrection)
	case c.By == "":
		return fmt.Errorf("%w: it has no author", ErrBadCorrection)
	}
	if _, err := reports.InfoByID(ctx, tx, report); err != nil {
		return err
	}
	var sha256, status string
	var machine *string
	err := tx.QueryRowContext(ctx, query("correction_cell"), sql.Named("report", report),
		sql.Named("indicator", c.Indicator), sql.Named("applicant", c.Applicant)).Scan(&sha256, &machine, &status)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("report %d, %s: %w", report, nameOf(c.CellRef), ErrNoCell)
	}
	if err != nil {
		return err
	}
	read, err := database.ParseDecimal(machine)
	if err != nil {
		return err
	}
	if !check.CanBe(c.Indicator, c.Value, read) {
		return fmt.Errorf("report %d, %s: %w", report, nameOf(c.CellRef), ErrNegative)
	}
	at := []any{sql.Named("sha256", sha256), sql.Named("indicator", c.Indicator), sql.Named("applicant", c.Applicant)}
	if _, err := endCorrection(ctx, tx, now, at, reports.ReplacedByOther, c.By); err != nil {
		return err
	}
	args := append(at, sql.Named("value", database.DecimalText(c.Value)), sql.Named("reason", c.Reason), sql.Named("by", c.By),
		sql.Named("now", database.Timestamp(now)), sql.Named("machine_value", machine), sql.Named("machine_status", status))
	if _, err := tx.ExecContext(ctx, query("correction_put"), args...); err != nil {
		return err
	}
	if err := noteEffects(ctx, tx, report); err != nil {
		return err
	}
	return rearrange(ctx, tx, report)
}

// UndoCorrection takes the correction of a cell back, so that the program's
// reading holds again. The correction is kept among the past ones. The error
// wraps ErrNoCorrection if the cell has none in force.
func UndoCorrection(ctx context.Context, db *database.DB, report int64, cell annual.CellRef, by string) error {
	if by = strings.TrimSpace(by); by == "" {
		return fmt.Errorf("%w: nobody takes it back", ErrBadCorrection)
	}
	return db.Update(ctx, func(tx *database.Session) error {
		info, err := reports.InfoByID(ctx, tx, report)
		if err != nil {
			return err
		}
		at := []any{sql.Named("sha256", info.SHA256), sql.Named("indicator", cell.Indicator), sql.Named("applicant", cell.Applicant)}
		ended, err := endCorrection(ctx, tx, db.Now(), at, reports.Undone, by)
		if err != nil {
			return err
		}
		if !ended {
			return fmt.Errorf("report %d, %s: %w", report, nameOf(cell), ErrNoCorrection)
		}
		if err := noteEffects(ctx, tx, report); err != nil {
			return err
		}
		return rearrange(ctx, tx, report)
	})
}

// endCorrection moves a correction in force to the past ones and reports whether
// there was one.
func endCorrection(ctx context.Context, tx *database.Session, now time.Time, at []any, how reports.Ending, by string) (bool, error) {
	args := append(at[:len(at):len(at)], sql.Named("ended", string(how)), sql.Named("by", by), sql.Named("now", database.Timestamp(now)))
	if _, err := tx.ExecContext(ctx, query("correction_end"), args...); err != nil {
		return false, err
	}
	result, err := tx.ExecContext(ctx, query("correction_drop"), at...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// noteEffects writes what the corrections in force do to the findings of a
// report, for the views and exports.
func noteEffects(ctx context.Context, tx *database.Session, report int64) error {
	for _, name := range []string{"finding_effects_clear", "finding_raised_clear"} {
		if _, err := tx.ExecContext(ctx, query(name), sql.Named("report", report)); err != nil {
			return err
		}
	}
	corrections, err := reports.CorrectionsInForce(ctx, tx, report)
	if err != nil || len(corrections) == 0 {
		return err
	}
	reading, err := reports.LoadReading(ctx, tx, report)
	if err != nil {
		return err
	}
	w := database.NewWriter(ctx, tx, queries)
	for i, f := range check.Correct(reading, corrections).Findings {
		switch f.Correction {
		case annual.Mended, annual.Replaced:
			w.Exec("finding_effect_put", string(f.Correction), report, i+1)
		case annual.Raised:
			w.Exec("finding_raised_insert", database.PlaceAfter(f.Place, report, i+1, f.Code, string(f.Severity), f.Message, f.Left, f.Right)...)
			for k, c := range f.Cells {
				w.Exec("finding_raised_cell_insert", i+1, k+1, report, c.Indicator, c.Applicant)
			}
		}
	}
	return w.Err()
}

// nameOf writes a cell as it is named on the command line.
func nameOf(c annual.CellRef) string {
	return strings.TrimSuffix(c.Indicator+"/"+c.Applicant, "/")
}
