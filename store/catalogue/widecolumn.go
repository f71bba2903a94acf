package catalogue

import (
	"context"

	"nianbao/store/database"
)

// A WideColumn is one figure of the wide shape.
type WideColumn struct{ Indicator, Applicant string }

// Name returns the column's name: "reconsideration.upheld",
// "applications.received.natural_person".
func (c WideColumn) Name() string {
	if c.Applicant == "" {
		return c.Indicator
	}
	return c.Indicator + "." + c.Applicant
}

// WideColumns returns the figures of the wide shape in the order of the forms.
func WideColumns(ctx context.Context, db database.Queryer) ([]WideColumn, error) {
	return database.Collect(ctx, db, query("wide_columns"), nil, func(scan func(...any) error) (WideColumn, error) {
		var c WideColumn
		return c, scan(&c.Indicator, &c.Applicant)
	})
}
