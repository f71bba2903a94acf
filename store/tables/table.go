package tables

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// Of returns the printed tables of a report in their order, none for one that was read
// before they were kept. It returns ErrNotFound, wrapped, where there is no such report.
func Of(ctx context.Context, db *database.DB, report int64) ([]annual.PrintedTable, error) {
	var list []annual.PrintedTable
	err := db.Snapshot(ctx, func(tx *sql.Tx) (err error) {
		if _, err = reports.InfoByID(ctx, tx, report); err == nil {
			list, err = In(ctx, tx, report)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("tables of report %d: %w", report, err)
	}
	return list, nil
}

// In is Of in a snapshot that has the report.
func In(ctx context.Context, tx database.Queryer, report int64) ([]annual.PrintedTable, error) {
	list, err := database.Collect(ctx, tx, query("printed_tables"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (t annual.PrintedTable, err error) {
			var at database.PlaceColumns
			err = scan(at.Targets(&t.Title, &t.Section, &t.Source, &t.Rows, &t.Columns)...)
			t.Place = at.Place()
			return t, err
		})
	if err != nil {
		return nil, err
	}
	_, err = database.Collect(ctx, tx, query("printed_cells"), []any{sql.Named("report", report)},
		func(scan func(...any) error) (struct{}, error) {
			c, table, err := scanCell(scan)
			if err == nil {
				list[table-1].Cells = append(list[table-1].Cells, c)
			}
			return struct{}{}, err
		})
	return list, err
}

// scanCell reads the columns of a cell, after those before, and the number of its table.
func scanCell(scan func(...any) error, before ...any) (c annual.PrintedCell, table int, err error) {
	var at database.PlaceColumns
	var labels, heads string
	var value *string
	if err = scan(at.Targets(append(before, &table, &c.Row, &c.Column, &labels, &heads, &c.Text, &value, &c.Unit, &c.Remark,
		&c.Indicator, &c.Applicant, &c.Unplaced)...)...); err != nil {
		return c, 0, err
	}
	c.Labels, c.Heads, c.Place = names(labels), names(heads), at.Place()
	c.Value, err = database.ParseDecimal(value)
	return c, table, err
}

// names takes a stored path apart.
func names(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, "\n")
}
