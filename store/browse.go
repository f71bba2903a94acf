package store

import (
	"context"
	"database/sql"

	"nianbao/normalize"
)

// A Part says which part of a list is wanted.
type Part struct {
	Offset int
	Limit  int
}

// A ReportQuery chooses reports for a list. An empty field is no condition.
type ReportQuery struct {
	Region     string // name or code; it stands for itself and all within it
	Organ      string // a part of the organ's name
	FromYear   int
	ToYear     int
	LatestOnly bool
}

// Browse returns a part of the list of reports, by region and year. A region
// that is none, or several, gives a *RegionError.
func (s *Store) Browse(ctx context.Context, q ReportQuery, part Part) ([]ReportInfo, error) {
	var list []ReportInfo
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := regionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		ids, err := reportIDs(ctx, tx, "browse_reports", sql.Named("organ", q.Organ),
			sql.Named("from_year", q.FromYear), sql.Named("to_year", q.ToYear), sql.Named("latest", q.LatestOnly),
			sql.Named("limit", part.Limit), sql.Named("offset", part.Offset), sql.Named("prefix", prefix))
		if err != nil {
			return err
		}
		list, err = infosByID(ctx, tx, ids)
		return err
	})
	return list, err
}

// regionPrefix returns what the codes of a region and all within it begin with,
// "" for no region.
func regionPrefix(ctx context.Context, db queryer, region string) (string, error) {
	if region == "" {
		return "", nil
	}
	prefixes, err := regionPrefixes(ctx, db, []string{region})
	if err != nil {
		return "", err
	}
	return prefixes[0], nil
}

// RegionCode returns the code of the region that a name or a code means, or a
// *RegionError.
func (s *Store) RegionCode(ctx context.Context, name string) (string, error) {
	return regionCode(ctx, s.read, name)
}

// A ReportCount says how many regions and reports there are of one division in
// one year. Versions of a report count once.
type ReportCount struct {
	Region  normalize.Region // the division
	Year    int              // 0 for reports of unknown years
	Regions int              // that have a report
	Reports int
}

// ReportCounts returns the counts for each division directly below one, by code
// and year; for the provinces if code is empty. Reports of the division itself
// are counted under its own code.
func (s *Store) ReportCounts(ctx context.Context, code string) ([]ReportCount, error) {
	prefix := codePrefix(code)
	if code == "" {
		prefix = ""
	}
	digits := min(len(prefix)+2, 6)
	return collect(ctx, s.read, query("report_counts"), []any{sql.Named("prefix", prefix), sql.Named("digits", digits)},
		func(scan func(...any) error) (c ReportCount, err error) {
			var part string
			if err := scan(&part, &c.Year, &c.Regions, &c.Reports); err != nil {
				return c, err
			}
			full := (part + "000000")[:6]
			region, ok := normalize.LookupRegion(full, c.Year)
			if !ok {
				region, ok = normalize.LookupRegion(full, 0)
			}
			if !ok {
				region = normalize.Region{Code: full, Name: full}
			}
			c.Region = region
			return c, nil
		})
}

// Totals counts what is in the database.
type Totals struct {
	Reports   int
	Regions   int
	FirstYear int
	LastYear  int
	Failures  int // files that could not be read
}

// Totals counts what is in the database.
func (s *Store) Totals(ctx context.Context) (Totals, error) {
	var t Totals
	err := s.read.QueryRowContext(ctx, query("report_totals")).Scan(&t.Reports, &t.Regions, &t.FirstYear, &t.LastYear, &t.Failures)
	return t, err
}
