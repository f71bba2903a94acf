package store

import (
	"math/big"
)

// A comparedValue is a value, or the two parts of a rate.
type comparedValue struct{ of, per entry }

// isKnown reports whether there is a value to compare by.
func (v comparedValue) isKnown(rate bool) bool {
	return v.of.known && (!rate || v.per.known && !v.per.zero())
}

// rounded returns the value rounded to the nearest float64.
func (v comparedValue) rounded(rate bool) float64 {
	switch {
	case !rate:
		return v.of.rounded()
	case v.of.whole() && v.per.whole():
		return float64(v.of.mantissa) / float64(v.per.mantissa)
	}
	f, _ := v.exact(rate).Float64() // dividing two rounded numbers could change their order
	return f
}

// percent returns a rate in percent rounded to the nearest float64.
func (v comparedValue) percent() float64 {
	percent := v
	percent.of.mantissa *= 100 // of a short one it does not overflow
	if v.of.short() && percent.of.short() {
		return percent.rounded(true)
	}
	exact := v.exact(true)
	f, _ := exact.Mul(exact, big.NewRat(100, 1)).Float64()
	return f
}

// exact returns the value itself.
func (v comparedValue) exact(rate bool) *big.Rat {
	if !rate {
		return v.of.value()
	}
	return new(big.Rat).Quo(v.of.value(), v.per.value())
}

// compare orders two values that round alike.
func (v comparedValue) compare(o comparedValue, rate bool) int {
	if v == o || rate && v.small() && o.small() || v.of.zero() && o.of.zero() {
		return 0
	}
	return v.exact(rate).Cmp(o.exact(rate))
}

// small reports whether the two parts of a rate are so small that two different
// rates never round alike: they differ by one part in the product of two of the
// parts at least, and a float64 has 53 binary digits.
func (v comparedValue) small() bool {
	const bound = 1 << 26
	return v.of.whole() && v.per.whole() && -bound < v.of.mantissa && v.of.mantissa < bound && -bound < v.per.mantissa && v.per.mantissa < bound
}

// doubtful reports whether the value, or a part of it, is in doubt.
func (v comparedValue) doubtful() bool { return v.of.doubtful() || v.per.doubtful() }

// less returns how much greater a value is than another, unknown if one of them is.
// What the difference of two rates is divided by is above zero.
func (v comparedValue) less(o comparedValue, rate bool) comparedValue {
	switch {
	case !v.isKnown(rate) || !o.isKnown(rate):
		return comparedValue{}
	case !rate:
		return comparedValue{of: v.of.minus(o.of)}
	case v.small() && o.small(): // so that no product overflows
		of, per := v.of.mantissa*o.per.mantissa-o.of.mantissa*v.per.mantissa, v.per.mantissa*o.per.mantissa
		if per < 0 {
			of, per = -of, -per
		}
		return comparedValue{of: entry{known: true, mantissa: of}, per: entry{known: true, mantissa: per}}
	}
	difference := v.exact(rate)
	return comparedValue{of: entry{known: true, exact: difference.Sub(difference, o.exact(rate))}, per: entry{known: true, mantissa: 1}}
}
