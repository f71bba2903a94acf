package columns

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// Bodies are the departments whose reports are read, one of each region and year. The zero
// value stands for the governments themselves.
type Bodies struct {
	// Name is what the organ is called without its region, as in "商务局".
	Name string
	// Functions are IDs of the register; the reports of organs with one of them are read
	// too. Where a region has several in a year, that of the Name counts, else that of
	// the function that comes first here.
	Functions []string
	// Real leaves out invented reports where there are real ones beside them (package invented).
	Real bool
}

// An OrganReport is a report of a department that counts for its region and year.
type OrganReport struct {
	At       Place
	Report   int64
	Function string // ID of a register.Function, "" if only the name is that asked for
	Body     string // the organ without its region
	// Others are how many more organs of the place fit.
	Others int
}

// An organRow is a report of an organ that may count.
type organRow struct {
	OrganReport
	kind, organ string // OrganKind and OrganID
}

// organReports chooses the reports of departments with functions.
func (src *Source) organReports(b Bodies, codes []string, from, to int) error {
	list, err := database.JSONList(b.Functions)
	if err != nil {
		return err
	}
	question := fmt.Sprintf("organs %q %q", b.Name, b.Functions)
	const bytes = 120 // of a row, about
	rows, err := database.Keep(src.db, src.state, question, func(rows []organRow) int { return bytes * len(rows) }, func() ([]organRow, error) {
		return src.organRows(sql.Named("functions", list), sql.Named("body", b.Name))
	})
	if err != nil {
		return err
	}
	wanted := make(map[catalogue.Division]bool, len(codes))
	for _, code := range codes {
		if at, ok := PlaceOf(code); ok {
			wanted[at.Code] = true
		}
	}
	best := map[Place]organRow{}
	for _, row := range rows {
		if src.without.Has(row.Report) || !wanted[row.At.Code] || int(row.At.Year) < from || int(row.At.Year) > to || row.Body != b.Name && !annual.OfWholePlace(row.organ) {
			continue
		}
		other, taken := best[row.At]
		if taken && b.order(row, other) > 0 {
			row, other = other, row
		}
		if taken && row.organ != other.organ {
			row.Others = max(row.Others, other.Others) + 1
		}
		best[row.At] = row
	}
	src.chosen = make(map[Place]OrganReport, len(best))
	ids := make([]int64, 0, len(best))
	for at, row := range best {
		src.chosen[at] = row.OrganReport
		ids = append(ids, row.Report)
	}
	slices.Sort(ids)
	chosen, err := database.JSONList(ids)
	src.kind, src.args = "organ", []any{sql.Named("reports", chosen)}
	return err
}

// order is below zero for the report that counts before another of the place. A
// department goes before a branch; of two spellings of one organ the longer does.
func (b Bodies) order(x, y organRow) int {
	rank := func(r organRow) []int {
		name, branch := 0, 0
		if r.Body != b.Name {
			name = 1
		}
		if identity.Kind(r.kind) == identity.Branch {
			branch = 1
		}
		return []int{name, slices.Index(b.Functions, r.Function), branch, -len(r.Body)}
	}
	return cmp.Or(slices.Compare(rank(x), rank(y)), cmp.Compare(y.Report, x.Report))
}

// organRows returns the latest versions of all reports that may count.
func (src *Source) organRows(args ...any) ([]organRow, error) {
	var rows []organRow
	err := placeLines(src.ctx, src.tx, "organ_rows", args, func(at Place, rest string) error {
		f := strings.SplitN(rest, "\t", 5)
		if len(f) != 5 {
			return fmt.Errorf("organ_rows: %q", rest)
		}
		id, err := strconv.ParseInt(f[0], 10, 64)
		rows = append(rows, organRow{OrganReport: OrganReport{At: at, Report: id, Function: f[1], Body: f[4]}, kind: f[2], organ: f[3]})
		return err
	})
	return rows, err
}

// Organs returns the reports that count, by region and year, where the Bodies have
// functions; else none.
func (src Source) Organs() []OrganReport {
	var list []OrganReport
	for _, r := range src.chosen {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b OrganReport) int {
		return cmp.Or(cmp.Compare(a.At.Code, b.At.Code), cmp.Compare(a.At.Year, b.At.Year))
	})
	return list
}
