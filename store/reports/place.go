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

// A File is where the document of a report was read, and what shape it has.
type File struct {
	Report int64
	Path   string
	Size   int64
	Pages  int
}

// Files returns the files of some reports; those that are not there are left out.
func Files(ctx context.Context, db *database.DB, ids []int64) ([]File, error) {
	asked, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	var list []File
	err = db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		list, err = database.Collect(ctx, tx, query("documents_of"), []any{sql.Named("reports", asked)}, func(scan func(...any) error) (f File, err error) {
			return f, scan(&f.Report, &f.Size, &f.Path, &f.Pages)
		})
		return err
	})
	return list, err
}
