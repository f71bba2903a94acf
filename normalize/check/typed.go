package check

import (
	"fmt"
	"strings"

	"nianbao/normalize/form"
	"nianbao/normalize/number"
)

// BlankText is what people write for a cell that is there and empty.
const BlankText = "blank"

// blankChinese is the same in Chinese.
const blankChinese = "空白"

// ReadCorrection reads what a person typed for a value of the unit: a number as
// reports print them, converted if it has another unit of money, or BlankText,
// which gives nil. It returns an error for all else, for a number that could
// be read in two ways, and for decimals of what is no money.
func ReadCorrection(text, unit string) (*number.Decimal, error) {
	if typed := strings.TrimSpace(text); typed == BlankText || typed == blankChinese {
		return nil, nil
	}
	n := number.Read(text)
	switch {
	case n.Doubt != "":
		return nil, fmt.Errorf("%q: %s", text, n.Doubt)
	case n.Value == nil:
		return nil, fmt.Errorf("%q is no number; for an empty cell write %s", text, BlankText)
	}
	_, from := number.MoneyPower(n.Unit)
	_, to := number.MoneyPower(unit)
	if n.Unit != "" && n.Unit != unit && !(from && to) {
		return nil, fmt.Errorf("%q: the value is counted in %s", text, unit)
	}
	value := n.In(unit)
	if !to && !value.Rat().IsInt() {
		return nil, fmt.Errorf("%q: what is counted in %s has no decimals", text, unit)
	}
	return value, nil
}

// CanBe reports whether a person's reading can be the value of an indicator: what is counted is never below zero, and only
// a change is. One that was read in the document itself can be, as it is printed there.
func CanBe(indicator string, typed, read *number.Decimal) bool {
	if typed == nil || form.IsSigned(indicator) || typed.Rat().Sign() >= 0 {
		return true
	}
	return read != nil && read.Cmp(*typed) == 0
}
