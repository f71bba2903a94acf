package reports

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A FindingCount says how often a kind of finding occurs.
type FindingCount struct {
	Code     string
	Severity annual.Severity
	Findings int
	Reports  int // that have one or more
	Held     int // findings besides, that there are only with corrections
}

// FindingCounts returns the kinds of findings of the reports that stand for their organ and year, the gravest first
// and then the most frequent.
func FindingCounts(ctx context.Context, db *database.DB) ([]FindingCount, error) {
	var counts []FindingCount
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		kept, err := database.Keep(db, state, "finding counts", func(list []FindingCount) int { return 100 * len(list) },
			func() ([]FindingCount, error) { return countFindings(ctx, db, tx) })
		counts = slices.Clone(kept)
		return err
	})
	return counts, err
}

func countFindings(ctx context.Context, db *database.DB, tx *sql.Tx) ([]FindingCount, error) {
	further, err := furtherIn(ctx, db, tx)
	if err != nil {
		return nil, err
	}
	counts, err := database.Collect(ctx, tx, query("finding_counts"), []any{sql.Named("further", further)}, func(scan func(...any) error) (c FindingCount, err error) {
		return c, scan(&c.Code, &c.Severity, &c.Findings, &c.Reports, &c.Held)
	})
	for _, code := range betweenFiles {
		all, err := fileFindings(ctx, db, tx, code)
		if err != nil {
			return nil, err
		}
		of := map[annual.Severity]map[int64]int{} // findings of each report
		for _, f := range all {
			if of[f.Finding.Severity] == nil {
				of[f.Finding.Severity] = map[int64]int{}
			}
			of[f.Finding.Severity][f.Report.ID]++
		}
		for severity, reports := range of {
			c := FindingCount{Code: code, Severity: severity, Reports: len(reports)}
			for _, findings := range reports {
				c.Findings += findings
			}
			counts = append(counts, c)
		}
	}
	gravest := []annual.Severity{annual.Error, annual.Warning, annual.Info}
	slices.SortFunc(counts, func(a, b FindingCount) int {
		return cmp.Or(slices.Index(gravest, a.Severity)-slices.Index(gravest, b.Severity), b.Findings-a.Findings, cmp.Compare(a.Code, b.Code))
	})
	return counts, err
}

// A ListedFinding is a finding with the report that it is about.
type ListedFinding struct {
	Report  Info // ID, Organ, Region, Year and Title alone
	Ordinal int  // among the report's findings, from 1; 0 of one between files, see betweenFiles
	Finding annual.Finding
	Latest  bool // the report is the one that counts of its versions, as all are that Findings lists
	// Corrected says that a person corrected one of the figures.
	Corrected bool
}

// A FindingKey is a finding by its report and its number there.
type FindingKey struct {
	Report  int64
	Ordinal int
}

// A Term is a figure that a finding is about, with its value: "" of one without a number.
type Term struct {
	annual.CellRef
	Value string
}

// Terms returns the figures that some findings are about, in the order of each.
func Terms(ctx context.Context, db *database.DB, of []FindingKey) (map[FindingKey][]Term, error) {
	pairs := make([][2]int64, len(of))
	for i, k := range of {
		pairs[i] = [2]int64{k.Report, int64(k.Ordinal)}
	}
	keys, err := database.JSONList(pairs)
	if err != nil {
		return nil, err
	}
	terms := map[FindingKey][]Term{}
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		_, err := database.Collect(ctx, tx, query("finding_terms"), []any{sql.Named("findings", keys)}, func(scan func(...any) error) (k FindingKey, err error) {
			var t Term
			err = scan(&k.Report, &k.Ordinal, &t.Indicator, &t.Applicant, &t.Value)
			terms[k] = append(terms[k], t)
			return k, err
		})
		return err
	})
	return terms, err
}

// columns are what a statement that lists findings returns.
func (f *ListedFinding) columns() []any {
	return []any{&f.Report.ID, &f.Report.Organ, &f.Report.Region, &f.Report.Year, &f.Report.Title,
		&f.Finding.Code, &f.Finding.Severity, &f.Finding.Message, &f.Finding.Left, &f.Finding.Right, &f.Ordinal, &f.Finding.Place.Page, &f.Latest, &f.Corrected, &f.Finding.Held}
}

