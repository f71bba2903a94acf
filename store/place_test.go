package store

import (
	"context"
	"testing"

	"nianbao/normalize/annual"
)

// A figure has its document and its place.
func TestCellPlace(t *testing.T) {
	s, ctx, r := openNew(t), context.Background(), hongze(t)
	id := mustImport(t, s, fileOf("a.pdf", "a"), r).ReportID

	first := r.Observations[0]
	doc, place, err := CellPlace(ctx, s, id, annual.CellRef{Indicator: first.Indicator, Applicant: first.Applicant})
	if err != nil || doc.Path != "a.pdf" || place != first.Place {
		t.Errorf("place %+v in %q, %v; want %+v", place, doc.Path, err, first.Place)
	}
	if _, _, err := CellPlace(ctx, s, id, annual.CellRef{Indicator: "no.such"}); err != ErrNotFound {
		t.Errorf("a figure that is not there: %v", err)
	}
	if _, _, err := CellPlace(ctx, s, id+1, annual.CellRef{}); err != ErrNotFound {
		t.Errorf("a report that is not there: %v", err)
	}
}
