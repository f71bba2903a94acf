package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
)

// A StoredReport is all that the database holds of one report but for its
// earlier revisions.
type StoredReport struct {
	Info     ReportInfo
	Document Document
	// Report is as imported but for the corrections in force, which take the
	// place of what was read. Absent lists come back empty.
	Report annual.Report
}

// Load returns the report with that ID, or ErrNotFound.
func Load(ctx context.Context, db *Store, id int64) (StoredReport, error) {
	var stored StoredReport
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		var err error
		if stored.Info, err = infoByID(ctx, tx, id); err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, reportsQuery("document_load"), sql.Named("report", id))
		if err := stored.Document.scan(row.Scan); err != nil {
			return err
		}
		reading, err := loadReport(ctx, tx, id)
		if err != nil {
			return err
		}
		corrections, err := loadCorrections(ctx, tx, id)
		stored.Report = check.Correct(reading, corrections)
		return err
	})
	if err != nil {
		return StoredReport{}, fmt.Errorf("load report %d: %w", id, err)
	}
	return stored, nil
}

// loadReport puts a report together from its rows, as it was read.
func loadReport(ctx context.Context, db queryer, id int64) (annual.Report, error) {
	var r annual.Report
	err := db.QueryRowContext(ctx, reportsQuery("report_load"), sql.Named("report", id)).Scan(
		&r.Title, &r.Organ, &r.Department,
		&r.Region.Code, &r.Region.Name, &r.Region.Parent, &r.Region.ValidFrom, &r.Region.ValidTo,
		&r.Year, &r.Form, &r.PeriodStart, &r.PeriodEnd)
	if errors.Is(err, sql.ErrNoRows) {
		return r, ErrNotFound
	}
	for _, load := range []func(context.Context, queryer, int64, *annual.Report) error{
		loadSections, loadSubheadings, loadTables, loadObservations, loadUnplaced, loadEvidence, loadFindings, loadFindingCells,
	} {
		if err == nil {
			err = load(ctx, db, id, &r)
		}
	}
	return r, err
}

func loadSections(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Sections, err = collect(ctx, db, reportsQuery("sections_load"), byReport(id),
		func(scan func(...any) error) (s annual.Section, err error) {
			var at placeColumns
			err = scan(at.targets(&s.Ordinal, &s.Title, &s.Text)...)
			s.Place = at.place()
			return s, err
		})
	return err
}

func loadSubheadings(ctx context.Context, db queryer, id int64, r *annual.Report) error {
	_, err := collect(ctx, db, reportsQuery("subheadings_load"), byReport(id),
		func(scan func(...any) error) (h document.Subheading, err error) {
			var at placeColumns
			var section int
			if err := scan(at.targets(&section, &h.Label, &h.Title)...); err != nil {
				return h, err
			}
			h.Place = at.place()
			in := &r.Sections[section-1]
			in.Subheadings = append(in.Subheadings, h)
			return h, nil
		})
	return err
}

func loadTables(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Tables, err = collect(ctx, db, reportsQuery("report_tables_load"), byReport(id),
		func(scan func(...any) error) (t annual.TableForm, err error) { return t, scan(&t.Table, &t.Form) })
	return err
}

func loadObservations(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Observations, err = collect(ctx, db, reportsQuery("observations_load"), byReport(id),
		func(scan func(...any) error) (o annual.Observation, err error) {
			var at placeColumns
			var value *string
			if err := scan(at.targets(&o.Indicator, &o.Applicant, &value, &o.Unit, &o.Raw,
				&o.Status, &o.Confidence, &o.Note)...); err != nil {
				return o, err
			}
			o.Place = at.place()
			o.Value, err = parseDecimal(value)
			return o, err
		})
	return err
}

func loadUnplaced(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Unplaced, err = collect(ctx, db, reportsQuery("unplaced_load"), byReport(id),
		func(scan func(...any) error) (u annual.Unplaced, err error) {
			var at placeColumns
			var value *string
			if err := scan(at.targets(&u.Table, &u.Indicator, &value, &u.Raw, &u.Note)...); err != nil {
				return u, err
			}
			u.Place = at.place()
			u.Value, err = parseDecimal(value)
			return u, err
		})
	return err
}

func loadEvidence(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Evidence, err = collect(ctx, db, reportsQuery("evidence_load"), byReport(id),
		func(scan func(...any) error) (e annual.Evidence, err error) {
			var at placeColumns
			err = scan(at.targets(&e.Table, &e.Block, &e.Axis, &e.ID, &e.Printed, &e.Likeness, &e.Reason)...)
			e.Place = at.place()
			return e, err
		})
	return err
}

func loadFindings(ctx context.Context, db queryer, id int64, r *annual.Report) (err error) {
	r.Findings, err = collect(ctx, db, reportsQuery("findings_load"), byReport(id),
		func(scan func(...any) error) (f annual.Finding, err error) {
			var at placeColumns
			err = scan(at.targets(&f.Code, &f.Severity, &f.Message, &f.Left, &f.Right)...)
			f.Place = at.place()
			return f, err
		})
	return err
}

func loadFindingCells(ctx context.Context, db queryer, id int64, r *annual.Report) error {
	_, err := collect(ctx, db, reportsQuery("finding_cells_load"), byReport(id),
		func(scan func(...any) error) (c annual.CellRef, err error) {
			var finding int
			if err := scan(&finding, &c.Indicator, &c.Applicant); err != nil {
				return c, err
			}
			in := &r.Findings[finding-1]
			in.Cells = append(in.Cells, c)
			return c, nil
		})
	return err
}

func byReport(id int64) []any { return []any{sql.Named("report", id)} }

// A Revision is a reading that a later one of the same bytes replaced.
type Revision struct {
	Revision int
	Parser   string // version of the parser that read it
	StoredAt time.Time
	Digest   string // SHA-256 of Reading
	Reading  []byte // the whole normalize.Report as JSON
}

// Revisions returns the replaced readings of a report, oldest first.
func Revisions(ctx context.Context, db *Store, id int64) ([]Revision, error) {
	return collect(ctx, db, reportsQuery("revisions"), byReport(id), func(scan func(...any) error) (v Revision, err error) {
		var at string
		if err := scan(&v.Revision, &v.Parser, &at, &v.Digest, &v.Reading); err != nil {
			return v, err
		}
		v.StoredAt, err = time.Parse(time.RFC3339, at)
		return v, err
	})
}
