package charges

import (
	"math"
	"math/big"

	"nianbao/normalize/number"
)

// An Amount is a sum of money in 元, exact: as a number of millionths, or as a fraction where
// that has no room for it. Those of a whole country are added up at once.
type Amount struct {
	millionths int64
	exact      *big.Rat
}

var million = big.NewRat(1_000_000, 1)

// amountOf returns a number of 元.
func amountOf(yuan *big.Rat) Amount {
	scaled := new(big.Rat).Mul(yuan, million)
	if scaled.IsInt() && scaled.Num().IsInt64() {
		return Amount{millionths: scaled.Num().Int64()}
	}
	return Amount{exact: yuan}
}

// Sign returns -1, 0 or 1.
func (a Amount) Sign() int {
	if a.exact != nil {
		return a.exact.Sign()
	}
	return int(min(max(a.millionths, -1), 1))
}

// Cmp compares by value.
func (a Amount) Cmp(b Amount) int {
	if a.exact == nil && b.exact == nil {
		switch {
		case a.millionths < b.millionths:
			return -1
		case a.millionths > b.millionths:
			return 1
		}
		return 0
	}
	return a.rat().Cmp(b.rat())
}

// Plus returns the sum of both.
func (a Amount) Plus(b Amount) Amount {
	const half = math.MaxInt64 / 2
	if a.exact == nil && b.exact == nil && max(a.millionths, b.millionths) <= half && min(a.millionths, b.millionths) >= -half {
		return Amount{millionths: a.millionths + b.millionths}
	}
	return amountOf(new(big.Rat).Add(a.rat(), b.rat()))
}

func (a Amount) rat() *big.Rat {
	if a.exact != nil {
		return a.exact
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt64(a.millionths), million)
}

// String returns the number of 元 in plain notation.
func (a Amount) String() string { return number.PlainRat(a.rat()) }
