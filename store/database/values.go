package database

import (
	"fmt"
	"time"

	"nianbao/extract/document"
	"nianbao/normalize/number"
)

// Timestamp returns the time as the database has it; "" for the zero time.
func Timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// PlaceAfter returns the columns of a statement with those of a place added.
func PlaceAfter(p document.Place, columns ...any) []any {
	var page, x0, y0, x1, y1, line, cell any
	if p.Page != 0 {
		page = p.Page
	}
	if !p.Box.IsZero() {
		x0, y0, x1, y1 = p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1
	}
	if p.Line != 0 {
		line = p.Line
	}
	if p.Cell != "" {
		cell = p.Cell
	}
	return append(columns, page, x0, y0, x1, y1, line, cell)
}

// A PlaceColumns holds the columns page, x0, y0, x1, y1, line, cell of a row, which
// are NULL where no place is known.
type PlaceColumns struct {
	page, line     *int
	x0, y0, x1, y1 *float64
	cell           *string
}

// Targets returns where to scan the columns to, after those before.
func (c *PlaceColumns) Targets(before ...any) []any {
	return append(before, &c.page, &c.x0, &c.y0, &c.x1, &c.y1, &c.line, &c.cell)
}

// Place returns the place, zero where none is known.
func (c PlaceColumns) Place() document.Place {
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
	if c.cell != nil {
		p.Cell = *c.cell
	}
	return p
}

// DecimalText returns the exact text of a value, nil for none.
func DecimalText(d *number.Decimal) any {
	if d == nil {
		return nil
	}
	return d.String()
}

// ParseDecimal reads a stored value, nil for none.
func ParseDecimal(text *string) (*number.Decimal, error) {
	if text == nil {
		return nil, nil
	}
	d, err := number.ParseDecimal(*text)
	if err != nil {
		return nil, fmt.Errorf("stored value: %w", err)
	}
	return &d, nil
}
