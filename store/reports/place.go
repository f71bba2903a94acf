package reports

import (
	"context"
	"database/sql"
	"errors"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// CellPlace returns the document of a report and the place of one of its
// figures. The place is zero for an empty ref. A report or a figure that is not
// there gives ErrNotFound.
func CellPlace(ctx context.Context, db *database.DB, report int64, ref annual.CellRef) (Document, document.Place, error) {
	var doc Document
	var place document.Place
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		err := doc.scan(tx.QueryRowContext(ctx, query("document_load"), sql.Named("report", report)).Scan)
		if err != nil || ref == (annual.CellRef{}) {
			return err
		}
		var at database.PlaceColumns
		err = tx.QueryRowContext(ctx, query("cell_place"), sql.Named("report", report),
			sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant)).Scan(at.Targets()...)
		place = at.Place()
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return doc, place, err
}
