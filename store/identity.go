package store

import (
	"context"
	"database/sql"

	"nianbao/normalize"
)

// An identity says whose report it is and for which year.
type identity struct {
	region, body string
	year         int
	known        bool // enough is known to tell organs apart
}

func identityOf(r normalize.Report) identity {
	return identity{r.Region.Code, r.Body(), r.Year, r.Year != 0 && (r.Organ != "" || r.Region.Code != "")}
}

// nextVersion returns the version that a report of the identity gets: 1 if the
// identity is incomplete, for then two reports need not be of the same organ.
func nextVersion(ctx context.Context, tx *session, of identity, report int64) (int, error) {
	if !of.known {
		return 1, nil
	}
	var last int
	err := tx.QueryRowContext(ctx, storeQuery("report_last_version"), sql.Named("region_code", of.region),
		sql.Named("body", of.body), sql.Named("year", of.year), sql.Named("report", report)).Scan(&last)
	return last + 1, err
}
