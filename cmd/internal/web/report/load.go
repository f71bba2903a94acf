package report

import (
	"context"
	"slices"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/columns"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// Load returns a stored report as pages show it: a figure that comparisons hold in doubt for being out of all proportion to other
// years is in doubt on the pages of its report, too, and says why.
func Load(ctx context.Context, db *database.DB, id int64) (reports.Stored, error) {
	stored, err := reports.Load(ctx, db, id)
	if err != nil || stored.Report.Department != "" {
		return stored, err
	}
	r := &stored.Report
	outsized, err := columns.Outsized(ctx, db, id, r.Region.Code, r.Year, r.Observations)
	if err != nil || len(outsized) == 0 {
		return stored, err
	}
	note, err := wording.English.Text("outsized")
	if err != nil {
		return stored, err
	}
	r.Observations = slices.Clone(r.Observations)
	for i := range r.Observations {
		if o := &r.Observations[i]; slices.Contains(outsized, annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}) {
			o.Status = annual.Flagged
			if o.Note != "" {
				o.Note += "; "
			}
			o.Note += note
		}
	}
	return stored, nil
}
