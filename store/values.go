package store

import (
	"context"
	"database/sql"

	"nianbao/normalize"
)

// A Level says how high a division stands.
type Level string

// The levels of divisions.
const (
	AnyLevel Level = ""
	Province Level = "province" // 省级
	City     Level = "city"     // 地级
	District Level = "district" // 县级
)

// A ValueQuery chooses one figure of many reports: those of governments, not of
// their departments, and of each the latest version.
type ValueQuery struct {
	Cell     normalize.CellRef
	Region   string // name or code, empty for all
	Within   bool   // with all regions within it
	Level    Level
	FromYear int // 0: from the first
	ToYear   int // 0: to the last
}

// A RegionValue is a figure of one region and year.
type RegionValue struct {
	ReportID int64
	Code     string // of the region
	Region   string
	Parent   string // code of the next higher division
	Organ    string
	Year     int
	Value    *normalize.Decimal // nil: not known
	// Status is that of the observation, and empty where the report has none.
	Status normalize.Status
	Note   string
	Page   int // on which it is printed, 0 if unknown
}

// Certain reports whether the figure is read, derived or corrected, so that it may
// be counted without a second look.
func (v RegionValue) Certain() bool {
	return v.Value != nil && v.Status != normalize.Inferred && v.Status != normalize.Flagged
}

const lastYear = 9999

// Values returns a figure for each report of the query, by region and year, with
// those reports that do not have it. A region that is none, or several, gives a
// *RegionError.
func (s *Store) Values(ctx context.Context, q ValueQuery) ([]RegionValue, error) {
	var list []RegionValue
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := regionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		first, last := prefix, prefix+":" // ":" sorts after all digits
		if q.Region != "" && !q.Within {
			first = (prefix + "000000")[:6]
			last = first
		}
		to := q.ToYear
		if to == 0 {
			to = lastYear
		}
		list, err = collect(ctx, tx, query("values"), []any{
			sql.Named("indicator", q.Cell.Indicator), sql.Named("applicant", q.Cell.Applicant), sql.Named("first", first), sql.Named("last", last),
			sql.Named("level", string(q.Level)), sql.Named("from_year", q.FromYear), sql.Named("to_year", to)}, scanValue)
		return err
	})
	return list, err
}

func scanValue(scan func(...any) error) (v RegionValue, err error) {
	var value, status *string
	if err := scan(&v.ReportID, &v.Code, &v.Region, &v.Parent, &v.Organ, &v.Year, &value, &status, &v.Note, &v.Page); err != nil {
		return v, err
	}
	if status != nil {
		v.Status = normalize.Status(*status)
	}
	v.Value, err = parseDecimal(value)
	return v, err
}
