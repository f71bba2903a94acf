package number

import "math/big"

// powers holds the power of ten of each unit of money against 元, and of 千, 万 and 亿, which stand for the unit of money or before that of a count.
var powers = map[string]int{"元": 0, "千": 3, "万": 4, "万元": 4, "亿": 8, "亿元": 8}

// MoneyPower returns the power of ten of a unit of money against 元; false for a
// unit of anything else.
func MoneyPower(unit string) (power int, ok bool) {
	power, ok = powers[unit]
	return power, ok
}

// In converts a sum of money from the unit it is printed in to another, and a count by the thousand or more (2万件) to
// one by one, exactly. Other units, and no unit, leave the figure as it is.
func (n Number) In(unit string) *Decimal {
	from, ok := powers[n.Unit]
	to, money := powers[unit]
	power := from - to
	if !money {
		power, ok = scaleOf(n.Unit), true
	}
	if n.Value == nil || !ok || power == 0 {
		return n.Value
	}
	v, err := n.Value.Scaled(power)
	if err != nil {
		return n.Value
	}
	return &v
}

// ConvertMoney converts a sum of money from one unit to another, exactly; what is
// in other units stays.
func ConvertMoney(v *big.Rat, from, to string) *big.Rat {
	a, ok1 := powers[from]
	b, ok2 := powers[to]
	if !ok1 || !ok2 {
		return v
	}
	return scaled(v, a-b)
}

// Scaled returns the number times ten to the power.
func (d Decimal) Scaled(power int) (Decimal, error) { return FromRat(scaled(d.Rat(), power)) }

// scaled returns v times ten to the power.
func scaled(v *big.Rat, power int) *big.Rat {
	ten := big.NewRat(10, 1)
	if power < 0 {
		ten.Inv(ten)
	}
	out := new(big.Rat).Set(v)
	for range max(power, -power) {
		out.Mul(out, ten)
	}
	return out
}
