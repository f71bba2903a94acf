package figure

import (
	"math/big"
	"strconv"
)

var hundred = big.NewRat(100, 1)

// Plain writes a number with the decimals it has.
func Plain(r *big.Rat) string {
	if r.IsInt() { // as nearly all are
		return r.Num().String()
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 2
	}
	return r.FloatString(digits)
}

// Percent writes a number in percent, rounded to two decimals, halves away from zero.
func Percent(r *big.Rat) string {
	const few = 1 << 40 // of which no product here overflows
	num, denom := r.Num(), r.Denom()
	if !num.IsInt64() || !denom.IsInt64() || num.Int64() <= -few || num.Int64() >= few || denom.Int64() >= few {
		return new(big.Rat).Mul(hundred, r).FloatString(2)
	}
	n, d := num.Int64(), denom.Int64()
	var text []byte
	if n < 0 {
		n, text = -n, append(text, '-')
	}
	hundredths := (2*10_000*n + d) / (2 * d)
	text = strconv.AppendInt(text, hundredths/100, 10)
	return string(append(text, '.', byte('0'+hundredths/10%10), byte('0'+hundredths%10)))
}

// Growth writes by how many percent a number grew, with one decimal.
func Growth(r *big.Rat) string { return new(big.Rat).Mul(hundred, r).FloatString(1) }
