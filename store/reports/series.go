package reports

import (
	"context"
	"database/sql"

	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// A SeriesFinding is a disagreement between the reports of one organ on two
// consecutive years. The kinds are told at the view series_findings.
type SeriesFinding struct {
	Code     string // "carry-over", "jump"
	ReportID int64  // of the later year
	Previous int64  // ID of the earlier year's report
	Cell     annual.CellRef
	Before   string // the earlier value
	Value    string
	Page     int
	// Corrected says that a person corrected one of the two figures, Held that they agree without that.
	Corrected, Held bool
}

// SeriesFindings returns the disagreements of a report with that of the year
// before.
func SeriesFindings(ctx context.Context, db *database.DB, report int64) ([]SeriesFinding, error) {
	return database.Collect(ctx, db, query("series_findings"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (f SeriesFinding, err error) {
			return f, scan(&f.Code, &f.ReportID, &f.Previous, &f.Cell.Indicator, &f.Cell.Applicant, &f.Before, &f.Value, &f.Page, &f.Corrected, &f.Held)
		})
}