// fileFindings returns all that files of one organ and year say of each other in one way, from memory as
// long as the database stays as it is: their figures have to be compared for it.
func fileFindings(ctx context.Context, db *database.DB, tx *sql.Tx, code string) ([]ListedFinding, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	sizeOf := func(list []ListedFinding) int { return 600 * len(list) }
	return database.Keep(db, state, "findings between files "+code, sizeOf, func() ([]ListedFinding, error) {
		return database.Collect(ctx, tx, query("file_findings"), []any{sql.Named("code", code)}, func(scan func(...any) error) (f ListedFinding, err error) {
			var cell annual.CellRef
			err = scan(append(f.columns(), &f.Report.RegionCode, &cell.Indicator, &cell.Applicant)...)
			if cell.Indicator != "" {
				f.Finding.Cells = []annual.CellRef{cell}
			}
			return f, err
		})
	})
}

// FindingQuery chooses findings of one kind. An empty field but Code is no
// condition.
type FindingQuery struct {
	Code   string
	Region string // name or code; it stands for itself and all within it
	Year   int
}

// betweenFiles are the codes of what files of one organ and year say of each other.
var betweenFiles = []string{"renditions-differ", "version-order-unknown"}

// Findings returns a part of the findings of one kind, those of single reports without the cells that
// they are about, which Terms has. Those of superseded versions and of other files of a report are not among them: what
// stands may have another figure.
func Findings(ctx context.Context, db *database.DB, q FindingQuery, part Part) ([]ListedFinding, error) {
	var list []ListedFinding
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		if slices.Contains(betweenFiles, q.Code) {
			list, err = q.betweenFiles(ctx, db, tx, prefix)
			from := min(max(part.Offset, 0), len(list))
			list = list[from:min(from+max(part.Limit, 0), len(list))]
			return err
		}
		name := "browse_findings"
		if prefix != "" {
			name = "region_findings"
		}
		args, err := q.chosen(ctx, db, tx, prefix)
		if err != nil {
			return err
		}
		args = append(args, sql.Named("limit", part.Limit), sql.Named("offset", part.Offset))
		list, err = database.Collect(ctx, tx, query(name), args, func(scan func(...any) error) (f ListedFinding, err error) { return f, scan(f.columns()...) })
		return err
	})
	return list, err
}

// FindingsIn counts all findings of which Findings returns a part, as one kind of whatever severity.
func FindingsIn(ctx context.Context, db *database.DB, q FindingQuery) (FindingCount, error) {
	count := FindingCount{Code: q.Code}
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		prefix, err := catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		if slices.Contains(betweenFiles, q.Code) {
			list, err := q.betweenFiles(ctx, db, tx, prefix)
			of := map[int64]bool{}
			for _, f := range list {
				of[f.Report.ID] = true
			}
			count.Findings, count.Reports = len(list), len(of)
			return err
		}
		state, err := database.StateIn(ctx, tx)
		if err != nil {
			return err
		}
		name := "count_findings"
		if prefix != "" {
			name = "count_region_findings"
		}
		question := fmt.Sprintf("%s %s %s %d", name, q.Code, prefix, q.Year)
		count, err = database.Keep(db, state, question, func(FindingCount) int { return 200 + len(question) }, func() (c FindingCount, err error) {
			c.Code = q.Code
			args, err := q.chosen(ctx, db, tx, prefix)
			if err != nil {
				return c, err
			}
			return c, tx.QueryRowContext(ctx, query(name), args...).Scan(&c.Findings, &c.Reports, &c.Held)
		})
		return err
	})
	return count, err
}

// chosen are the parameters by which findings are chosen.
func (q FindingQuery) chosen(ctx context.Context, db *database.DB, tx *sql.Tx, prefix string) ([]any, error) {
	further, err := furtherIn(ctx, db, tx)
	return []any{sql.Named("code", q.Code), sql.Named("year", q.Year), sql.Named("prefix", prefix), sql.Named("further", further)}, err
}

// betweenFiles returns all findings of the kind, if it is one between files, that the query chooses.
func (q FindingQuery) betweenFiles(ctx context.Context, db *database.DB, tx *sql.Tx, prefix string) ([]ListedFinding, error) {
	all, err := fileFindings(ctx, db, tx, q.Code)
	var list []ListedFinding
	for _, f := range all {
		if (q.Year == 0 || f.Report.Year == q.Year) && strings.HasPrefix(f.Report.RegionCode, prefix) {
			list = append(list, f)
		}
	}
	return list, err
}
