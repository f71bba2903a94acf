package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/database"
	"nianbao/store/renditions"
	"nianbao/store/reports"
)

// identityOf returns the key of a document's report. 区统计局 without its region may be
// that of any district, so that only what succeeds it where it was published is a
// version of it; what names no organ has no version at all. An organ of the whole state
// needs no region. A department goes by the fullest of the names that its reports give it:
// 卫健委 and 卫生健康委员会 are one.
func identityOf(ctx context.Context, tx *database.Session, document int64, r annual.Report, later *owed) (renditions.Key, error) {
	key := renditions.Key{Region: r.Region.Code, Body: r.Body(), Year: r.Year}
	if r.OrganID != "" && r.Department != "" {
		var err error
		if key.Body, err = fullestBody(ctx, tx, document, r, later); err != nil {
			return key, err
		}
	}
	if r.Organ != "" && (r.Region.Code != "" || r.OrganKind == identity.StateCouncil) {
		return key, nil
	}
	if r.Organ != "" && r.Region.Code == "" {
		err := tx.QueryRowContext(ctx, query("report_succeeds"), sql.Named("document", document),
			sql.Named("body", key.Body), sql.Named("year", key.Year)).Scan(&key.Apart)
		if err == nil || !errors.Is(err, sql.ErrNoRows) {
			return key, err
		}
	}
	return key, tx.QueryRowContext(ctx, query("document_sha256"), sql.Named("document", document)).Scan(&key.Apart)
}

// fullestBody returns the fullest name of a report's organ, less the regions before it, among
// those that its reports have, and gives it to all of them. It is the longest one, so that the
// order in which they come decides nothing.
func fullestBody(ctx context.Context, tx *database.Session, document int64, r annual.Report, later *owed) (string, error) {
	organ := []any{sql.Named("organ_id", r.OrganID), sql.Named("region_code", r.Region.Code), sql.Named("document", document)}
	fullest := r.Body()
	others, err := database.Collect(ctx, tx, query("report_organ_names"), organ, func(scan func(...any) error) (renditions.Key, error) {
		of, key := annual.Report{}, renditions.Key{Region: r.Region.Code}
		err := scan(&of.Organ, &of.Region.Name, &key.Body, &key.Year, &key.Apart)
		if body := of.Body(); len(body) > len(fullest) || len(body) == len(fullest) && body < fullest {
			fullest = body
		}
		return key, err
	})
	if err != nil {
		return "", err
	}
	others = slices.DeleteFunc(others, func(k renditions.Key) bool { return k.Body == fullest })
	if len(others) == 0 {
		return fullest, nil
	}
	for _, k := range others {
		later.arrange(k)
		k.Body = fullest
		later.arrange(k)
	}
	_, err = tx.ExecContext(ctx, query("report_organ_rename"), append(organ, sql.Named("body", fullest))...)
	return fullest, err
}

// freeVersion returns a version that no report of the key has, for one that is yet to be
// arranged among them: 1 if the year is unknown, for then two reports need not be of the same
// one.
func freeVersion(ctx context.Context, tx *database.Session, of renditions.Key) (int, error) {
	var last int
	if of.Year == 0 {
		return 1, nil
	}
	err := tx.QueryRowContext(ctx, query("report_last_version"), of.Columns()...).Scan(&last)
	return last + 1, err
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
