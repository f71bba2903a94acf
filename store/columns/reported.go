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
	args, err := askedFor(reports, cellsOf(quantities))
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

// Signs returns what is printed in the cells of a quantity in some reports that have no number there, as a dash: of one that is a
// sum, the first. Reports in which its cells are empty are not in it.
func Signs(ctx context.Context, db database.Queryer, reports []int64, q catalogue.Quantity) (map[int64]string, error) {
	args, err := askedFor(reports, cellsOf([]catalogue.Quantity{q}))
	if err != nil {
		return nil, err
	}
	signs := map[int64]string{}
	_, err = database.Collect(ctx, db, query("signs"), args, func(scan func(...any) error) (none struct{}, err error) {
		var report int64
		var raw string
		err = scan(&report, &raw)
		if signs[report] == "" {
			signs[report] = raw
		}
		return none, err
	})
	return signs, err
}

// cellsOf returns the cells that quantities are made of.
func cellsOf(quantities []catalogue.Quantity) []annual.CellRef {
	var cells []annual.CellRef
	for _, q := range quantities {
		cells = append(cells, q.Cells...)
		if q.Or != nil {
			cells = append(cells, *q.Or)
		}
	}
	return cells
}

// askedFor returns what queries of cells of some reports are asked with.
func askedFor(reports []int64, cells []annual.CellRef) ([]any, error) {
	pairs := make([][2]string, len(cells))
	for i, ref := range cells {
		pairs[i] = [2]string{ref.Indicator, ref.Applicant}
	}
	asked, err := database.JSONList(reports)
	if err != nil {
		return nil, err
	}
	wanted, err := database.JSONList(pairs)
	return []any{sql.Named("reports", asked), sql.Named("cells", wanted)}, err
}

// Reported has cells of some reports, whether they count for a region or not.
type Reported map[int64]map[annual.CellRef]Entry

// Unstored is the id under which ReportedIn has the cells of a report: that of none.
const Unstored int64 = 0

// ReportedIn returns the cells of a report that is in no database.
func ReportedIn(observations []annual.Observation) (Reported, error) {
	cells := map[annual.CellRef]Entry{}
	for _, o := range observations {
		text := ""
		if o.Value != nil {
			text = o.Value.String()
		}
		e, err := parseEntry(o.Indicator, o.Status, text)
		if err != nil {
			return nil, err
		}
		cells[annual.CellRef{Indicator: o.Indicator, Applicant: o.Applicant}] = e
	}
	return Reported{Unstored: cells}, nil
}

// A ReportAt is a report with the region and year that it may count for.
type ReportAt struct {
	Report int64
	At     Place
}

// ReadReported returns the cells of quantities in some reports, with the corrections in
// force. Ids of no report, and 0, have none. Those that count for their region and year are taken from
// the columns where these are in memory: a city has dozens of districts beside each other, and each cell that
// is looked up lies in another corner of the file.
func ReadReported(ctx context.Context, db *database.DB, reports []ReportAt, quantities []catalogue.Quantity) (Reported, error) {
	cells := cellsOf(quantities)
	reported := Reported{}
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		r := columnReader{ctx, tx, db, state}
		rest := r.readKept(reported, reports, cells)
		if err := reported.lookUp(ctx, tx, rest, cells); err != nil {
			return err
		}
		return r.markReported(reported, rest)
	})
	return reported, err
}

// readKept adds the cells of reports that count, if the columns of all of them are in memory, and returns the
// other reports.
func (r columnReader) readKept(reported Reported, reports []ReportAt, cells []annual.CellRef) (rest []ReportAt) {
	counted, kept := database.Kept[*countedPlaces](r.db, r.state, "counted")
	sources := make([]*column, len(cells))
	for k := 0; k < len(cells) && kept; k++ {
		sources[k], kept = r.columnIfKept(catalogue.Quantity{Cells: cells[k : k+1]})
	}
	for _, of := range reports {
		i := -1
		if kept {
			i = counted.find(of.At)
		}
		if i < 0 || counted.reports[i] != of.Report {
			rest = append(rest, of)
			continue
		}
		entries := make(map[annual.CellRef]Entry, len(cells))
		for k, ref := range cells {
			if e, has := sources[k].at(i); has {
				entries[ref] = e
			}
		}
		reported[of.Report] = entries
	}
	return rest
}

// lookUp adds the cells of some reports as these state them.
func (r Reported) lookUp(ctx context.Context, tx database.Queryer, reports []ReportAt, cells []annual.CellRef) error {
	if len(reports) == 0 {
		return nil
	}
	ids := make([]int64, len(reports))
	for i, of := range reports {
		ids[i] = of.Report
	}
	slices.Sort(ids)
	args, err := askedFor(slices.Compact(ids), cells)
	if err != nil {
		return err
	}
	_, err = database.Collect(ctx, tx, query("reported_cells"), args,
		func(scan func(...any) error) (none struct{}, err error) {
			var report int64
			var ref annual.CellRef
			var status annual.Status
			var value string
			if err := scan(&report, &ref.Indicator, &ref.Applicant, &status, &value); err != nil {
				return none, err
			}
			if r[report] == nil {
				r[report] = map[annual.CellRef]Entry{}
			}
			r[report][ref], err = parseEntry(ref.Indicator, status, value)
			return none, err
		})
	return err
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
