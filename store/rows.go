package store

import (
	"context"
	"encoding/json"
	"fmt"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// collect runs a query and returns what take makes of each row.
func collect[T any](ctx context.Context, db queryer, query string, args []any, take func(scan func(...any) error) (T, error)) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []T{}
	for rows.Next() {
		item, err := take(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

// jsonList returns a list as the JSON array that a query unpacks.
func jsonList[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// placeAfter returns the columns of a statement with those of a place added.
func placeAfter(p document.Place, columns ...any) []any {
	var page, x0, y0, x1, y1, line any
	if p.Page != 0 {
		page = p.Page
	}
	if !p.Box.IsZero() {
		x0, y0, x1, y1 = p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1
	}
	if p.Line != 0 {
		line = p.Line
	}
	return append(columns, page, x0, y0, x1, y1, line)
}

// A placeColumns holds the columns page, x0, y0, x1, y1, line of a row, which
// are NULL where no place is known.
type placeColumns struct {
	page, line     *int
	x0, y0, x1, y1 *float64
}

// targets returns where to scan the columns to, after those before.
func (c *placeColumns) targets(before ...any) []any {
	return append(before, &c.page, &c.x0, &c.y0, &c.x1, &c.y1, &c.line)
}

func (c placeColumns) place() document.Place {
	var p document.Place
	if c.page != nil {
		p.Page = *c.page
	}
	if c.x0 != nil && c.y0 != nil && c.x1 != nil && c.y1 != nil {
		p.Box = document.Rect{X0: *c.x0, Y0: *c.y0, X1: *c.x1, Y1: *c.y1}
	}
	if c.line != nil {
		p.Line = *c.line
	}
	return p
}

// decimalText returns the exact text of a value, nil for none.
func decimalText(d *number.Decimal) any {
	if d == nil {
		return nil
	}
	return d.String()
}

func parseDecimal(text *string) (*number.Decimal, error) {
	if text == nil {
		return nil, nil
	}
	d, err := number.ParseDecimal(*text)
	if err != nil {
		return nil, fmt.Errorf("stored value: %w", err)
	}
	return &d, nil
}
