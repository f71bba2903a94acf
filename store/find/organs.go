package find

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/store/database"
)

// An Organ is a name that reports give their organ. 教育局 may be that of many regions.
type Organ struct {
	Name     string
	Reports  int
	From, To int // the years of its reports, 0 if none is known
	// One says that all reports of the name are of one organ. Its page is found by its id or, where
	// it has none, by its region and its name there.
	One                       bool
	OrganID, RegionCode, Body string
}

// Organs returns a part of the organs that have the words in their names, and how many they are in
// all: that very name first, then names that begin so, the shortest first. Errors are those of
// Reports.
func Organs(ctx context.Context, db *database.DB, q Query) (part []Organ, total int, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		all, err := keptList(ctx, db, tx, "organs", q, func(args []any) ([]Organ, error) {
			return database.Collect(ctx, tx, query("find_organs"), args, func(scan func(...any) error) (o Organ, err error) {
				return o, scan(&o.Name, &o.Reports, &o.From, &o.To, &o.One, &o.OrganID, &o.RegionCode, &o.Body)
			})
		})
		part, total = slices.Clone(partOf(all, q)), len(all)
		return err
	})
	return part, total, err
}
