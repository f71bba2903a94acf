package renditions

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
	"nianbao/store/database"
)

// A Key says whose report it is and for which year: reports with one key are versions and
// renditions of each other.
type Key struct {
	Region string // code, "" where it is not known
	Body   string
	Year   int
	// Apart tells reports apart of which region and body do not: those that name no
	// organ, or an organ without its region. It is "" for all others.
	Apart string
}

// Columns are the parameters of statements on a key.
func (k Key) Columns() []any {
	return []any{sql.Named("region_code", k.Region), sql.Named("body", k.Body), sql.Named("year", k.Year), sql.Named("apart", k.Apart)}
}

// Arrange tells the versions and renditions of a key anew from all of its readings, and writes
// where that changes. Reports whose year is not known are left alone: two need not be of the
// same one.
func Arrange(ctx context.Context, tx *database.Session, k Key) error {
	if k.Year == 0 {
		return nil
	}
	var readings int
	var first bool
	if err := tx.QueryRowContext(ctx, query("readings_here"), k.Columns()...).Scan(&readings, &first); err != nil {
		return err
	}
	if readings == 0 || readings == 1 && first {
		return nil
	}
	list, err := load(ctx, tx, k)
	if err != nil {
		return err
	}
	versions := versionsOf(list)
	if arranged(versions) {
		return nil
	}
	if _, err := tx.ExecContext(ctx, query("readings_set_aside"), k.Columns()...); err != nil {
		return err
	}
	w := database.NewWriter(ctx, tx, queries)
	for i, v := range versions {
		for j, r := range v.renditions {
			w.Exec("reading_put", sql.Named("version", i+1), sql.Named("rendition", j+1), sql.Named("by", string(v.by)), sql.Named("report", r.report))
		}
	}
	return w.Err()
}

// ArrangeAll arranges all keys that have several readings.
func ArrangeAll(ctx context.Context, tx *database.Session) error {
	keys, err := database.Collect(ctx, tx, query("several_readings"), nil, func(scan func(...any) error) (k Key, err error) {
		return k, scan(&k.Region, &k.Body, &k.Year, &k.Apart)
	})
	for _, k := range keys {
		err = errors.Join(err, Arrange(ctx, tx, k))
	}
	return err
}

// arranged reports whether the database has the versions already.
func arranged(versions []version) bool {
	for i, v := range versions {
		for j, r := range v.renditions {
			if r.version != i+1 || r.rendition != j+1 || r.versionBy != v.by {
				return false
			}
		}
	}
	return true
}

// load returns the readings of a key.
func load(ctx context.Context, tx *database.Session, k Key) ([]*reading, error) {
	list, err := database.Collect(ctx, tx, query("readings"), k.Columns(), func(scan func(...any) error) (*reading, error) {
		r := &reading{}
		return r, scan(&r.report, &r.version, &r.rendition, &r.versionBy, &r.published, &r.listed, &r.marked, &r.scope,
			&r.uncertain, &r.fetched, &r.address, &r.sha256, &r.mediaType, &r.size, &r.corrections, &r.doubts)
	})
	for _, r := range list {
		if err == nil {
			err = r.loadFigures(ctx, tx)
		}
	}
	return list, err
}

func (r *reading) loadFigures(ctx context.Context, tx *database.Session) error {
	r.sure = map[annual.CellRef]number.Decimal{}
	_, err := database.Collect(ctx, tx, query("reading_figures"), []any{sql.Named("report", r.report)},
		func(scan func(...any) error) (struct{}, error) {
			var cell annual.CellRef
			var value *string
			if err := scan(&cell.Indicator, &cell.Applicant, &value); err != nil {
				return struct{}{}, err
			}
			v, err := database.ParseDecimal(value)
			if err == nil {
				r.sure[cell] = *v
			}
			return struct{}{}, err
		})
	return err
}
