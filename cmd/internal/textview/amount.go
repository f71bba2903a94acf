package textview

import (
	"math/big"

	"nianbao/normalize/annual"
	"nianbao/store/compare"
	"nianbao/store/export"
)

// absent words why a figure is not there.
var absent = map[annual.Status]string{
	compare.NoReport: "not here", annual.Missing: "no cell", annual.Blank: "blank", annual.Flagged: "in doubt", annual.Inferred: "in doubt",
}

// amountText returns an amount with what is to be known of it, or why there is
// none.
func (v View) amountText(a compare.Amount) string {
	if a.Value == nil {
		if why, ok := absent[a.Status]; ok {
			return v.Word(why)
		}
		return v.Say("no number")
	}
	return export.NumberText(a.Value) + doubtMark(a)
}

// doubtMark marks a value that is not plainly read, as reports and web pages do.
func doubtMark(a compare.Amount) string {
	switch {
	case a.Doubtful():
		return marks[annual.Flagged]
	case a.Corrected:
		return marks[annual.Corrected]
	case a.Status == annual.Derived:
		return marks[annual.Derived]
	}
	return ""
}

// figureText returns a figure, and of a rate what it is divided from.
func (v View) figureText(c compare.Comparison, f compare.Figure) string {
	mark := inventedMark(f.Invented && f.Value != nil) + failingMark(f.Failing() && f.Value != nil)
	if c.Per == nil || f.Of.Status == compare.NoReport {
		return v.amountText(f.Of) + mark
	}
	parts := v.amountText(f.Of) + " / " + v.amountText(f.Per)
	if f.Value == nil {
		return parts
	}
	return rateText(c, f.Value) + " (" + parts + ")" + smallMark(f.SmallBase()) + mark
}

// inventedMark marks a figure of an invented report, or a sum with one.
func inventedMark(invented bool) string {
	if invented {
		return "※"
	}
	return ""
}

// failingMark marks a figure that is a term of a sum which fails in its own report.
func failingMark(failing bool) string {
	if failing {
		return "≠"
	}
	return ""
}

// smallMark marks a rate of so little that it is ranked apart.
func smallMark(small bool) string {
	if small {
		return "°"
	}
	return ""
}

// fewMark marks a sum of so few of its regions that it is compared to no other.
func fewMark(a compare.Aggregate) string {
	if a.Value != nil && a.Few() {
		return "¶"
	}
	return ""
}

// rateText returns a rate, in percent where both sides have one unit.
func rateText(c compare.Comparison, v *big.Rat) string {
	if c.Of.Unit == c.Per.Unit {
		return new(big.Rat).Mul(v, big.NewRat(100, 1)).FloatString(1) + " %"
	}
	return export.NumberText(v)
}
