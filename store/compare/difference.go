package compare

import (
	"context"
	"database/sql"
	"fmt"
	"math/big"

	"nianbao/normalize/annual"
	"nianbao/normalize/form"
	"nianbao/normalize/number"
	"nianbao/store/database"
	"nianbao/store/reports"
)

// A CellOf is one cell of a report.
type CellOf struct {
	Value  *number.Decimal // nil if not known
	Status annual.Status   // Missing: the report has no such cell
	Unit   string
	Page   int // 0 if not known
}

// amount returns the value and the status of a cell.
func (c CellOf) amount(cell annual.CellRef) Amount {
	a := Amount{Status: c.Status, Stated: form.IsStated(cell.Indicator)}
	if c.Value != nil {
		a.Value = c.Value.Rat()
	}
	return a
}

// A CellPair is one cell in two reports.
type CellPair struct {
	Cell annual.CellRef
	Zh   string // label of the indicator, as the catalogue has it
	Unit string // of the indicator
	A, B CellOf
}

// Amounts returns the values and statuses of both cells.
func (p CellPair) Amounts() (a, b Amount) { return p.A.amount(p.Cell), p.B.amount(p.Cell) }

// settle leaves out values in doubt.
func (p *CellPair) settle() {
	a, b := p.Amounts()
	if a.Doubtful() {
		p.A.Value = nil
	}
	if b.Doubtful() {
		p.B.Value = nil
	}
}

// Difference returns B less A, nil unless both are known.
func (p CellPair) Difference() *big.Rat {
	if p.A.Value == nil || p.B.Value == nil || p.A.Unit != p.B.Unit {
		return nil
	}
	return new(big.Rat).Sub(p.B.Value.Rat(), p.A.Value.Rat())
}

// Doubtful reports whether one of the values is in doubt.
func (p CellPair) Doubtful() bool {
	a, b := p.Amounts()
	return a.Doubtful() || b.Doubtful()
}

// Differs reports whether the two are not known to be the same: the values
// differ, or only one is known. Two cells without a value do not differ.
func (p CellPair) Differs() bool {
	if p.A.Value == nil || p.B.Value == nil {
		return p.A.Value != p.B.Value
	}
	return p.A.Value.Cmp(*p.B.Value) != 0
}

// Difference returns every cell that either of two reports has, in the order of
// the forms, whatever their organs, years and forms. Of what is in doubt the
// status is there, and the value if ShowDoubtful asks for it. A report that is not here gives ErrNotFound.
func Difference(ctx context.Context, db *database.DB, a, b int64, doubt Doubt) ([]CellPair, error) {
	var pairs []CellPair
	err := db.Snapshot(ctx, func(tx *sql.Tx) error {
		for _, report := range []int64{a, b} {
			if _, err := reports.InfoByID(ctx, tx, report); err != nil {
				return fmt.Errorf("report %d: %w", report, err)
			}
		}
		var err error
		pairs, err = database.Collect(ctx, tx, query("difference"), []any{sql.Named("a", a), sql.Named("b", b)}, scanPair)
		for i := range pairs {
			if doubt != ShowDoubtful {
				pairs[i].settle()
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("compare reports: %w", err)
	}
	return pairs, nil
}

func scanPair(scan func(...any) error) (p CellPair, err error) {
	var a, b *string
	if err := scan(&p.Cell.Indicator, &p.Cell.Applicant, &p.Zh, &p.Unit,
		&a, &p.A.Status, &p.A.Unit, &p.A.Page, &b, &p.B.Status, &p.B.Unit, &p.B.Page); err != nil {
		return p, err
	}
	if p.A.Value, err = database.ParseDecimal(a); err != nil {
		return p, err
	}
	p.B.Value, err = database.ParseDecimal(b)
	return p, err
}
