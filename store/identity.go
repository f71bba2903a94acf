package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A reportKey says whose report it is and for which year: reports with one key are
// versions of each other.
type reportKey struct {
	region, body string
	year         int
	// apart tells reports apart of which region and body do not: those that name no
	// organ, or an organ without its region. It is "" for all others.
	apart string
}

// identityOf returns the key of a document's report. 区统计局 without its region may be
// that of any district, so that only what succeeds it where it was published is a
// version of it; what names no organ has no version at all. An organ of the whole state
// needs no region. A department goes by the body that a report of the same organ has
// already, whatever its own spells: 卫健委 and 卫生健康委员会 are one.
func identityOf(ctx context.Context, tx *database.Session, document int64, r annual.Report) (reportKey, error) {
	key := reportKey{region: r.Region.Code, body: r.Body(), year: r.Year}
	if r.OrganID != "" && r.Department != "" {
		err := tx.QueryRowContext(ctx, query("report_organ_body"), sql.Named("document", document), sql.Named("organ_id", r.OrganID),
			sql.Named("region_code", r.Region.Code)).Scan(&key.body)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return key, err
		}
	}
	if r.Organ != "" && (r.Region.Code != "" || r.OrganKind == identity.StateCouncil) {
		return key, nil
	}
	if r.Organ != "" && r.Region.Code == "" {
		err := tx.QueryRowContext(ctx, query("report_succeeds"), sql.Named("document", document),
			sql.Named("body", key.body), sql.Named("year", key.year)).Scan(&key.apart)
		if err == nil || !errors.Is(err, sql.ErrNoRows) {
			return key, err
		}
	}
	return key, tx.QueryRowContext(ctx, query("document_sha256"), sql.Named("document", document)).Scan(&key.apart)
}

// columns are the parameters of the statements on a key.
func (k reportKey) columns() []any {
	return []any{sql.Named("region_code", k.region), sql.Named("body", k.body), sql.Named("year", k.year), sql.Named("apart", k.apart)}
}

// nextVersion returns the version that another report of the key gets: 1 if the year
// is unknown, for then two reports need not be of the same one.
func nextVersion(ctx context.Context, tx *database.Session, of reportKey) (int, error) {
	var last int
	if of.year == 0 {
		return 1, nil
	}
	err := tx.QueryRowContext(ctx, query("report_last_version"), of.columns()...).Scan(&last)
	return last + 1, err
}

// recountVersions numbers the versions that a report has left and those that it has
// joined, each in the order in which the reports came: the database is as if the
// report had been read so at first. It returns the report's version.
func recountVersions(ctx context.Context, tx *database.Session, left, joined reportKey, report int64) (version int, err error) {
	for _, key := range []reportKey{left, joined} {
		if key.year == 0 {
			continue
		}
		next, err := nextVersion(ctx, tx, key)
		if err != nil {
			return 0, err
		}
		if _, err := tx.ExecContext(ctx, query("report_raise_versions"), append(key.columns(), sql.Named("last", next-1))...); err != nil {
			return 0, err
		}
		if _, err := tx.ExecContext(ctx, query("report_count_versions"), key.columns()...); err != nil {
			return 0, err
		}
	}
	err = tx.QueryRowContext(ctx, query("report_version"), sql.Named("report", report)).Scan(&version)
	return version, err
}

// identityChange compares whose report two readings of the same bytes say it is, and
// returns nil where they agree.
func identityChange(before, after annual.Report) *reports.IdentityChange {
	c := reports.IdentityChange{Before: reports.IdentitySideOf(before), After: reports.IdentitySideOf(after)}
	if len(c.Differences()) == 0 {
		return nil
	}
	return &c
}

// noteReader completes a change with the parser that made the earlier reading, and with
// the path, before the new reading takes the place of it.
func noteReader(ctx context.Context, tx *database.Session, document int64, c *reports.IdentityChange) error {
	if c == nil {
		return nil
	}
	return tx.QueryRowContext(ctx, query("document_read_by"), sql.Named("document", document)).Scan(&c.Path, &c.Before.Parser)
}

// keepChange stores a change, if there is one, once the new reading is stored.
func keepChange(ctx context.Context, tx *database.Session, now time.Time, report int64, revision int, parser string, c *reports.IdentityChange) error {
	if c == nil {
		return nil
	}
	c.ReportID, c.Revision, c.At, c.After.Parser = report, revision, now, parser
	a, b := c.Before, c.After
	_, err := tx.ExecContext(ctx, query("identity_change_insert"), report, revision, database.Timestamp(now), a.Parser, b.Parser,
		a.Organ, b.Organ, a.OrganKind, b.OrganKind, a.RegionCode, b.RegionCode, a.Region, b.Region,
		a.Township, b.Township, a.Year, b.Year, a.Identity, b.Identity, a.Evidence, b.Evidence, a.Against, b.Against)
	return err
}
