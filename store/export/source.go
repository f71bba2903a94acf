package export

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianbao/store/database"
	"nianbao/store/invented"
	"nianbao/store/reports"
)

// An source is what an export draws on: one snapshot, the reports of the
// filter in order, and the indicators of the filter.
type source struct {
	ctx   context.Context
	tx    database.Queryer
	infos []reports.Info
	book  Codebook
	// reports and indicators are infos and the filter's indicators for queries,
	// as JSON; an empty list of indicators is no condition.
	reports, indicators string
	invented            invented.Reports
	// corrections are those of the reports, by place in infos.
	corrections map[int][]correction
}

func newSource(ctx context.Context, db *database.DB, tx database.Queryer, f reports.Filter, shape Shape) (*source, error) {
	src := &source{ctx: ctx, tx: tx}
	var err error
	if src.book, err = codebookIn(ctx, tx, f); err != nil {
		return nil, err
	}
	var codes []string
	if len(f.Indicators) > 0 {
		for _, i := range src.book.Indicators {
			codes = append(codes, i.Code)
		}
	}
	if src.indicators, err = database.JSONList(codes); err != nil || shape == CodebookRows {
		return src, err
	}
	if src.infos, err = reports.ListIn(ctx, tx, f); err != nil {
		return nil, err
	}
	ids := make([]int64, len(src.infos))
	for i, info := range src.infos {
		ids[i] = info.ID
	}
	if src.reports, err = database.JSONList(ids); err != nil {
		return nil, err
	}
	if src.invented, err = invented.In(ctx, db, tx); err != nil {
		return nil, err
	}
	src.corrections, err = src.loadCorrections()
	return src, err
}

// facts returns what is said of what is written of a shape.
func (src *source) facts(l Labels, shape Shape) ([]Fact, error) {
	all, err := reports.ListIn(src.ctx, src.tx, reports.Filter{})
	return l.Facts(shape, len(src.infos), len(all)), err
}

// args returns the parameters that the queries of exports have in common.
func (src *source) args(more ...any) []any {
	return append([]any{sql.Named("reports", src.reports)}, more...)
}

func (src *source) wanted() any { return sql.Named("indicators", src.indicators) }

// table returns the rows of a shape, each of a report with whether that is invented.
func (src *source) table(shape Shape) (table, error) {
	t, err := src.tableOf(shape)
	if err != nil || shape == CodebookRows {
		return t, err
	}
	t.columns = append(t.columns[:len(t.columns):len(t.columns)], inventedColumn)
	each := t.each
	t.each = func(do func([]field) error) error {
		return each(func(row []field) error { return do(append(row, flagField(src.invented.Has(row[0].integer)))) })
	}
	return t, nil
}

// inventedColumn says that the report is an example, whose figures nobody counted. It stands last, behind what a
// report has of its own.
var inventedColumn = column{name: "invented", kind: flagKind, width: 9}

// tableOf returns the rows of a shape by themselves, which begin with the number of their report.
func (src *source) tableOf(shape Shape) (table, error) {
	switch shape {
	case Long:
		return src.longTable(), nil
	case Wide:
		return src.wideTable()
	case ReportRows:
		return src.reportTable(), nil
	case FindingRows:
		return src.findingTable(), nil
	case RenditionRows:
		return src.renditionTable(), nil
	case CellRows:
		return src.cellTable(), nil
	default:
		return src.book.table(), nil
	}
}

// A figure is a row of observations.
type figure struct {
	position             int
	indicator, applicant string
	value                sql.NullString
	unit, status         string
	confidence           float64
	raw, remark, note    string
	page, line           sql.NullInt64
	cell                 sql.NullString // of a spreadsheet
	box                  [4]sql.NullFloat64
	correction           *correctedFigure // nil where nobody corrected it
}

// eachReport calls do for each report in order with its chosen figures, corrected
// where people did, which are valid during the call. One query yields the figures of all reports, report
// by report; those of one report are put in the order of the reading here,
// because a sort in the query would have to hold all of them.
func (src *source) eachReport(do func(*reports.Info, []figure) error) error {
	rows, err := src.tx.QueryContext(src.ctx, query("export_observations"), src.args(src.wanted())...)
	if err != nil {
		return err
	}
	defer rows.Close()
	next := 0 // report that figures belong to
	var figures []figure
	flush := func() error {
		slices.SortFunc(figures, func(a, b figure) int { return cmp.Compare(a.position, b.position) })
		figures = correctFigures(figures, src.corrections[next])
		err := do(&src.infos[next], figures)
		next, figures = next+1, figures[:0]
		return err
	}
	for rows.Next() {
		var f figure
		var report int
		if err := rows.Scan(&report, &f.position, &f.indicator, &f.applicant, &f.value, &f.unit, &f.status,
			&f.confidence, &f.raw, &f.remark, &f.note, &f.page, &f.box[0], &f.box[1], &f.box[2], &f.box[3], &f.line, &f.cell); err != nil {
			return err
		}
		if report < next {
			return fmt.Errorf("figures of report %d came late", src.infos[report].ID)
		}
		for next < report {
			if err := flush(); err != nil {
				return err
			}
		}
		figures = append(figures, f)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for next < len(src.infos) {
		if err := flush(); err != nil {
			return err
		}
	}
	return nil
}

// count returns the number that a query yields.
func (src *source) count(name string, args ...any) (n int, err error) {
	err = src.tx.QueryRowContext(src.ctx, query(name), args...).Scan(&n)
	return n, err
}
