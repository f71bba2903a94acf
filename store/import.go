package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/chapters"
	"nianbao/store/database"
	"nianbao/store/faults"
	"nianbao/store/lastyear"
	"nianbao/store/renditions"
	"nianbao/store/reports"
	"nianbao/store/tables"
)

// A Change says what an import did.
type Change string

// The changes of an import.
const (
	Added     Change = "added"     // the document had no report
	Unchanged Change = "unchanged" // the same bytes gave the same reading
	Reread    Change = "reread"    // the same bytes gave another reading, which replaced the old one
)

// An Outcome is the result of an import.
type Outcome struct {
	Change   Change
	ReportID int64
	// Version counts the publications of one organ's report on one year. It is 1 where organ,
	// region or year are unknown, and 0 of a Batch, which tells versions when it is committed.
	Version int
	// Revision counts our readings of the same bytes.
	Revision int
	// Identity says how the new reading differs in whose report it is, nil where it does
	// not.
	Identity *reports.IdentityChange
}

// Import stores a reading of a document, all of it or nothing. Importing the
// same again changes nothing. A reading that differs from the stored one of the
// same bytes replaces it, and the old one is kept among the report's revisions.
func Import(ctx context.Context, db *database.DB, d reports.Document, r annual.Report) (Outcome, error) {
	b, err := Begin(ctx, db)
	if err != nil {
		return Outcome{}, err
	}
	out, err := b.Import(ctx, d, r)
	if err != nil {
		b.Rollback()
		return Outcome{}, err
	}
	if err := b.Commit(ctx); err != nil {
		return Outcome{}, err
	}
	return out, db.QueryRowContext(ctx, query("report_version"), sql.Named("report", out.ReportID)).Scan(&out.Version)
}

func importIn(ctx context.Context, tx *database.Session, now time.Time, d reports.Document, r annual.Report, digest string, later *owed) (Outcome, error) {
	if _, err := tx.ExecContext(ctx, query("failed_entry_drop"), sql.Named("path", d.Path)); err != nil {
		return Outcome{}, err
	}
	document, report, oldDigest, err := lookUp(ctx, tx, d)
	switch {
	case err != nil:
		return Outcome{}, err
	case document == 0:
		if document, err = insertDocument(ctx, tx, now, d, statusRead, reports.Fault{}); err != nil {
			return Outcome{}, err
		}
		if err := notePath(ctx, tx, document, d); err != nil {
			return Outcome{}, err
		}
		return addReport(ctx, tx, now, document, r, digest, later)
	case report == 0:
		if err := updateDocument(ctx, tx, document, d); err != nil {
			return Outcome{}, err
		}
		return addReport(ctx, tx, now, document, r, digest, later)
	case oldDigest == digest:
		if _, err := tx.ExecContext(ctx, query("document_confirm"),
			sql.Named("document", document), sql.Named("parser", d.Parser)); err != nil {
			return Outcome{}, err
		}
		// The digest does not tell of the printed tables; reports of before there were any have none.
		if err := tables.Write(ctx, tx, report, r); err != nil {
			return Outcome{}, err
		}
		info, err := reports.InfoByID(ctx, tx, report)
		return Outcome{Change: Unchanged, ReportID: report, Revision: info.Revision}, err
	default:
		return replaceReport(ctx, tx, now, d, document, report, r, digest, later)
	}
}

// addReport stores the first reading of a document.
func addReport(ctx context.Context, tx *database.Session, now time.Time, document int64, r annual.Report, digest string, later *owed) (Outcome, error) {
	key, err := identityOf(ctx, tx, document, r, later)
	if err != nil {
		return Outcome{}, err
	}
	version, err := freeVersion(ctx, tx, key)
	if err != nil {
		return Outcome{}, err
	}
	if err := keepRegion(ctx, tx, r.Region); err != nil {
		return Outcome{}, err
	}
	args := append(reportColumns(r, key), sql.Named("document", document), sql.Named("version", version),
		sql.Named("now", database.Timestamp(now)), sql.Named("digest", digest))
	result, err := tx.ExecContext(ctx, query("report_insert"), args...)
	if err != nil {
		return Outcome{}, fmt.Errorf("form %q, region %q: %w", r.Form, r.Region.Code, err)
	}
	report, err := result.LastInsertId()
	if err != nil {
		return Outcome{}, err
	}
	if err := writeContent(ctx, tx, report, r); err != nil {
		return Outcome{}, err
	}
	later.index(report, r.Sections)
	later.arrange(key)
	return Outcome{Change: Added, ReportID: report, Revision: 1}, noteEffects(ctx, tx, report)
}

