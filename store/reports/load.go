package reports

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/normalize/check"
	"nianbao/store/database"
)

// A Stored is all that the database holds of one report but for its
// earlier revisions.
type Stored struct {
	Info     Info
	Document Document
	// Report is as imported but for the corrections in force, which take the
	// place of what was read. Absent lists come back empty.
	Report annual.Report
}

// Load returns the report with that ID, or ErrNotFound.
func Load(ctx context.Context, db *database.DB, id int64) (Stored, error) {
	var stored Stored
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		var err error
		if stored.Info, err = InfoByID(ctx, tx, id); err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, query("document_load"), sql.Named("report", id))
		if err := stored.Document.scan(row.Scan); err != nil {
			return err
		}
		reading, err := LoadReading(ctx, tx, id)
		if err != nil {
			return err
		}
		corrections, err := CorrectionsInForce(ctx, tx, id)
		stored.Report = check.Correct(reading, corrections)
		return err
	})
	if err != nil {
		return Stored{}, fmt.Errorf("load report %d: %w", id, err)
	}
	return stored, nil
}

// LoadReading puts a report together from its rows, as it was read.
func LoadReading(ctx context.Context, db database.Queryer, id int64) (annual.Report, error) {
	var r annual.Report
	err := db.QueryRowContext(ctx, query("report_load"), sql.Named("report", id)).Scan(
		&r.Title, &r.Organ, &r.Department, &r.OrganKind, &r.Township, &r.Identity,
		&r.IdentityEvidence, &r.IdentityAgainst, &r.PlaceID, &r.OrganID, &r.Function, &r.TownshipCode, &r.Scope, &r.ScopeSentence,
		&r.Region.Code, &r.Region.Name, &r.Region.Parent, &r.Region.ValidFrom, &r.Region.ValidTo,
		&r.Year, &r.Form, &r.PeriodStart, &r.PeriodEnd, &r.Published, &r.CorrectionMark)
	if errors.Is(err, sql.ErrNoRows) {
		return r, ErrNotFound
	}
	for _, load := range []func(context.Context, database.Queryer, int64, *annual.Report) error{
		loadSections, loadSubheadings, loadTables, loadObservations, loadUnplaced, loadEvidence, loadFindings, loadFindingCells,
	} {
		if err == nil {
			err = load(ctx, db, id, &r)
		}
	}
	return r, err
}

func loadSections(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Sections, err = database.Collect(ctx, db, query("sections_load"), byReport(id),
		func(scan func(...any) error) (s annual.Section, err error) {
			var at database.PlaceColumns
			err = scan(at.Targets(&s.Ordinal, &s.Title, &s.Text)...)
			s.Place = at.Place()
			return s, err
		})
	return err
}

func loadSubheadings(ctx context.Context, db database.Queryer, id int64, r *annual.Report) error {
	_, err := database.Collect(ctx, db, query("subheadings_load"), byReport(id),
		func(scan func(...any) error) (h document.Subheading, err error) {
			var at database.PlaceColumns
			var section int
			if err := scan(at.Targets(&section, &h.Label, &h.Title)...); err != nil {
				return h, err
			}
			h.Place = at.Place()
			in := &r.Sections[section-1]
			in.Subheadings = append(in.Subheadings, h)
			return h, nil
		})
	return err
}

func loadTables(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Tables, err = database.Collect(ctx, db, query("report_tables_load"), byReport(id),
		func(scan func(...any) error) (t annual.TableForm, err error) { return t, scan(&t.Table, &t.Form) })
	return err
}

func loadObservations(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Observations, err = database.Collect(ctx, db, query("observations_load"), byReport(id),
		func(scan func(...any) error) (o annual.Observation, err error) {
			var at database.PlaceColumns
			var value *string
			if err := scan(at.Targets(&o.Indicator, &o.Applicant, &value, &o.Unit, &o.Raw,
				&o.Status, &o.Confidence, &o.Note, &o.Remark)...); err != nil {
				return o, err
			}
			o.Place = at.Place()
			o.Value, err = database.ParseDecimal(value)
			return o, err
		})
	return err
}

func loadUnplaced(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Unplaced, err = database.Collect(ctx, db, query("unplaced_load"), byReport(id),
		func(scan func(...any) error) (u annual.Unplaced, err error) {
			var at database.PlaceColumns
			var value *string
			if err := scan(at.Targets(&u.Table, &u.Indicator, &value, &u.Raw, &u.Note)...); err != nil {
				return u, err
			}
			u.Place = at.Place()
			u.Value, err = database.ParseDecimal(value)
			return u, err
		})
	return err
}

func loadEvidence(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Evidence, err = database.Collect(ctx, db, query("evidence_load"), byReport(id),
		func(scan func(...any) error) (e annual.Evidence, err error) {
			var at database.PlaceColumns
			err = scan(at.Targets(&e.Table, &e.Block, &e.Axis, &e.ID, &e.Printed, &e.Likeness, &e.Reason)...)
			e.Place = at.Place()
			return e, err
		})
	return err
}

func loadFindings(ctx context.Context, db database.Queryer, id int64, r *annual.Report) (err error) {
	r.Findings, err = database.Collect(ctx, db, query("findings_load"), byReport(id),
		func(scan func(...any) error) (f annual.Finding, err error) {
			var at database.PlaceColumns
			err = scan(at.Targets(&f.Code, &f.Severity, &f.Message, &f.Left, &f.Right)...)
			f.Place = at.Place()
			return f, err
		})
	return err
}

func loadFindingCells(ctx context.Context, db database.Queryer, id int64, r *annual.Report) error {
	_, err := database.Collect(ctx, db, query("finding_cells_load"), byReport(id),
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
func Revisions(ctx context.Context, db *database.DB, id int64) ([]Revision, error) {
	return database.Collect(ctx, db, query("revisions"), byReport(id), func(scan func(...any) error) (v Revision, err error) {
		var at string
		if err := scan(&v.Revision, &v.Parser, &at, &v.Digest, &v.Reading); err != nil {
			return v, err
		}
		v.StoredAt, err = time.Parse(time.RFC3339, at)
		return v, err
	})
}
