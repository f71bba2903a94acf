package columns

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// DoubtNotes returns why cells of quantities in some reports are in doubt, as the notes of these say in English.
func DoubtNotes(ctx context.Context, tx database.Queryer, reports []int64, quantities []catalogue.Quantity) (map[int64][]string, error) {
	notes := map[int64][]string{}
	args, err := cellsOf(reports, quantities)
	if err != nil {
		return nil, err
	}
	_, err = database.Collect(ctx, tx, query("doubt_notes"), args, func(scan func(...any) error) (none struct{}, err error) {
		var report int64
		var note string
		err = scan(&report, &note)
		if !slices.Contains(notes[report], note) {
			notes[report] = append(notes[report], note)
		}
		return none, err
	})
	return notes, err
}

// cellsOf returns what queries of cells of some reports are asked with.
func cellsOf(reports []int64, quantities []catalogue.Quantity) ([]any, error) {
	var cells [][2]string
	for _, q := range quantities {
		for _, ref := range q.Cells {
			cells = append(cells, [2]string{ref.Indicator, ref.Applicant})
		}
		if q.Or != nil {
			cells = append(cells, [2]string{q.Or.Indicator, q.Or.Applicant})
		}
	}
	asked, err := database.JSONList(reports)
	if err != nil {
		return nil, err
	}
	wanted, err := database.JSONList(cells)
	return []any{sql.Named("reports", asked), sql.Named("cells", wanted)}, err
}

// Reported has cells of some reports, whether they count for a region or not.
type Reported map[int64]map[annual.CellRef]Entry

// ReadReported returns the cells of quantities in some reports, with the corrections in
// force. Ids of no report, and 0, have none.
func ReadReported(ctx context.Context, tx database.Queryer, reports []int64, quantities []catalogue.Quantity) (Reported, error) {
	args, err := cellsOf(reports, quantities)
	if err != nil {
		return nil, err
	}
	reported := Reported{}
	_, err = database.Collect(ctx, tx, query("reported_cells"), args,
		func(scan func(...any) error) (none struct{}, err error) {
			var report int64
			var ref annual.CellRef
			var status annual.Status
			var value string
			if err := scan(&report, &ref.Indicator, &ref.Applicant, &status, &value); err != nil {
				return none, err
			}
			if reported[report] == nil {
				reported[report] = map[annual.CellRef]Entry{}
			}
			reported[report][ref], err = parseEntry(status, value)
			return none, err
		})
	return reported, err
}

// Entry returns what a report says of one of the quantities asked for: the status is
// Missing where it has none of its cells.
func (r Reported) Entry(report int64, q catalogue.Quantity) Entry {
	cells := r[report]
	sum, any := sumOf(len(q.Cells), func(k int) (Entry, bool) {
		e, has := cells[q.Cells[k]]
		return e, has
	})
	switch {
	case any:
		return sum
	case q.Or != nil:
		if e, has := cells[*q.Or]; has {
			return e
		}
	}
	return Entry{Status: annual.Missing}
}
