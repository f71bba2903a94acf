package store

import (
	"context"
)

// A wideColumn is one figure of the wide shape.
type wideColumn struct{ indicator, applicant string }

// name returns the column's name: "reconsideration.upheld",
// "applications.received.natural_person".
func (c wideColumn) name() string {
	if c.applicant == "" {
		return c.indicator
	}
	return c.indicator + "." + c.applicant
}

// wideColumns returns the figures of the wide shape in the order of the forms.
func wideColumns(ctx context.Context, db queryer) ([]wideColumn, error) {
	return collect(ctx, db, catalogueQuery("wide_columns"), nil, func(scan func(...any) error) (wideColumn, error) {
		var c wideColumn
		return c, scan(&c.indicator, &c.applicant)
	})
}
