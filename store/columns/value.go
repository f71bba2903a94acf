package columns

import (
	"math/big"
)

// A Value is a value, or the two parts of a rate.
type Value struct{ Of, Per Entry }

// IsKnown reports whether there is a value to compare by.
func (v Value) IsKnown(rate bool) bool {
	return v.Of.Known && (!rate || v.Per.Known && !v.Per.Zero())
}

// Rounded returns the value rounded to the nearest float64.
func (v Value) Rounded(rate bool) float64 {
	switch {
	case !rate:
		return v.Of.rounded()
	case v.Of.whole() && v.Per.whole():
		return float64(v.Of.mantissa) / float64(v.Per.mantissa)
	}
	f, _ := v.Exact(rate).Float64() // dividing two rounded numbers could change their order
	return f
}

// Percent returns a rate in percent rounded to the nearest float64.
func (v Value) Percent() float64 {
	percent := v
	percent.Of.mantissa *= 100 // of a short one it does not overflow
	if v.Of.short() && percent.Of.short() {
		return percent.Rounded(true)
	}
	exact := v.Exact(true)
	f, _ := exact.Mul(exact, big.NewRat(100, 1)).Float64()
	return f
}

// Exact returns the value itself.
func (v Value) Exact(rate bool) *big.Rat {
	if !rate {
		return v.Of.Value()
	}
	return new(big.Rat).Quo(v.Of.Value(), v.Per.Value())
}

// compare orders two values that round alike.
func (v Value) compare(o Value, rate bool) int {
	if v == o || rate && v.small() && o.small() || v.Of.Zero() && o.Of.Zero() {
		return 0
	}
	return v.Exact(rate).Cmp(o.Exact(rate))
}

// plain reports whether the value is equal to any other plain one that rounds alike.
func (v Value) plain(rate bool) bool {
	if rate {
		return v.small()
	}
	return v.Of.whole()
}

// small reports whether the two parts of a rate are so small that two different
// rates never round alike: they differ by one part in the product of two of the
// parts at least, and a float64 has 53 binary digits.
func (v Value) small() bool {
	const bound = 1 << 26
	return v.Of.whole() && v.Per.whole() && -bound < v.Of.mantissa && v.Of.mantissa < bound && -bound < v.Per.mantissa && v.Per.mantissa < bound
}

// Doubtful reports whether the value, or a part of it, is in doubt.
func (v Value) Doubtful() bool { return v.Of.Doubtful() || v.Per.Doubtful() }

// Less returns how much greater a value is than another, unknown if one of them is.
// What the difference of two rates is divided by is above zero.
func (v Value) Less(o Value, rate bool) Value {
	switch {
	case !v.IsKnown(rate) || !o.IsKnown(rate):
		return Value{}
	case !rate:
		return Value{Of: v.Of.Minus(o.Of)}
	case v.small() && o.small(): // so that no product overflows
		of, per := v.Of.mantissa*o.Per.mantissa-o.Of.mantissa*v.Per.mantissa, v.Per.mantissa*o.Per.mantissa
		if per < 0 {
			of, per = -of, -per
		}
		return Value{Of: Entry{Known: true, mantissa: of}, Per: Entry{Known: true, mantissa: per}}
	}
	difference := v.Exact(rate)
	return Value{Of: Entry{Known: true, exact: difference.Sub(difference, o.Exact(rate))}, Per: Entry{Known: true, mantissa: 1}}
}
