package find

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/organs"
	"nianbao/store/reports"
)

// A Query is what is looked for, with the part of the answer that is wanted. A year before or after
// the words is one, and not a part of a name: "淮安市 2023".
type Query = catalogue.Search

// A ReportList is a part of the reports that were found.
type ReportList struct {
	Reports []reports.Listed
	Total   int // of all that were found, in every version
}

// Reports returns the reports of organs and regions of that name, and those that the words mean as a
// reference (reports.Find): the most exact name first, and then the newest. Errors are a
// *catalogue.RegionError about the region chosen, or those of the database.
func Reports(ctx context.Context, db *database.DB, q Query) (ReportList, error) {
	meant, err := meantBy(ctx, db, q.Words)
	if err != nil {
		return ReportList{}, err
	}
	var list ReportList
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		ids, err := keptList(ctx, db, tx, "reports", q, func(args []any) ([]int64, error) {
			if args, err = withRegions(ctx, tx, args, q.Words); err != nil {
				return nil, err
			}
			return database.IDs(ctx, tx, query("find_reports"), append(args, sql.Named("meant", meant))...)
		})
		if err != nil {
			return err
		}
		list.Total = len(ids)
		list.Reports, err = reports.ListedByID(ctx, tx, partOf(ids, q))
		return err
	})
	return list, err
}

// meantBy returns the reports that the words mean as a reference, as a JSON array.
func meantBy(ctx context.Context, db *database.DB, words string) (string, error) {
	info, err := reports.Find(ctx, db, words)
	ids := []int64{}
	var several *reports.AmbiguousError
	switch {
	case errors.As(err, &several):
		// They are of that region or organ, which the names tell too.
	case err == nil:
		ids = append(ids, info.ID)
	case !errors.Is(err, reports.ErrNotFound):
		return "", err
	}
	return database.JSONList(ids)
}

// withRegions adds the codes of the regions that the words name, and what the codes of all within
// them begin with.
func withRegions(ctx context.Context, tx *sql.Tx, args []any, words string) ([]any, error) {
	name, _ := reports.SplitYear(words)
	codes, err := catalogue.RegionCodes(ctx, tx, name)
	if err != nil {
		return nil, err
	}
	var prefixes []string
	for _, code := range codes {
		prefixes = append(prefixes, catalogue.CodePrefix(code))
	}
	named, err := database.JSONList(codes)
	if err != nil {
		return nil, err
	}
	within, err := database.JSONList(prefixes)
	return append(args, sql.Named("codes", named), sql.Named("within", within)), err
}

// keptList returns the whole answer of one kind to a query, from memory as long as the database
// stays as it is: its parts, and how much there is, are asked for again and again.
func keptList[T any](ctx context.Context, db *database.DB, tx *sql.Tx, kind string, q Query, find func([]any) ([]T, error)) ([]T, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	args, err := q.Args(ctx, tx)
	if err != nil {
		return nil, err
	}
	whole := q
	whole.Limit, whole.Offset = 0, 0
	words, year := reports.SplitYear(q.Words)
	sizeOf := func(list []T) int { return 100 + 64*len(list) }
	return database.Keep(db, state, fmt.Sprintf("found %s %+v", kind, whole), sizeOf, func() ([]T, error) {
		names, err := organs.Named(ctx, db, tx, strings.Fields(words), math.MaxInt)
		if err != nil {
			return nil, err
		}
		list, err := database.JSONList(names)
		if err != nil {
			return nil, err
		}
		return find(append(args, sql.Named("words", words), sql.Named("organs", list), sql.Named("year", year)))
	})
}

// partOf returns the part of a list that the query wants.
func partOf[T any](list []T, q Query) []T {
	from := min(max(q.Offset, 0), len(list))
	return list[from:min(from+max(q.Limit, 0), len(list))]
}
