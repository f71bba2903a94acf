package columns

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/store/catalogue"
	"nianbao/store/charges"
	"nianbao/store/database"
)

// A columnReader reads the columns of one state of the database, and keeps them.
type columnReader struct {
	ctx   context.Context
	tx    database.Queryer
	db    *database.DB
	state string // of the database
}

// counted returns which reports count.
func (r columnReader) counted() (*countedPlaces, error) {
	return database.Keep(r.db, r.state, "counted", (*countedPlaces).bytes, func() (*countedPlaces, error) {
		type row struct {
			at     Place
			report int64
		}
		var rows []row
		err := placeLines(r.ctx, r.tx, "all_reports", nil, func(at Place, rest string) error {
			report, err := strconv.ParseInt(rest, 10, 64)
			rows = append(rows, row{at, report})
			return err
		})
		if err != nil {
			return nil, err
		}
		slices.SortFunc(rows, func(a, b row) int {
			return cmp.Or(cmp.Compare(a.at.Code, b.at.Code), cmp.Compare(a.at.Year, b.at.Year))
		})
		p := &countedPlaces{first: map[catalogue.Division]int32{}}
		for i, row := range rows {
			if _, known := p.first[row.at.Code]; !known {
				p.first[row.at.Code] = int32(i)
			}
			p.places, p.reports = append(p.places, row.at), append(p.reports, row.report)
		}
		return p, nil
	})
}

// columnName is that of a quantity's column among the answers kept.
func columnName(q catalogue.Quantity) string {
	if len(q.Cells) == 1 && q.Or == nil {
		return "cell " + q.Cells[0].Indicator + "/" + q.Cells[0].Applicant
	}
	return "column " + q.Name()
}

// columnIfKept returns the column of a quantity if it was read before.
func (r columnReader) columnIfKept(q catalogue.Quantity) (*column, bool) {
	return database.Kept[*column](r.db, r.state, columnName(q))
}

// column returns the column of a quantity.
func (r columnReader) column(q catalogue.Quantity) (*column, error) {
	if len(q.Cells) == 1 && q.Or == nil {
		return r.cell(q.Cells[0])
	}
	return database.Keep(r.db, r.state, columnName(q), (*column).bytes, func() (*column, error) {
		counted, err := r.counted()
		if err != nil {
			return nil, err
		}
		parts := make([]*column, len(q.Cells))
		for k, ref := range q.Cells {
			if parts[k], err = r.cell(ref); err != nil {
				return nil, err
			}
		}
		var instead *column
		if q.Or != nil {
			if instead, err = r.cell(*q.Or); err != nil {
				return nil, err
			}
		}
		sum := newColumn(counted, !slices.ContainsFunc(q.Cells, func(ref annual.CellRef) bool { return !form.IsStated(ref.Indicator) }))
		for i := range counted.places {
			e, has := sumOf(len(parts), func(k int) (Entry, bool) { return parts[k].at(i) })
			if !has && instead != nil {
				e, has = instead.at(i)
			}
			if has {
				if err := sum.set(i, e); err != nil {
					return nil, err
				}
			}
		}
		return sum, nil
	})
}

// cell returns the column of one cell of the forms.
func (r columnReader) cell(ref annual.CellRef) (*column, error) {
	return database.Keep(r.db, r.state, columnName(catalogue.Quantity{Cells: []annual.CellRef{ref}}), (*column).bytes, func() (*column, error) {
		counted, err := r.counted()
		if err != nil {
			return nil, err
		}
		c := newColumn(counted, form.IsStated(ref.Indicator))
		args := []any{sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant)}
		name := "all_figures"
		if form.IsStated(ref.Indicator) {
			name = "all_stated"
		}
		err = placeLines(r.ctx, r.tx, name, args, func(at Place, rest string) error {
			status, value, _ := strings.Cut(rest, " ")
			e, err := parseEntry(ref.Indicator, annual.Status(status), value)
			if err != nil {
				return err
			}
			i := counted.find(at)
			if i < 0 {
				return fmt.Errorf("%s of %s in %d: no report counts", ref.Indicator, at.Code.Code(), at.Year)
			}
			return c.set(i, e)
		})
		switch {
		case err != nil:
		case charges.Has(ref.Indicator):
			err = r.markCharged(c, ref)
		default:
			err = r.markOutsized(c, ref)
		}
		return c, err
	})
}
