package report

import (
	"context"
	"slices"

	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/columns"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// Load returns a stored report as pages show it: a figure that comparisons hold in doubt for being out of all proportion
// is in doubt on the pages of its report, too, and says why.
func Load(ctx context.Context, db *database.DB, id int64) (reports.Stored, error) {
	stored, err := reports.Load(ctx, db, id)
	if err != nil {
		return stored, err
	}
	return Doubted(ctx, db, stored)
}

// Doubted returns a report as it is stored with these figures in doubt. Sums are worked out with the report as it was: what is printed
// holds or fails whatever comparisons think of it.
func Doubted(ctx context.Context, db *database.DB, stored reports.Stored) (reports.Stored, error) {
	id, r := stored.Info.ID, &stored.Report
	counted := r.Region.Code
	if r.Department != "" {
		counted = "" // the years of its government say nothing of it
	}
	outsized, err := columns.OutsizedOf(ctx, db, id, counted, r.Year, r.Observations)
	if err != nil || len(outsized) == 0 {
		return stored, err
	}
	r.Observations = slices.Clone(r.Observations)
	for i := range r.Observations {
		o := &r.Observations[i]
		phrase := figure.OutsizedPhrase(outsized[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}])
		if phrase == "" {
			continue
		}
		note, err := wording.English.Text(phrase)
		if err != nil {
			return stored, err
		}
		o.Status = annual.Flagged
		if o.Note != "" {
			o.Note += "; "
		}
		o.Note += note
	}
	return stored, nil
}
