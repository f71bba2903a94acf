package columns

import (
	"context"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// IsKept reports whether the column of a quantity is in memory.
func IsKept(ctx context.Context, db *database.DB, tx database.Queryer, state string, q catalogue.Quantity) bool {
	_, kept := columnReader{ctx, tx, db, state}.columnIfKept(q)
	return kept
}
