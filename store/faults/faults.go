package faults

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A Query chooses reports and their order. Its Words are not looked at.
type Query struct {
	catalogue.Search
	Code  string // the only check, or kind of contradiction, that counts; "" for all
	Order Order
	First map[int64]bool // reports that come before the others, in whichever order; nil for none
	// Without tells which reports are left out, as invented ones are beside real ones; nil for none.
	Without func(report int64) bool
}

// An Order is how a list of reports is sorted.
type Order string

// The orders: most faults first, by region, newest first.
const (
	ByNumber Order = "number"
	ByRegion Order = "region"
	ByYear   Order = "year"
)

// A Faulty is a report with its faults.
type Faulty struct {
	Report reports.Listed
	Number int // of faults that count: those that are in the report as it was read
	// Figures is how many figures at least must be wrong for all of these sums to fail. It is 0 of contradictions
	// between years.
	Figures int
	// Corrected is how many faults there are only with corrections. They don't count: what the site
	// corrected is not what the report prints.
	Corrected int
	Faults    []Fault
}

// A Fault is a sum that fails, or a figure that contradicts last year's.
type Fault struct {
	Code    string // of the finding
	Ordinal int    // of the finding among those of its report, 0 of a contradiction between years
	Message string // of a failing sum, with the figures that make it fail: "…: 24 + 2 = 26 ≠ 25"
	Page    int
	Cells   []annual.CellRef // of a failing sum: its figures
	// Corrected says that the sum, or one of the two years, has a figure that a person corrected, Held that
	// there is no fault without the corrections.
	Corrected, Held bool
	// Of a contradiction between years:
	Previous      int64 // ID of last year's report
	Cell          annual.CellRef
	Before, Value string
}

// A List is a part of the reports with faults.
type List struct {
	Reports []Faulty
	Total   int // of the reports that have faults that count
	Faults  int // that count, of all of them
	Figures int // that must at least be wrong for these, of sums alone
	First   int // of all reports in the list, how many come first by the query
	// Others are the reports in the list that have only faults that don't count, and Corrected all faults
	// that don't.
	Others, Corrected int
	// Looked is how many reports were chosen, and Compared how many of them have one of the year before
	// beside them: of contradictions between years alone.
	Looked, Compared int
}

// Checks returns the codes of the checks whose sums can fail, in the order of the forms.
var Checks = sync.OnceValue(func() []string {
	var codes []string
	for _, f := range form.All() {
		for _, t := range f.Tables {
			for _, c := range t.Checks {
				if !slices.Contains(codes, c.Code) {
					codes = append(codes, c.Code)
				}
			}
		}
	}
	return codes
})

// A pair is a report and one of its faults.
type pair struct {
	report int64
	fault  Fault
}

// An entry is how many faults of a kind a report has.
type entry struct {
	report   int64
	region   string
	year     int
	kind     string
	code     string
	findings int
	held     int // of the findings, those that there are only with corrections
	// Of sums that count: how many figures at least must be wrong, for those of this check, and for those of all
	// checks of the report.
	figures, ofReport int
}

// Sums returns the reports whose sums fail in print, those first that need the most wrong figures for it, and after them those whose sums fail only with a
// correction. Errors are a *catalogue.RegionError, or those of the database.
func Sums(ctx context.Context, db *database.DB, q Query) (List, error) {
	var list List
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		selection, err := q.Selection(ctx, tx)
		if err != nil {
			return err
		}
		all, err := failing(ctx, db, tx)
		if err != nil {
			return err
		}
		part := list.cut(q, selection, all)
		if list.Reports, err = faulty(ctx, tx, part); err != nil {
			return err
		}
		return quoteSums(ctx, tx, list.Reports, q.Code)
	})
	return list, err
}

// Failing returns the reports whose sums fail.
func Failing(ctx context.Context, db *database.DB) ([]int64, error) {
	return reportsOf(ctx, db, failing)
}

// reportsOf returns the reports that have faults of one kind, each once.
func reportsOf(ctx context.Context, db *database.DB, ask func(context.Context, *database.DB, *sql.Tx) ([]entry, error)) ([]int64, error) {
	var ids []int64
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		all, err := ask(ctx, db, tx)
		for i, e := range all {
			if i == 0 || e.report != all[i-1].report { // they come by their reports
				ids = append(ids, e.report)
			}
		}
		return err
	})
	return ids, err
}

// failing returns how often each check fails in each report, from memory as long as the database
// stays as it is.
func failing(ctx context.Context, db *database.DB, tx *sql.Tx) ([]entry, error) {
	all, err := failuresIn(ctx, db, tx)
	return all.entries, err
}

