package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"nianbao/normalize"
)

// A placeInTime is a region, by its code as a number, in a year.
type placeInTime struct{ code, year int32 }

// placeOf returns the place of a region's code without a year. It reports false
// for what is not six digits.
func placeOf(code string) (placeInTime, bool) {
	n, err := strconv.ParseUint(code, 10, 31)
	return placeInTime{code: int32(n)}, err == nil && len(code) == 6
}

// A figureSource reads what a comparison needs from one state of the database.
type figureSource struct {
	ctx  context.Context
	tx   queryer
	kind string // of the queries: "government", "department"
	args []any  // that they have in common
}

// source returns where the comparison's figures of the regions come from.
func (c Comparison) source(ctx context.Context, tx queryer, codes []string) (figureSource, error) {
	regions, err := jsonList(codes)
	if err != nil {
		return figureSource{}, err
	}
	src := figureSource{ctx: ctx, tx: tx, kind: "government", args: []any{sql.Named("regions", regions),
		sql.Named("from_year", c.FromYear), sql.Named("to_year", c.ToYear)}}
	if c.Body != "" {
		src.kind, src.args = "department", append(src.args, sql.Named("body", c.Body))
	}
	return src, nil
}

// lines runs one of the source's queries and calls do for each line of its text,
// with the place and what follows it.
func (src figureSource) lines(what string, do func(at placeInTime, rest string) error, args ...any) error {
	var text string
	row := src.tx.QueryRowContext(src.ctx, query(src.kind+"_"+what), append(args, src.args...)...)
	if err := row.Scan(&text); err != nil || text == "" {
		return err
	}
	for line := range strings.SplitSeq(text, "\n") {
		code, rest, _ := strings.Cut(line, " ")
		year, rest, _ := strings.Cut(rest, " ")
		at, ok := placeOf(code)
		n, err := strconv.ParseInt(year, 10, 32)
		if !ok || err != nil {
			return fmt.Errorf("%s of comparisons: %q", what, line)
		}
		at.year = int32(n)
		if err := do(at, rest); err != nil {
			return err
		}
	}
	return nil
}

// reports returns which report counts for each region and year.
func (src figureSource) reports() (map[placeInTime]int64, error) {
	ids := map[placeInTime]int64{}
	err := src.lines("reports", func(at placeInTime, rest string) (err error) {
		ids[at], err = strconv.ParseInt(rest, 10, 64)
		return err
	})
	return ids, err
}

// amounts returns the amount of a quantity for each region and year whose
// report has a cell of it.
func (src figureSource) amounts(q Quantity) (map[placeInTime]Amount, error) {
	amounts, err := src.cell(q.Cells[0])
	if err != nil {
		return nil, err
	}
	for _, ref := range q.Cells[1:] {
		part, err := src.cell(ref)
		if err != nil {
			return nil, err
		}
		missing := Amount{Status: Missing}
		for at, a := range amounts {
			if _, has := part[at]; !has {
				part[at] = missing
			}
			amounts[at] = a.plus(part[at])
		}
		for at, a := range part {
			if _, has := amounts[at]; !has {
				amounts[at] = missing.plus(a)
			}
		}
	}
	if q.Or == nil {
		return amounts, nil
	}
	instead, err := src.cell(*q.Or)
	for at, a := range instead {
		if _, has := amounts[at]; !has {
			amounts[at] = a
		}
	}
	return amounts, err
}

// cell returns one cell of each report that has it.
func (src figureSource) cell(ref normalize.CellRef) (map[placeInTime]Amount, error) {
	cells := map[placeInTime]Amount{}
	err := src.lines("figures", func(at placeInTime, rest string) error {
		status, value, _ := strings.Cut(rest, " ")
		number, err := parseAmount(value)
		cells[at] = Amount{Value: number, Status: normalize.Status(status)}
		return err
	}, sql.Named("indicator", ref.Indicator), sql.Named("applicant", ref.Applicant))
	return cells, err
}

// parseAmount returns the exact value of a stored decimal, nil for none. Nearly
// all are small counts.
func parseAmount(text string) (*big.Rat, error) {
	if text == "" {
		return nil, nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return new(big.Rat).SetInt64(n), nil
	}
	d, err := normalize.ParseDecimal(text)
	if err != nil {
		return nil, fmt.Errorf("stored value: %w", err)
	}
	return d.Rat(), nil
}
