package faults

import (
	"context"
	"database/sql"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A comparedGroup is how many latest versions of reports of a kind a region has of one year, and how many of
// them stand beside one of the year before.
type comparedGroup struct {
	region       string
	year         int
	kind         string
	looked, with int
}

// compared counts the reports that a selection has, and those of them that have a report of the year
// before. All groups are kept as long as the database stays as it is.
func compared(ctx context.Context, db *database.DB, tx *sql.Tx, selection catalogue.Selection) (looked, with int, err error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return 0, 0, err
	}
	size := func(list []comparedGroup) int { return 64 * len(list) }
	groups, err := database.Keep(db, state, "compared with the year before", size, func() ([]comparedGroup, error) {
		once := database.Texts{}
		return database.Collect(ctx, tx, query("compared_reports"), nil, func(scan func(...any) error) (g comparedGroup, err error) {
			err = scan(&g.region, &g.year, &g.kind, &g.looked, &g.with)
			g.region, g.kind = once.One(g.region), once.One(g.kind)
			return g, err
		})
	})
	for _, g := range groups {
		if selection.Has(g.region, g.year, g.kind) {
			looked, with = looked+g.looked, with+g.with
		}
	}
	return looked, with, err
}
