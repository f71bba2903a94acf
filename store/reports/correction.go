package reports

import (
	"context"
	"time"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// A CorrectionRecord is a correction with what became of it.
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

// CorrectionsInForce returns the corrections in force of a report, in the order of
// the forms.
func CorrectionsInForce(ctx context.Context, db database.Queryer, report int64) ([]annual.Correction, error) {
	return database.Collect(ctx, db, query("corrections_load"), byReport(report),
		func(scan func(...any) error) (c annual.Correction, err error) {
			var value *string
			var at string
			if err := scan(&c.Indicator, &c.Applicant, &value, &c.Reason, &c.By, &at); err != nil {
				return c, err
			}
			if c.Value, err = database.ParseDecimal(value); err != nil {
				return c, err
			}
			c.At, err = time.Parse(time.RFC3339, at)
			return c, err
		})
}

// Corrections returns all corrections that were made of a report's document, by
// cell and time, those in force and those that ended.
func Corrections(ctx context.Context, db *database.DB, report int64) ([]CorrectionRecord, error) {
	return database.Collect(ctx, db, query("correction_history"), byReport(report),
		func(scan func(...any) error) (r CorrectionRecord, err error) {
			var value, machine *string
			var at, ended string
			if err := scan(&r.Indicator, &r.Applicant, &value, &r.Reason, &r.By, &at, &machine, &r.Machine.Status,
				&r.Ended, &r.EndedBy, &ended); err != nil {
				return r, err
			}
			if r.Value, err = database.ParseDecimal(value); err != nil {
				return r, err
			}
			if r.Machine.Value, err = database.ParseDecimal(machine); err != nil {
				return r, err
			}
			if r.At, err = time.Parse(time.RFC3339, at); err != nil || ended == "" {
				return r, err
			}
			r.EndedAt, err = time.Parse(time.RFC3339, ended)
			return r, err
		})
}
