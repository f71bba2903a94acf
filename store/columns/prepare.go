package columns

import (
	"context"
	"database/sql"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// Prepare reads the columns of all quantities into memory, where they stay until the database
// changes: of 20,000 reports a column takes 0.1 MB and a twentieth of a second, for which
// whoever asks first would wait. It begins anew at any time with what is missing.
func Prepare(ctx context.Context, db *database.DB) error {
	for _, q := range catalogue.Quantities() {
		err := db.Snapshot(ctx, func(tx *sql.Tx) error {
			state, err := database.StateIn(ctx, tx)
			if err != nil {
				return err
			}
			_, err = columnReader{ctx, tx, db, state}.column(q)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
