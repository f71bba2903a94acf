package reports_test

import (
	"context"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// A figure has its document and its place.
func TestCellPlace(t *testing.T) {
	s, ctx, r := storetest.OpenNew(t), context.Background(), storetest.Hongze(t)
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID

	first := r.Observations[0]
	doc, place, err := reports.CellPlace(ctx, s, id, annual.CellRef{Indicator: first.Indicator, Applicant: first.Applicant})
	if err != nil || doc.Path != "a.pdf" || place != first.Place {
		t.Errorf("place %+v in %q, %v; want %+v", place, doc.Path, err, first.Place)
	}
	if _, _, err := reports.CellPlace(ctx, s, id, annual.CellRef{Indicator: "no.such"}); err != reports.ErrNotFound {
		t.Errorf("a figure that is not there: %v", err)
	}
	if _, _, err := reports.CellPlace(ctx, s, id+1, annual.CellRef{}); err != reports.ErrNotFound {
		t.Errorf("a report that is not there: %v", err)
	}
}
