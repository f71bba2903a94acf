package store

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// A ReportInfo is one line of the list of reports.
type ReportInfo struct {
	ID           int64
	RegionCode   string // empty if unknown
	Region       string // name
	ParentRegion string // name of the next higher division
	Organ        string
	Department   string // empty for a government itself
	Body         string // the organ less the regions before it; with the region it tells organs apart
	Year         int    // 0 if unknown
	Version      int
	Latest       bool // no later version is here
	Form         string
	Title        string
	PeriodStart  string // ISO 8601 dates
	PeriodEnd    string
	Revision     int
	StoredAt     time.Time // when this reading was stored
	SHA256       string    // of the document
	Path         string    // of the document, where it was first seen
	Parser       string
	Errors       int // findings of that severity
	Warnings     int
	Flagged      int // figures whose reading or place is in doubt
	Untrusted    int // figures with a value that is neither read nor derived
	Unplaced     int // figures without a place in the form
	Corrected    int // figures that a person corrected
}

// A Filter chooses reports. An empty field is no condition.
type Filter struct {
	// Regions are codes or names; each stands for itself and all within it. A
	// name may be preceded by those of the regions around it: "淮安市洪泽区".
	Regions    []string
	FromYear   int
	ToYear     int
	Forms      []string // IDs of forms
	LatestOnly bool     // leave out superseded versions
	// Indicators are prefixes of indicator codes. They choose the figures of an
	// export and leave the list of reports as it is.
	Indicators []string
}

func (f Filter) wants(indicator string) bool {
	for _, prefix := range f.Indicators {
		if strings.HasPrefix(indicator, prefix) {
			return true
		}
	}
	return len(f.Indicators) == 0
}

// List returns the reports of the filter, by region, organ, year and version.
// A name in the filter that is no region's or several regions' gives a
// *RegionError.
func List(ctx context.Context, db *Store, f Filter) ([]ReportInfo, error) {
	var list []ReportInfo
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		list, err = listIn(ctx, tx, f)
		return err
	})
	return list, err
}

func listIn(ctx context.Context, db queryer, f Filter) ([]ReportInfo, error) {
	prefixes, err := regionPrefixes(ctx, db, f.Regions)
	if err != nil {
		return nil, err
	}
	regions, err := listAsJSON(prefixes)
	if err != nil {
		return nil, err
	}
	forms, err := listAsJSON(f.Forms)
	if err != nil {
		return nil, err
	}
	return collect(ctx, db, reportsQuery("list"), []any{
		sql.Named("regions", regions), sql.Named("from_year", f.FromYear), sql.Named("to_year", f.ToYear),
		sql.Named("forms", forms), sql.Named("latest", f.LatestOnly)}, scanInfo)
}

func scanInfo(scan func(...any) error) (i ReportInfo, err error) {
	var at string
	if err := scan(&i.ID, &i.RegionCode, &i.Region, &i.ParentRegion, &i.Organ, &i.Department, &i.Body,
		&i.Year, &i.Version, &i.Latest, &i.Form, &i.Title, &i.PeriodStart, &i.PeriodEnd, &i.Revision, &at,
		&i.SHA256, &i.Path, &i.Parser, &i.Errors, &i.Warnings, &i.Flagged, &i.Untrusted, &i.Unplaced, &i.Corrected); err != nil {
		return i, err
	}
	i.StoredAt, err = time.Parse(time.RFC3339, at)
	return i, err
}

func infosByID(ctx context.Context, db queryer, ids []int64) ([]ReportInfo, error) {
	list, err := listAsJSON(ids)
	if err != nil {
		return nil, err
	}
	return collect(ctx, db, reportsQuery("list_by_id"), []any{sql.Named("reports", list)}, scanInfo)
}

func infoByID(ctx context.Context, db queryer, id int64) (ReportInfo, error) {
	list, err := infosByID(ctx, db, []int64{id})
	if err != nil {
		return ReportInfo{}, err
	}
	if len(list) == 0 {
		return ReportInfo{}, ErrNotFound
	}
	return list[0], nil
}