func scanEntry(scan func(...any) error) (e entry, err error) {
	return e, scan(&e.report, &e.region, &e.year, &e.kind, &e.code, &e.findings, &e.held)
}

func sizeOf(list []entry) int { return 120 * len(list) }

// cut counts the entries that the query chooses, puts their reports in its order, and returns those
// of its part.
func (l *List) cut(q Query, selection catalogue.Selection, all []entry) []entry {
	var chosen []entry
	at := map[int64]int{}
	for _, e := range all {
		if q.Without != nil && q.Without(e.report) || !selection.Has(e.region, e.year, e.kind) || q.Code != "" && e.code != q.Code {
			continue
		}
		e.findings -= e.held
		if q.Code == "" {
			e.figures = e.ofReport
		}
		l.Faults += e.findings
		l.Corrected += e.held
		if i, known := at[e.report]; known {
			chosen[i].findings += e.findings
			chosen[i].held += e.held
			continue
		}
		at[e.report] = len(chosen)
		chosen = append(chosen, e)
	}
	for _, e := range chosen {
		if e.findings > 0 {
			l.Total++
		} else {
			l.Others++
		}
		l.Figures += e.figures
		if q.First[e.report] {
			l.First++
		}
	}
	slices.SortFunc(chosen, func(a, b entry) int {
		if first := q.First[a.report]; first != q.First[b.report] {
			if first {
				return -1
			}
			return 1
		}
		number, region, year := cmp.Or(b.figures-a.figures, b.findings-a.findings, b.held-a.held), cmp.Compare(a.region, b.region), b.year-a.year
		switch q.Order {
		case ByRegion:
			return cmp.Or(region, year, number, cmp.Compare(a.report, b.report))
		case ByYear:
			return cmp.Or(year, number, region, cmp.Compare(a.report, b.report))
		}
		return cmp.Or(number, year, region, cmp.Compare(a.report, b.report))
	})
	from := min(max(q.Offset, 0), len(chosen))
	return chosen[from:min(from+max(q.Limit, 0), len(chosen))]
}

// faulty looks the reports of a part up.
func faulty(ctx context.Context, tx *sql.Tx, part []entry) ([]Faulty, error) {
	ids := make([]int64, len(part))
	for i, e := range part {
		ids[i] = e.report
	}
	listed, err := reports.ListedByID(ctx, tx, ids)
	if err == nil && len(listed) != len(part) {
		err = fmt.Errorf("faults of %d reports: %d are here", len(part), len(listed))
	}
	if err != nil {
		return nil, err
	}
	list := make([]Faulty, len(part))
	for i, r := range listed {
		list[i] = Faulty{Report: r, Number: part[i].findings, Figures: part[i].figures, Corrected: part[i].held}
	}
	return list, nil
}

// quoteSums adds to the reports what fails in them.
func quoteSums(ctx context.Context, tx *sql.Tx, list []Faulty, code string) error {
	codes := Checks()
	if code != "" {
		codes = []string{code}
	}
	checks, err := database.JSONList(codes)
	if err != nil {
		return err
	}
	at, ids, err := placesOf(list)
	if err != nil {
		return err
	}
	found, err := database.Collect(ctx, tx, query("failing_sums"), []any{sql.Named("reports", ids), sql.Named("codes", checks)}, func(scan func(...any) error) (p pair, err error) {
		var cells string
		err = scan(&p.report, &p.fault.Ordinal, &p.fault.Code, &p.fault.Message, &p.fault.Page, &p.fault.Corrected, &p.fault.Held, &cells)
		p.fault.Cells = cellsIn(cells)
		return p, err
	})
	for _, p := range found {
		of := &list[at[p.report]]
		of.Faults = append(of.Faults, p.fault)
	}
	return err
}

// cellsIn takes the figures of a sum apart, as the database names them.
func cellsIn(text string) []annual.CellRef {
	var cells []annual.CellRef
	for cell := range strings.FieldsSeq(text) {
		indicator, applicant, _ := strings.Cut(cell, "/")
		cells = append(cells, annual.CellRef{Indicator: indicator, Applicant: applicant})
	}
	return cells
}

// placesOf returns where each report is in a list, and their IDs as a JSON array.
func placesOf(list []Faulty) (at map[int64]int, ids string, err error) {
	at = map[int64]int{}
	numbers := []int64{}
	for i, f := range list {
		at[f.Report.ID] = i
		numbers = append(numbers, f.Report.ID)
	}
	ids, err = database.JSONList(numbers)
	return at, ids, err
}
