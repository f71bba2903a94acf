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
)

// An CorrectionRecord is a correction with what became of it.
type CorrectionRecord struct {
	annual.Correction // its Machine is what was read when it was made
	Ended             Ending
	EndedBy           string
	EndedAt           time.Time
}

// An Ending says how a correction ended.
type Ending string

// The endings of corrections.
const (
	InForce         Ending = ""
	Undone          Ending = "undone"
	ReplacedByOther Ending = "replaced"
)

// Correct records what a person read in a cell of a report, in place of an
// earlier correction of it. Its time is set here, and its Machine is not looked
// at. It holds for the document's bytes, whatever later versions of the program
// read in them. The error wraps ErrBadCorrection if reason or author are missing,
// ErrNoCell if neither the reading nor the form of the report's tables has such
// a cell, and ErrNotFound.
func (s *Store) Correct(ctx context.Context, report int64, c annual.Correction) error {
	c.Reason, c.By = strings.TrimSpace(c.Reason), strings.TrimSpace(c.By)
	switch {
	case c.Reason == "":
		return fmt.Errorf("%w: it has no reason", ErrBadCorrection)
	case c.By == "":
		return fmt.Errorf("%w: it has no author", ErrBadCorrection)
	}
	return s.inTx(ctx, func(tx *session) error {
		if _, err := infoByID(ctx, tx, report); err != nil {
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
		at := []any{sql.Named("sha256", sha256), sql.Named("indicator", c.Indicator), sql.Named("applicant", c.Applicant)}
		if _, err := s.endCorrection(ctx, tx, at, ReplacedByOther, c.By); err != nil {
			return err
		}
		args := append(at, sql.Named("value", decimalText(c.Value)), sql.Named("reason", c.Reason), sql.Named("by", c.By),
			sql.Named("now", timestamp(s.now())), sql.Named("machine_value", machine), sql.Named("machine_status", status))
		if _, err := tx.ExecContext(ctx, query("correction_put"), args...); err != nil {
			return err
		}
		return noteEffects(ctx, tx, report)
	})
}

// UndoCorrection takes the correction of a cell back, so that the program's
// reading holds again. The correction is kept among the past ones. The error
// wraps ErrNoCorrection if the cell has none in force.
func (s *Store) UndoCorrection(ctx context.Context, report int64, cell annual.CellRef, by string) error {
	if by = strings.TrimSpace(by); by == "" {
		return fmt.Errorf("%w: nobody takes it back", ErrBadCorrection)
	}
	return s.inTx(ctx, func(tx *session) error {
		info, err := infoByID(ctx, tx, report)
		if err != nil {
			return err
		}
		at := []any{sql.Named("sha256", info.SHA256), sql.Named("indicator", cell.Indicator), sql.Named("applicant", cell.Applicant)}
		ended, err := s.endCorrection(ctx, tx, at, Undone, by)
		if err != nil {
			return err
		}
		if !ended {
			return fmt.Errorf("report %d, %s: %w", report, nameOf(cell), ErrNoCorrection)
		}
		return noteEffects(ctx, tx, report)
	})
}

// endCorrection moves a correction in force to the past ones and reports whether
// there was one.
func (s *Store) endCorrection(ctx context.Context, tx *session, at []any, how Ending, by string) (bool, error) {
	args := append(at[:len(at):len(at)], sql.Named("ended", string(how)), sql.Named("by", by), sql.Named("now", timestamp(s.now())))
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
func noteEffects(ctx context.Context, tx *session, report int64) error {
	for _, name := range []string{"finding_effects_clear", "finding_raised_clear"} {
		if _, err := tx.ExecContext(ctx, query(name), sql.Named("report", report)); err != nil {
			return err
		}
	}
	corrections, err := loadCorrections(ctx, tx, report)
	if err != nil || len(corrections) == 0 {
		return err
	}
	reading, err := loadReport(ctx, tx, report)
	if err != nil {
		return err
	}
	w := newWriter(ctx, tx)
	for i, f := range check.Correct(reading, corrections).Findings {
		switch f.Correction {
		case annual.Mended, annual.Replaced:
			w.exec("finding_effect_put", string(f.Correction), report, i+1)
		case annual.Raised:
			w.exec("finding_raised_insert", placeAfter(f.Place, report, i+1, f.Code, string(f.Severity), f.Message, f.Left, f.Right)...)
			for k, c := range f.Cells {
				w.exec("finding_raised_cell_insert", i+1, k+1, report, c.Indicator, c.Applicant)
			}
		}
	}
	return w.err
}

// loadCorrections returns the corrections in force of a report, in the order of
// the forms.
func loadCorrections(ctx context.Context, db queryer, report int64) ([]annual.Correction, error) {
	return collect(ctx, db, query("corrections_load"), byReport(report),
		func(scan func(...any) error) (c annual.Correction, err error) {
			var value *string
			var at string
			if err := scan(&c.Indicator, &c.Applicant, &value, &c.Reason, &c.By, &at); err != nil {
				return c, err
			}
			if c.Value, err = parseDecimal(value); err != nil {
				return c, err
			}
			c.At, err = time.Parse(time.RFC3339, at)
			return c, err
		})
}

// Corrections returns all corrections that were made of a report's document, by
// cell and time, those in force and those that ended.
func (s *Store) Corrections(ctx context.Context, report int64) ([]CorrectionRecord, error) {
	return collect(ctx, s.read, query("correction_history"), byReport(report),
		func(scan func(...any) error) (r CorrectionRecord, err error) {
			var value, machine *string
			var at, ended string
			if err := scan(&r.Indicator, &r.Applicant, &value, &r.Reason, &r.By, &at, &machine, &r.Machine.Status,
				&r.Ended, &r.EndedBy, &ended); err != nil {
				return r, err
			}
			if r.Value, err = parseDecimal(value); err != nil {
				return r, err
			}
			if r.Machine.Value, err = parseDecimal(machine); err != nil {
				return r, err
			}
			if r.At, err = time.Parse(time.RFC3339, at); err != nil || ended == "" {
				return r, err
			}
			r.EndedAt, err = time.Parse(time.RFC3339, ended)
			return r, err
		})
}

// nameOf writes a cell as it is named on the command line.
func nameOf(c annual.CellRef) string {
	return strings.TrimSuffix(c.Indicator+"/"+c.Applicant, "/")
}
