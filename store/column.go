package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize/annual"
)

// countedPlaces are the regions and years that a report counts for, in order.
type countedPlaces struct {
	places  []placeInTime
	reports []int64
	first   map[int32]int32 // index of each region's first year
}

// find returns the index of a place, -1 if no report counts for it.
func (p *countedPlaces) find(at placeInTime) int {
	first, ok := p.first[at.code]
	if !ok {
		return -1
	}
	for i := int(first); i < len(p.places) && p.places[i].code == at.code; i++ {
		if p.places[i].year == at.year {
			return i
		}
	}
	return -1
}

// at makes countedPlaces a reportIndex.
func (p *countedPlaces) at(at placeInTime) countedReport {
	if i := p.find(at); i >= 0 {
		return countedReport{p.reports[i], i}
	}
	return countedReport{index: -1}
}

func (p *countedPlaces) bytes() int { return 24 * len(p.places) }

// A column is one quantity in all counted reports: it answers for any choice of
// regions and years. Its parts are kept in lists of their own, which take ten
// bytes a report.
type column struct {
	counted   *countedPlaces
	statuses  []uint8 // places in columnStatuses, and columnKnown for those with a number
	mantissas []int64
	scales    []uint8          // nil if all are 0
	exact     map[int]*big.Rat // numbers that are no entry otherwise
}

// columnStatuses are the statuses that a column has; the first stands for reports
// without the cell.
var columnStatuses = []annual.Status{Missing, annual.Read, annual.Derived, annual.Inferred, annual.Flagged, annual.Blank, annual.Corrected}

const columnKnown = 0x80

func newColumn(counted *countedPlaces) *column {
	return &column{counted: counted, statuses: make([]uint8, len(counted.places)), mantissas: make([]int64, len(counted.places))}
}

func (c *column) bytes() int {
	return 9*len(c.statuses) + len(c.scales) + 200*len(c.exact)
}

// entry makes a column an entrySource.
func (c *column) entry(at placeInTime, of countedReport) (entry, bool) {
	i := of.index
	if i < 0 {
		i = c.counted.find(at)
	}
	if i < 0 {
		return entry{}, false
	}
	return c.at(i)
}

// at returns the entry of the counted place with that index; false if its report
// has none.
func (c *column) at(i int) (entry, bool) {
	e := entry{status: columnStatuses[c.statuses[i]&^columnKnown], known: c.statuses[i]&columnKnown != 0,
		mantissa: c.mantissas[i], exact: c.exact[i]}
	if c.scales != nil {
		e.scale = c.scales[i]
	}
	return e, c.statuses[i] != 0
}

func (c *column) set(i int, e entry) error {
	status := slices.Index(columnStatuses, e.status)
	if status < 0 {
		return fmt.Errorf("stored status %q", e.status)
	}
	c.statuses[i], c.mantissas[i] = uint8(status), e.mantissa
	if e.known {
		c.statuses[i] |= columnKnown
	}
	if e.scale != 0 {
		if c.scales == nil {
			c.scales = make([]uint8, len(c.statuses))
		}
		c.scales[i] = e.scale
	}
	if e.exact != nil {
		if c.exact == nil {
			c.exact = map[int]*big.Rat{}
		}
		c.exact[i] = e.exact
	}
	return nil
}

// A columnReader reads the columns of one state of the database, and keeps them.
type columnReader struct {
	ctx   context.Context
	tx    queryer
	kept  *kept
	state string // of the database
}

// counted returns which reports count.
func (r columnReader) counted() (*countedPlaces, error) {
	return keep(r.kept, r.state, "counted", (*countedPlaces).bytes, func() (*countedPlaces, error) {
		type row struct {
			at     placeInTime
			report int64
		}
		var rows []row
		err := placeLines(r.ctx, r.tx, "all_reports", nil, func(at placeInTime, rest string) error {
			report, err := strconv.ParseInt(rest, 10, 64)
			rows = append(rows, row{at, report})
			return err
		})
		if err != nil {
			return nil, err
		}
		slices.SortFunc(rows, func(a, b row) int {
			return cmp.Or(cmp.Compare(a.at.code, b.at.code), cmp.Compare(a.at.year, b.at.year))
		})
		p := &countedPlaces{first: map[int32]int32{}}
		for i, row := range rows {
			if _, known := p.first[row.at.code]; !known {
				p.first[row.at.code] = int32(i)
			}
			p.places, p.reports = append(p.places, row.at), append(p.reports, row.report)
		}
		return p, nil
	})
}

// columnName is that of a quantity's column among the answers kept.
func columnName(q Quantity) string {
	if len(q.Cells) == 1 && q.Or == nil {
		return "cell " + q.Cells[0].Indicator + "/" + q.Cells[0].Applicant
	}
	return "column " + q.Name()
}

// columnIfKept returns the column of a quantity if it was read before.
func (r columnReader) columnIfKept(q Quantity) (*column, bool) {
	answer, ok := r.kept.get(r.state, columnName(q))
	if !ok {
		return nil, false
	}
	return answer.(*column), true
}

// column returns the column of a quantity.
func (r columnReader) column(q Quantity) (*column, error) {
	if len(q.Cells) == 1 && q.Or == nil {
		return r.cell(q.Cells[0])
	}
	return keep(r.kept, r.state, columnName(q), (*column).bytes, func() (*column, error) {
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
		sum := newColumn(counted)
		for i := range counted.places {
			e, has := sumOf(len(parts), func(k int) (entry, bool) { return parts[k].at(i) })
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
	return keep(r.kept, r.state, columnName(Quantity{Cells: []annual.CellRef{ref}}), (*column).bytes, func() (*column, error) {
		counted, err := r.counted()
		if err != nil {
			return nil, err
		}
		c := newColumn(counted)
		args := []any{sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant)}
		err = placeLines(r.ctx, r.tx, "all_figures", args, func(at placeInTime, rest string) error {
			status, value, _ := strings.Cut(rest, " ")
			e, err := parseEntry(annual.Status(status), value)
			if err != nil {
				return err
			}
			i := counted.find(at)
			if i < 0 {
				return fmt.Errorf("%s of %06d in %d: no report counts", ref.Indicator, at.code, at.year)
			}
			return c.set(i, e)
		})
		return c, err
	})
}

// sumOf adds parts up. A part that a report lacks makes the sum unknown; where it
// lacks all of them there is no sum.
func sumOf(parts int, part func(int) (entry, bool)) (entry, bool) {
	var sum entry
	any := false
	for k := range parts {
		e, has := part(k)
		if any = any || has; !has {
			e = entry{status: Missing}
		}
		if k == 0 {
			sum = e
			continue
		}
		sum = sum.plus(e)
	}
	return sum, any
}
