package proposals

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Made is a correction that was made of any report, with whose report it is.
type Made struct {
	reports.CorrectionRecord
	Proposer   string // who proposed it, if somebody did and gave a name
	Proposed   bool
	Report     int64 // 0 if the document is not here any more
	Organ      string
	RegionCode string
	Region     string
	Year       int
	Page       int // where the figure is printed; 0 if that is not known
}

// Corrections returns a part of the corrections that were made, the newest first, with those that were taken
// back or replaced; of a region, by name or code, those of all within it. The error can be a
// *catalogue.RegionError.
func Corrections(ctx context.Context, db *database.DB, region string, part reports.Part) ([]Made, error) {
	var list []Made
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, region)
		if err != nil {
			return err
		}
		list, err = database.Collect(ctx, tx, query("corrections_made"), []any{sql.Named("prefix", prefix), sql.Named("limit", part.Limit),
			sql.Named("offset", part.Offset)}, scanMade)
		return err
	})
	return list, err
}

func scanMade(scan func(...any) error) (m Made, err error) {
	var value, machine, proposer *string
	var at, ended string
	if err := scan(&m.Indicator, &m.Applicant, &value, &m.Reason, &m.By, &at, &machine, &m.Machine.Status, &m.Ended, &m.EndedBy, &ended,
		&proposer, &m.Report, &m.Organ, &m.RegionCode, &m.Region, &m.Year, &m.Page); err != nil {
		return m, err
	}
	if proposer != nil {
		m.Proposed, m.Proposer = true, *proposer
	}
	var errs [4]error
	m.Value, errs[0] = database.ParseDecimal(value)
	m.Machine.Value, errs[1] = database.ParseDecimal(machine)
	m.At, errs[2] = time.Parse(time.RFC3339, at)
	if ended != "" {
		m.EndedAt, errs[3] = time.Parse(time.RFC3339, ended)
	}
	return m, errors.Join(errs[:]...)
}