// replaceReport puts the stored reading among the revisions and the new one in its
// place.
func replaceReport(ctx context.Context, tx *database.Session, now time.Time, d reports.Document, document, report int64, r annual.Report, digest string, later *owed) (Outcome, error) {
	old, err := reports.LoadReading(ctx, tx, report)
	if err != nil {
		return Outcome{}, err
	}
	reading, err := canonicalJSON(old)
	if err != nil {
		return Outcome{}, err
	}
	if _, err := tx.ExecContext(ctx, query("report_archive"),
		sql.Named("report", report), sql.Named("reading", string(reading))); err != nil {
		return Outcome{}, err
	}
	change := identityChange(old, r)
	if err := noteReader(ctx, tx, document, change); err != nil {
		return Outcome{}, err
	}
	if err := updateDocument(ctx, tx, document, d); err != nil {
		return Outcome{}, err
	}
	var before renditions.Key
	var version, rendition, revision int
	if err := tx.QueryRowContext(ctx, query("report_identity"), sql.Named("report", report)).
		Scan(&before.Region, &before.Body, &before.Year, &before.Apart, &version, &rendition); err != nil {
		return Outcome{}, err
	}
	after, err := identityOf(ctx, tx, document, r, later)
	if err != nil {
		return Outcome{}, err
	}
	if before != after {
		rendition = 1
		if version, err = freeVersion(ctx, tx, after); err != nil {
			return Outcome{}, err
		}
	}
	if err := keepRegion(ctx, tx, r.Region); err != nil {
		return Outcome{}, err
	}
	if err := uncount(ctx, tx, report); err != nil {
		return Outcome{}, err
	}
	if err := faults.ForgetYears(ctx, tx, report); err != nil {
		return Outcome{}, err
	}
	if err := lastyear.Drop(ctx, tx, report); err != nil {
		return Outcome{}, err
	}
	// Findings go first: their cells refer to observations.
	for _, name := range []string{"report_clear_findings", "report_clear_observations", "report_clear_sections",
		"report_clear_tables", "report_clear_unplaced", "report_clear_evidence"} {
		if _, err := tx.ExecContext(ctx, query(name), sql.Named("report", report)); err != nil {
			return Outcome{}, err
		}
	}
	args := append(reportColumns(r, after), sql.Named("report", report), sql.Named("version", version), sql.Named("rendition", rendition),
		sql.Named("now", database.Timestamp(now)), sql.Named("digest", digest))
	if err := tx.QueryRowContext(ctx, query("report_replace"), args...).Scan(&revision); err != nil {
		return Outcome{}, fmt.Errorf("form %q, region %q: %w", r.Form, r.Region.Code, err)
	}
	if err := writeContent(ctx, tx, report, r); err != nil {
		return Outcome{}, err
	}
	if !chapters.Same(old.Sections, r.Sections) {
		later.index(report, r.Sections)
	}
	if err := keepChange(ctx, tx, now, report, revision, d.Parser, change); err != nil {
		return Outcome{}, err
	}
	later.arrange(before)
	later.arrange(after)
	return Outcome{Change: Reread, ReportID: report, Revision: revision, Identity: change}, noteEffects(ctx, tx, report)
}

// keepRegion adds a region that the catalogue does not have.
func keepRegion(ctx context.Context, tx *database.Session, r gazetteer.Region) error {
	if r.Code == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, query("region_keep"), sql.Named("code", r.Code), sql.Named("name", r.Name),
		sql.Named("parent", r.Parent), sql.Named("valid_from", r.ValidFrom), sql.Named("valid_to", r.ValidTo))
	return err
}

// canonicalJSON returns the report as the JSON by which two readings are told
// apart: an absent list is an empty one.
func canonicalJSON(r annual.Report) ([]byte, error) {
	r.Sections = slices.Concat([]annual.Section{}, r.Sections)
	r.Tables = slices.Concat([]annual.TableForm{}, r.Tables)
	r.Observations = slices.Concat([]annual.Observation{}, r.Observations)
	r.Unplaced = slices.Concat([]annual.Unplaced{}, r.Unplaced)
	r.Evidence = slices.Concat([]annual.Evidence{}, r.Evidence)
	r.Findings = slices.Concat([]annual.Finding{}, r.Findings)
	return json.Marshal(r)
}

func digestOf(reading []byte) string {
	sum := sha256.Sum256(reading)
	return hex.EncodeToString(sum[:])
}
