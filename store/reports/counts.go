package reports

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Count says how many regions and reports there are of one division in
// one year. Versions of a report count once.
type Count struct {
	Region  gazetteer.Region // the division
	Year    int              // 0 for reports of unknown years
	Regions int              // that have a report
	Reports int
}

// Counts returns the counts for each division directly below one, by code
// and year; for the provinces if code is empty. Reports of the division itself
// are counted under its own code.
func Counts(ctx context.Context, db *database.DB, code string) ([]Count, error) {
	prefix := catalogue.CodePrefix(code)
	if code == "" {
		prefix = ""
	}
	digits := min(len(prefix)+2, 6)
	var counts []Count
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		kept, err := database.Keep(db, state, "report counts "+prefix, func(list []Count) int { return 100 * len(list) },
			func() ([]Count, error) {
				return database.Collect(ctx, tx, query("report_counts"), []any{sql.Named("prefix", prefix), sql.Named("digits", digits)}, scanReportCount)
			})
		counts = slices.Clone(kept)
		return err
	})
	return counts, err
}

// Fullest returns the division directly below one, or the province if code is empty, of which the most
// regions have reports, all years together; false if no report is of one. Reports that are left out, always
// the same of a database, do not count; nil leaves none out.
func Fullest(ctx context.Context, db *database.DB, code string, leftOut func(report int64) bool) (fullest gazetteer.Region, found bool, err error) {
	counts, err := Counts(ctx, db, code)
	if err != nil {
		return fullest, false, err
	}
	var counting map[prefixYear]int
	if leftOut != nil {
		if counting, err = countingBut(ctx, db, leftOut); err != nil {
			return fullest, false, err
		}
	}
	regions := map[string]int{}
	most := 0
	for _, c := range counts {
		if c.Region.Code == code || c.Region.Name == c.Region.Code { // its own reports, those without a region
			continue
		}
		n := c.Regions
		if leftOut != nil {
			n = counting[prefixYear{catalogue.CodePrefix(c.Region.Code), c.Year}]
		}
		if regions[c.Region.Code] += n; regions[c.Region.Code] > most {
			most, fullest, found = regions[c.Region.Code], c.Region, true
		}
	}
	return fullest, found, nil
}

// A prefixYear is the regions whose codes begin with some digits, in a year.
type prefixYear struct {
	prefix string
	year   int
}

// countingBut returns how many regions have reports that count for them, but for some.
func countingBut(ctx context.Context, db *database.DB, leftOut func(report int64) bool) (counting map[prefixYear]int, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		counting, err = database.Keep(db, state, "regions with reports but some", func(m map[prefixYear]int) int { return 50 * len(m) }, func() (map[prefixYear]int, error) {
			counted := map[prefixYear]int{}
			_, err := database.Collect(ctx, tx, query("counting_reports"), nil, func(scan func(...any) error) (none struct{}, err error) {
				var region string
				var year int
				var report int64
				if err = scan(&region, &year, &report); err != nil || leftOut(report) {
					return none, err
				}
				for digits := 2; digits <= len(region); digits += 2 {
					counted[prefixYear{region[:digits], year}]++
				}
				return none, nil
			})
			return counted, err
		})
		return err
	})
	return counting, err
}

func scanReportCount(scan func(...any) error) (c Count, err error) {
	var part string
	if err := scan(&part, &c.Year, &c.Regions, &c.Reports); err != nil {
		return c, err
	}
	full := (part + "000000")[:6]
	region, ok := gazetteer.LookupRegion(full, c.Year)
	if !ok {
		region, ok = gazetteer.LookupRegion(full, 0)
	}
	if !ok {
		region = gazetteer.Region{Code: full, Name: full}
	}
	c.Region = region
	return c, nil
}

// Totals counts what is in the database.
type Totals struct {
	Reports   int // of an organ and a year each: the latest version, and of its files the one that stands
	Stored    int // with the other versions and files
	Regions   int
	FirstYear int
	LastYear  int
	Failures  int // files that could not be read
}

// Total counts what is in the database.
func Total(ctx context.Context, db *database.DB) (Totals, error) {
	var t Totals
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		t, err = database.Keep(db, state, "totals", func(Totals) int { return 100 }, func() (t Totals, err error) {
			err = tx.QueryRowContext(ctx, query("report_totals")).Scan(&t.Reports, &t.Stored, &t.Regions, &t.FirstYear, &t.LastYear)
			return t, err
		})
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, query("failure_total")).Scan(&t.Failures)
	})
	return t, err
}
