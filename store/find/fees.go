package find

import (
	"cmp"
	"context"
	"database/sql"
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize/annual"
	"nianbao/normalize/number"
	"nianbao/store/catalogue"
	"nianbao/store/database"
)

// A Fee is what a report states of the fees for information that its organ charged (信息处理费 since
// 2021, before that 依申请公开信息收取的费用): never the 行政事业性收费 of the forms, which are all
// fees of an administration.
type Fee struct {
	Report     int64
	Organ      string
	OrganKind  string // as identity.Kind has it
	RegionCode string // empty if unknown
	Region     string
	Year       int // 0 if unknown
	Indicator  string
	Printed    string   // the sentence of the text, or what the cell holds with its unit
	Yuan       *big.Rat // in 元
	Status     annual.Status
}

// InText reports whether the fee is stated in the text, and not in a table.
func (f Fee) InText() bool { return strings.HasPrefix(f.Indicator, "narrative.") }

// Doubtful reports whether the reading of the fee is in doubt.
func (f Fee) Doubtful() bool { return f.Status == annual.Flagged }

// feeIndicators are where reports state such fees.
var feeIndicators = []string{"narrative.fees", "statistics.fees"}

// Fees returns the fees that the latest versions of the chosen reports state, the highest first, and
// what the codes of the chosen region and all within it begin with. Where text and table of a report
// state the same, the table has it. Words are not looked at.
func Fees(ctx context.Context, db *database.DB, q Query) (list []Fee, prefix string, err error) {
	err = db.Snapshot(ctx, func(tx *sql.Tx) error {
		var err error
		prefix, err = catalogue.RegionPrefix(ctx, tx, q.Region)
		if err != nil {
			return err
		}
		all, err := allFees(ctx, db, tx)
		for _, f := range all {
			if strings.HasPrefix(f.RegionCode, prefix) && (q.FromYear == 0 || f.Year >= q.FromYear) && (q.ToYear == 0 || f.Year <= q.ToYear) &&
				(q.Kind == "" || f.OrganKind == q.Kind) && (q.Level == 0 || f.RegionCode != "" && catalogue.LevelOf(f.RegionCode) == q.Level) {
				list = append(list, f)
			}
		}
		return err
	})
	return list, prefix, err
}

// allFees returns the fees of all reports, from memory as long as the database stays as it is.
func allFees(ctx context.Context, db *database.DB, tx *sql.Tx) ([]Fee, error) {
	state, err := database.StateIn(ctx, tx)
	if err != nil {
		return nil, err
	}
	sizeOf := func(list []Fee) int { return 400 * len(list) }
	return database.Keep(db, state, "fees", sizeOf, func() ([]Fee, error) {
		indicators, err := database.JSONList(feeIndicators)
		if err != nil {
			return nil, err
		}
		list, err := database.Collect(ctx, tx, query("fees"), []any{sql.Named("indicators", indicators)}, scanFee)
		slices.SortFunc(list, func(a, b Fee) int {
			return cmp.Or(b.Yuan.Cmp(a.Yuan), b.Year-a.Year, cmp.Compare(a.RegionCode, b.RegionCode), cmp.Compare(a.Report, b.Report), cmp.Compare(b.Indicator, a.Indicator))
		})
		return slices.CompactFunc(list, func(a, b Fee) bool { return a.Report == b.Report && a.Yuan.Cmp(b.Yuan) == 0 }), err
	})
}

// scanFee reads a row. Forms count in 万元 what the text states in 元.
func scanFee(scan func(...any) error) (f Fee, err error) {
	var unit, text string
	if err := scan(&f.Report, &f.Organ, &f.OrganKind, &f.RegionCode, &f.Region, &f.Year, &f.Indicator, &unit, &text, &f.Status, &f.Printed); err != nil {
		return f, err
	}
	value, err := number.ParseDecimal(text)
	if err != nil {
		return f, err
	}
	f.Yuan = value.Rat()
	if unit == "万元" {
		f.Yuan = new(big.Rat).Mul(f.Yuan, big.NewRat(10_000, 1))
		f.Printed += " " + unit
	}
	return f, nil
}
