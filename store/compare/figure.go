package compare

import (
	"context"
	"fmt"
	"math/big"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/store/catalogue"
	"nianbao/store/columns"
	"nianbao/store/compare/basis"
	"nianbao/store/database"
)

// NoReport is the status of an amount where no report of the region and year is here.
const NoReport annual.Status = "no-report"

// An Amount is the value of a quantity in one report.
type Amount struct {
	// Value is nil where it is not known, and where it is in doubt and doubtful
	// values are left out.
	Value *big.Rat
	// Status is that of the observation, or the gravest of those added up;
	// normalize.Missing where the report has no such cell.
	Status annual.Status
	// Corrected says that a person corrected it, or a part of the sum that it is.
	Corrected bool
	// Stated says that it is of the text of the report, and not of a table.
	Stated bool
	// Outsized says that it is in doubt for being out of all proportion, and to what.
	Outsized columns.Disproportion
	// Failing says that it, or a part of it, is a term of a sum that fails in its own report: one of those terms is wrong.
	Failing bool
}

// Doubtful reports whether the value was printed and its reading or place is in doubt.
func (a Amount) Doubtful() bool { return a.Status.Doubtful(a.Stated) }

// Derived reports whether the value is printed nowhere, and follows from the arithmetic of the form: as a zero that
// was left blank.
func (a Amount) Derived() bool { return a.Value != nil && a.Status == annual.Derived }

// A Figure is what a comparison says of one region and year.
type Figure struct {
	Region   gazetteer.Region // under its name in the year
	Year     int
	ReportID int64 // 0 where there is no report
	Of       Amount
	Per      Amount // of a rate
	// Value is that of Of, or of a rate Of divided by Per; nil if it is not known
	// or left out, or if Per is zero.
	Value *big.Rat
	// Invented says that the report is an example whose figures nobody counted.
	Invented bool
	// PartsOfBase is, of a rate whose base is stated as zero, what the parts of the base add up to where that is
	// more: there were cases, though their total says none. Key figures alone tell it.
	PartsOfBase *big.Rat
}

// Doubtful reports whether anything in the figure is in doubt.
func (f Figure) Doubtful() bool { return f.Of.Doubtful() || f.Per.Doubtful() }

// Outsized returns what the figure, or a part of it, is out of all proportion to.
func (f Figure) Outsized() columns.Disproportion { return max(f.Of.Outsized, f.Per.Outsized) }

// Failing reports whether anything in the figure is a term of a sum that fails in its own report.
func (f Figure) Failing() bool { return f.Of.Failing || f.Per.Failing }

// SmallBase reports whether it is a rate of so little that it is ranked apart.
func (f Figure) SmallBase() bool { return f.Value != nil && basis.Small(f.Per.Value) }

// Side returns what a change from or to the figure is told by.
func (f Figure) Side() basis.Side {
	return basis.Side{Value: f.Value, Base: f.Per.Value, Doubtful: f.Doubtful()}
}

// Derived reports whether anything in the figure is printed nowhere, and follows from the arithmetic of the form.
func (f Figure) Derived() bool { return f.Of.Derived() || f.Per.Derived() }

// Corrected reports whether a person corrected anything in the figure.
func (f Figure) Corrected() bool { return f.Of.Corrected || f.Per.Corrected }

// settle works the value out, once the amounts are known.
func (f *Figure) settle(rate bool) {
	switch {
	case !rate:
		f.Value = f.Of.Value
	case f.Of.Value != nil && f.Per.Value != nil && f.Per.Value.Sign() != 0:
		f.Value = quotient(f.Of.Value, f.Per.Value)
	}
}

// quotient returns a divided by b, which is not zero.
func quotient(a, b *big.Rat) *big.Rat {
	if a.IsInt() && b.IsInt() { // as nearly all are
		return new(big.Rat).SetFrac(a.Num(), b.Num())
	}
	return new(big.Rat).Quo(a, b)
}

// Doubt says what becomes of values whose reading or place is in doubt, those
// that are inferred or flagged.
type Doubt string

// The choices of what becomes of doubtful values.
const (
	ExcludeDoubtful Doubt = "exclude" // the value is left out, its status stays
	ShowDoubtful    Doubt = "show"    // the value counts, its status tells
)

// DoubtNotes returns why figures of a comparison are in doubt, by their reports, as the notes of these say in English. What
// is out of proportion (Figure.Outsized) has no note in its report. Errors are those of the database.
func DoubtNotes(ctx context.Context, db *database.DB, c Comparison, figures []Figure) (map[int64][]string, error) {
	var reports []int64
	for _, f := range figures {
		if f.Doubtful() && f.ReportID != 0 {
			reports = append(reports, f.ReportID)
		}
	}
	if len(reports) == 0 {
		return nil, nil
	}
	quantities := []catalogue.Quantity{c.Of}
	if c.Per != nil {
		quantities = append(quantities, *c.Per)
	}
	notes, err := columns.DoubtNotes(ctx, db, reports, quantities)
	if err != nil {
		return nil, fmt.Errorf("notes of figures in doubt: %w", err)
	}
	return notes, nil
}
