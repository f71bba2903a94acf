package faults

import (
	"context"
	"database/sql"
	"fmt"

	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// Contradictions are the kinds of contradictions between years, as the view series_findings has them.
func Contradictions() []string { return []string{"carry-over", "jump"} }

// maxCompared bounds the reports that are compared with the year before in one answer: each takes
// some two hundred figures to look up.
const maxCompared = 2000

// compared is what comparing the reports of a choice with the year before found.
type compared struct {
	entries []entry
	pairs   []pair
	looked  int
	more    bool
}

// Years returns the reports with figures that contradict those of the year before. Of a choice with
// more reports than can be compared in one answer, it is the first by region.
func Years(ctx context.Context, db *database.DB, q Query) (List, error) {
	var list List
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		found, err := contradicting(ctx, db, tx, q)
		if err != nil {
			return err
		}
		list.Looked, list.More = found.looked, found.more
		if list.Reports, err = faulty(ctx, tx, list.cut(q, prefix, found.entries)); err != nil {
			return err
		}
		at, _, err := placesOf(list.Reports)
		for _, p := range found.pairs {
			if i, here := at[p.report]; here && (q.Code == "" || q.Code == p.fault.Code) {
				list.Reports[i].Faults = append(list.Reports[i].Faults, p.fault)
			}
		}
		return err
	})
	return list, err
}

// contradicting compares the reports that a query chooses, whatever part of them and whichever kind
// it wants, with the year before. It is kept as long as the database stays as it is.
func contradicting(ctx context.Context, db *database.DB, tx *sql.Tx, q Query) (compared, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return compared{}, err
	}
	choice := q.Search
	choice.Words, choice.Offset, choice.Limit = "", 0, maxCompared+1
	args, err := choice.Args(ctx, tx)
	if err != nil {
		return compared{}, err
	}
	size := func(c compared) int { return sizeOf(c.entries) + 200*len(c.pairs) }
	return database.Keep(db, state, fmt.Sprintf("years apart %+v", choice), size, func() (compared, error) {
		chosen, err := database.Collect(ctx, tx, query("chosen_reports"), args, func(scan func(...any) error) (e entry, err error) {
			return e, scan(&e.report, &e.region, &e.year, &e.kind)
		})
		if err != nil {
			return compared{}, err
		}
		found := compared{more: len(chosen) > maxCompared}
		chosen = chosen[:min(len(chosen), maxCompared)]
		found.looked = len(chosen)
		found.pairs, err = pairsOf(ctx, tx, chosen)
		at := map[int64]entry{}
		for _, e := range chosen {
			at[e.report] = e
		}
		for _, p := range found.pairs {
			e := at[p.report]
			e.code, e.findings = p.fault.Code, 1
			found.entries = append(found.entries, e)
		}
		return found, err
	})
}

// pairsOf returns what in some reports contradicts the year before.
func pairsOf(ctx context.Context, tx *sql.Tx, chosen []entry) ([]pair, error) {
	ids := make([]int64, len(chosen))
	for i, e := range chosen {
		ids[i] = e.report
	}
	list, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	return database.Collect(ctx, tx, query("years_apart"), []any{sql.Named("reports", list)}, func(scan func(...any) error) (p pair, err error) {
		f := &p.fault
		return p, scan(&p.report, &f.Previous, &f.Code, &f.Cell.Indicator, &f.Cell.Applicant, &f.Before, &f.Value)
	})
}
