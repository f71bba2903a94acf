package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/big"

	"nianbao/normalize"
)

// A Comparison says what is compared between regions and years.
type Comparison struct {
	Of Quantity
	// Per makes a rate of it: Of divided by Per. A rate is of reports that state
	// both.
	Per   *Quantity
	Scope Scope
	// Body compares the reports of departments, as in "商务局", in place of those
	// of the governments themselves.
	Body             string
	FromYear, ToYear int   // both included
	Doubt            Doubt // empty: ExcludeDoubtful
}

// maxYears is the longest span that a comparison takes: reports began in 2008.
const maxYears = 50

func (c Comparison) validate() error {
	switch {
	case len(c.Of.Cells) == 0 || c.Per != nil && len(c.Per.Cells) == 0:
		return fmt.Errorf("%w: no indicator", ErrBadComparison)
	case c.FromYear <= 0 || c.ToYear < c.FromYear || c.ToYear-c.FromYear >= maxYears:
		return fmt.Errorf("%w: from %d to %d", ErrBadComparison, c.FromYear, c.ToYear)
	case c.Doubt != "" && c.Doubt != ExcludeDoubtful && c.Doubt != ShowDoubtful:
		return fmt.Errorf("%w: %q of doubtful values", ErrBadComparison, c.Doubt)
	case c.Scope.Level < 0 || c.Scope.Level > Counties:
		return fmt.Errorf("%w: level %d", ErrBadComparison, c.Scope.Level)
	}
	return nil
}

// Compare returns a figure for every region of the scope and every year, by
// region and year. A region without a report has a figure that says so. For the
// years of a region before it was made or after it was given up there is none.
//
// One report counts for a region and a year: the latest version. Errors are a
// *RegionError, or wrap ErrBadComparison.
func (s *Store) Compare(ctx context.Context, c Comparison) ([]Figure, error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	var figures []Figure
	err := s.inSnapshot(ctx, func(tx *sql.Tx) error {
		scope, err := c.Scope.resolve(ctx, tx)
		if err != nil {
			return err
		}
		figures, err = c.figuresIn(ctx, tx, scope)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	return figures, nil
}

// A placeInTime is a region in a year.
type placeInTime struct {
	code string
	year int
}

// figuresIn returns the figures of a scope by region and year.
func (c Comparison) figuresIn(ctx context.Context, tx queryer, scope resolvedScope) ([]Figure, error) {
	codes, err := jsonList(scope.codes(c.FromYear, c.ToYear))
	if err != nil {
		return nil, err
	}
	reports, err := c.reports(ctx, tx, codes)
	if err != nil {
		return nil, err
	}
	of, err := c.amounts(ctx, tx, codes, c.Of)
	if err != nil {
		return nil, err
	}
	var per map[placeInTime]Amount
	if c.Per != nil {
		if per, err = c.amounts(ctx, tx, codes, *c.Per); err != nil {
			return nil, err
		}
	}
	var figures []Figure
	for year := c.FromYear; year <= c.ToYear; year++ {
		for _, r := range scope.members(year, func(code string) bool { return reports[placeInTime{code, year}] != 0 }) {
			at := placeInTime{r.Code, year}
			f := Figure{Region: r, Year: year, ReportID: reports[at]}
			f.Of = amountAt(of, at, f.ReportID)
			if c.Per != nil {
				f.Per = amountAt(per, at, f.ReportID)
			}
			f.settle(c.Per != nil, c.doubt())
			figures = append(figures, f)
		}
	}
	sortFigures(figures)
	return figures, nil
}

func (c Comparison) doubt() Doubt {
	if c.Doubt == "" {
		return ExcludeDoubtful
	}
	return c.Doubt
}

// amountAt returns the amount of a place, or why there is none.
func amountAt(amounts map[placeInTime]Amount, at placeInTime, report int64) Amount {
	switch a, ok := amounts[at]; {
	case ok:
		return a
	case report == 0:
		return Amount{Status: NoReport}
	default:
		return Amount{Status: Missing}
	}
}

// queryFor returns the name of a query for the comparison's kind of reports.
func (c Comparison) queryFor(what string) string {
	if c.Body != "" {
		return query("department_" + what)
	}
	return query("government_" + what)
}

// args returns the parameters that the queries of comparisons have in common.
func (c Comparison) args(codes string, more ...any) []any {
	args := append(more, sql.Named("regions", codes), sql.Named("from_year", c.FromYear), sql.Named("to_year", c.ToYear))
	if c.Body != "" {
		args = append(args, sql.Named("body", c.Body))
	}
	return args
}

// reports returns which report counts for each region and year.
func (c Comparison) reports(ctx context.Context, tx queryer, codes string) (map[placeInTime]int64, error) {
	ids := map[placeInTime]int64{}
	rows, err := tx.QueryContext(ctx, c.queryFor("reports"), c.args(codes)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var at placeInTime
		var id int64
		if err := rows.Scan(&at.code, &at.year, &id); err != nil {
			return nil, err
		}
		ids[at] = id
	}
	return ids, rows.Err()
}

// amounts returns the amount of a quantity for each region and year whose
// report has a cell of it.
func (c Comparison) amounts(ctx context.Context, tx queryer, codes string, q Quantity) (map[placeInTime]Amount, error) {
	var pairs [][2]string
	for _, cell := range q.Cells {
		pairs = append(pairs, [2]string{cell.Indicator, cell.Applicant})
	}
	cells, err := json.Marshal(pairs)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, c.queryFor("figures"), c.args(codes, sql.Named("cells", string(cells)))...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	amounts, parts := map[placeInTime]Amount{}, map[placeInTime]int{}
	for rows.Next() {
		var at placeInTime
		var key int
		var value sql.NullString
		var status string
		if err := rows.Scan(&key, &at.code, &at.year, &value, &status); err != nil {
			return nil, err
		}
		part := Amount{Status: normalize.Status(status)}
		if value.Valid {
			number, ok := new(big.Rat).SetString(value.String)
			if !ok {
				return nil, fmt.Errorf("stored value %q of %s in %d is no number", value.String, at.code, at.year)
			}
			part.Value = number
		}
		if sum, begun := amounts[at]; begun {
			part = sum.plus(part)
		}
		amounts[at] = part
		parts[at]++
	}
	for at, n := range parts {
		if n < len(q.Cells) {
			amounts[at] = Amount{Status: Missing}
		}
	}
	return amounts, rows.Err()
}
