package tables

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nianbao/extract/document"
	"nianbao/normalize/annual"
	"nianbao/store/database"
)

// Write puts the printed tables of a reading in place of those that the report had. The
// observations of the reading must be there: they have text and place of their cells.
func Write(ctx context.Context, tx *database.Session, report int64, r annual.Report) error {
	for _, name := range []string{"printed_clear_uses", "printed_clear_cells", "printed_clear_tables"} {
		if _, err := tx.ExecContext(ctx, query(name), sql.Named("report", report)); err != nil {
			return fmt.Errorf("write tables: %w", err)
		}
	}
	w := writer{ctx: ctx, tx: tx, names: map[string]int64{}, quantities: map[annual.CellRef]int64{}, rows: database.NewWriter(ctx, tx, queries)}
	for i, t := range r.Printed {
		w.rows.Exec("printed_table_insert", database.PlaceAfter(t.Place, report, i+1, t.Title, t.Section, string(t.Source), t.Rows, t.Columns)...)
		for _, c := range t.Cells {
			if err := w.cell(report, i+1, c); err != nil {
				return fmt.Errorf("write tables: %w", err)
			}
		}
	}
	for _, id := range w.names {
		w.rows.Exec("printed_use_insert", id, report)
	}
	if err := w.rows.Err(); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	return nil
}

// A writer keeps the IDs of what recurs in a report.
type writer struct {
	ctx        context.Context
	tx         *database.Session
	rows       *database.Writer
	names      map[string]int64
	quantities map[annual.CellRef]int64
}

// cell writes a cell. One that was read as an observation has its text, its remark and its
// place there.
func (w *writer) cell(report int64, table int, c annual.PrintedCell) error {
	labels, err := w.name(c.Labels)
	if err != nil {
		return err
	}
	heads, err := w.name(c.Heads)
	if err != nil {
		return err
	}
	place, text, remark, quantity := c.Place, any(c.Text), any(c.Remark), any(nil)
	if c.Indicator != "" {
		if quantity, err = w.quantity(c.CellRef); err != nil {
			return err
		}
		place, text, remark = document.Place{}, nil, nil
	}
	w.rows.Exec("printed_cell_insert", database.PlaceAfter(place, report, table, c.Row, c.Column, labels, heads, quantity, c.Unplaced,
		database.DecimalText(c.Value), c.Unit, text, remark)...)
	return nil
}

// name returns the ID of a path of names, which it enters where it is new.
func (w *writer) name(path []string) (int64, error) {
	text := strings.Join(path, "\n")
	id, known := w.names[text]
	if known {
		return id, nil
	}
	id, err := w.keep("printed_name", sql.Named("path", text))
	w.names[text] = id
	return id, err
}

func (w *writer) quantity(c annual.CellRef) (int64, error) {
	id, known := w.quantities[c]
	if known {
		return id, nil
	}
	id, err := w.keep("printed_quantity", sql.Named("indicator", c.Indicator), sql.Named("applicant", c.Applicant))
	w.quantities[c] = id
	return id, err
}

// keep returns the ID of what a dictionary has, or now gets.
func (w *writer) keep(name string, args ...any) (id int64, err error) {
	err = w.tx.QueryRowContext(w.ctx, query(name+"_id"), args...).Scan(&id)
	if err != sql.ErrNoRows {
		return id, err
	}
	if _, err := w.tx.ExecContext(w.ctx, query(name+"_keep"), args...); err != nil {
		return 0, err
	}
	err = w.tx.QueryRowContext(w.ctx, query(name+"_id"), args...).Scan(&id)
	return id, err
}
