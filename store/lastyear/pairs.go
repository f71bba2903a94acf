package lastyear

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Pair is a report and that of its organ on the year before.
type Pair struct {
	Report   int64
	Previous int64
	Region   string // its code, "" where it is not known
	Year     int
	Kind     string // of the organ
	Body     string // which organ of its region it is
	Share           // of the report's text that stood in the one before
}

// LongText is how many letters a text has at least that is ranked with the others: of a short one a
// single sentence is most.
const LongText = 300

// Ranked returns the reports that a search chooses, of those that have one before them, but for those that are left out, nil for none: those of the organ first
// of which the most is copied in one year, its years together. Texts that are shorter than LongText come behind all others. Neither words
// nor the part that is wanted are looked at. Nobody may change the list.
func Ranked(ctx context.Context, db *database.DB, q catalogue.Search, without func(report int64) bool) ([]Pair, error) {
	var chosen []Pair
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		selection, err := q.Selection(ctx, tx)
		if err != nil {
			return err
		}
		all, err := pairs(ctx, db, tx)
		if err != nil {
			return err
		}
		if selection.Whole() && without == nil {
			chosen = all.together
			return nil
		}
		chosen = all.chosen(func(p *Pair) bool {
			return selection.Has(p.Region, p.Year, p.Kind) && (without == nil || !without(p.Report))
		})
		return nil
	})
	return chosen, err
}

// Of returns the pair of each of some reports that has one before it.
func Of(ctx context.Context, db *database.DB, reports []int64) (map[int64]Pair, error) {
	list, err := database.JSONList(reports)
	if err != nil {
		return nil, err
	}
	found, err := database.Collect(ctx, db, query("pairs_of"), []any{sql.Named("reports", list)}, scanPair)
	of := make(map[int64]Pair, len(found))
	for _, p := range found {
		of[p.Report] = p
	}
	return of, err
}

// Named returns what a list shows of some reports, by their IDs.
func Named(ctx context.Context, db *database.DB, ids []int64) (map[int64]reports.Info, error) {
	list, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	infos, err := database.Collect(ctx, db, query("reports_named"), []any{sql.Named("reports", list)}, func(scan func(...any) error) (r reports.Info, err error) {
		return r, scan(&r.ID, &r.Title, &r.Organ, &r.RegionCode, &r.Region, &r.Year)
	})
	of := make(map[int64]reports.Info, len(infos))
	for _, r := range infos {
		of[r.ID] = r
	}
	return of, err
}

// allPairs are those of all reports, ranked each by itself, and with the years of each organ together.
type allPairs struct {
	ranked, together []Pair
	organs           numbering // of the ranked
}

// pairs returns all of them. They are kept in memory as long as the database stays as it is.
func pairs(ctx context.Context, db *database.DB, tx *sql.Tx) (allPairs, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return allPairs{}, err
	}
	sizeOf := func(all allPairs) int { return (2*106 + 4) * len(all.ranked) }
	return database.Keep(db, state, "reports and those before", sizeOf, func() (allPairs, error) {
		var lines string
		if err := tx.QueryRowContext(ctx, query("pairs")).Scan(&lines); err != nil {
			return allPairs{}, err
		}
		list, err := pairsIn(lines)
		slices.SortFunc(list, func(a, b Pair) int {
			return cmp.Or(cmp.Compare(min(b.Letters, LongText)/LongText, min(a.Letters, LongText)/LongText), cmp.Compare(b.Part(), a.Part()),
				b.Letters-a.Letters, b.Year-a.Year, cmp.Compare(a.Region, b.Region), cmp.Compare(a.Report, b.Report))
		})
		type organ struct {
			region, body string
			short        bool
		}
		all := allPairs{ranked: list, organs: numbered(list, func(p Pair) organ { return organ{p.Region, p.Body, p.Letters < LongText} })}
		all.together = all.chosen(func(*Pair) bool { return true })
		return all, err
	})
}

// chosen returns those that are wanted, with the years of each organ one after the other, the last year first.
func (all allPairs) chosen(wanted func(*Pair) bool) []Pair {
	places := make([]int32, 0, len(all.ranked))
	for i := range all.ranked {
		if wanted(&all.ranked[i]) {
			places = append(places, int32(i))
		}
	}
	return together(all.ranked, places, all.organs, func(p Pair) int { return p.Year })
}

func scanPair(scan func(...any) error) (p Pair, err error) {
	return p, scan(&p.Report, &p.Previous, &p.Region, &p.Year, &p.Kind, &p.Letters, &p.Copied, &p.Body)
}

// pairsIn reads the lines of the statement pairs.
func pairsIn(lines string) ([]Pair, error) {
	list := make([]Pair, 0, strings.Count(lines, "\n")+1)
	known := database.Texts{}
	for line := range strings.Lines(lines) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 8)
		if len(fields) != 8 {
			return nil, fmt.Errorf("reports and those before: %q", line)
		}
		var numbers [5]int64
		for i, field := range []int{0, 1, 3, 5, 6} {
			var err error
			if numbers[i], err = strconv.ParseInt(fields[field], 10, 64); err != nil {
				return nil, fmt.Errorf("reports and those before: %q: %w", line, err)
			}
		}
		list = append(list, Pair{Report: numbers[0], Previous: numbers[1], Region: known.One(fields[2]), Year: int(numbers[2]), Kind: known.One(fields[4]), Body: known.One(fields[7]),
			Share: Share{Letters: int(numbers[3]), Copied: int(numbers[4])}})
	}
	return list, nil
}
