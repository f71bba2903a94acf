package profile

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/store/database"
)

// A Report is what a profile tells of one report, or of one file of it.
type Report struct {
	ID     int64 // 0 stands for a year or a region without a report
	Region gazetteer.Region
	Year   int // 0 if unknown
	Organ  string
	Body   string // the organ without its region

	OrganID, Function, Township string
	Kind                        identity.Kind
	Identity                    identity.State
	Scope                       annual.Scope
	Form, Title                 string
	Version, Rendition          int
	Latest                      bool // it stands for its organ and year
	Errors, Warnings            int  // findings that stand
	InDoubt                     int  // figures flagged or without a place
}

// reportsIn returns reports by their ids, the newest year first and in it those that count.
func reportsIn(ctx context.Context, db database.Queryer, ids []int64) ([]Report, error) {
	list, err := database.JSONList(ids)
	if err != nil {
		return nil, err
	}
	reports, err := database.Collect(ctx, db, query("reports_told"), []any{sql.Named("reports", list)}, scanReport)
	slices.SortStableFunc(reports, func(a, b Report) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), a.orderBefore(b))
	})
	return reports, err
}

func scanReport(scan func(...any) error) (r Report, err error) {
	err = scan(&r.ID, &r.Region.Code, &r.Region.Name, &r.Year, &r.Organ, &r.Body, &r.OrganID, &r.Function, &r.Township, &r.Kind, &r.Identity,
		&r.Scope, &r.Form, &r.Title, &r.Version, &r.Rendition, &r.Latest, &r.Errors, &r.Warnings, &r.InDoubt)
	if known, ok := gazetteer.LookupRegion(r.Region.Code, r.Year); ok {
		r.Region = known
	}
	return r, err
}

// orderBefore orders the reports on one year: what stands for its organ first, what is
// certain before what is in doubt, and of two names the whole place's, which is shorter.
func (r Report) orderBefore(o Report) int {
	order := func(r Report) []int {
		not := func(b bool) int {
			if b {
				return 0
			}
			return 1
		}
		return []int{not(r.Latest), not(!r.Doubtful()), len(r.Body), -r.Version, r.Rendition}
	}
	return cmp.Or(slices.Compare(order(r), order(o)), cmp.Compare(o.ID, r.ID))
}

// Doubtful reports whether it is in doubt whose the report is.
func (r Report) Doubtful() bool {
	return r.Identity == identity.Doubtful || r.Identity == identity.Unknown
}

// Counted returns the report of each year that counts, by year, of reports as Organ and
// Region return them. Reports of unknown years count for none.
func Counted(reports []Report) []Report {
	var list []Report
	for _, r := range slices.Backward(reports) {
		if r.Year == 0 || !r.Latest {
			continue
		}
		if last := len(list) - 1; last >= 0 && list[last].Year == r.Year {
			list[last] = r // the first of a year comes last
			continue
		}
		list = append(list, r)
	}
	return list
}
