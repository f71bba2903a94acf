package store

import (
	"cmp"
	"math/big"
	"slices"
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

// A roundedValue is the value with that index, rounded, by which nearly all are
// told apart.
type roundedValue struct {
	rounded float64
	at      int32
}

// sortValues puts values in order, the least or the greatest first, and those that
// are equal by their indexes. Rounding keeps the order of numbers, so that only those
// that round alike are compared exactly, which takes long.
func sortValues(list []roundedValue, value func(i int32) comparedValue, rate, ascending bool) {
	slices.SortFunc(list, func(a, b roundedValue) int {
		order := cmp.Compare(a.rounded, b.rounded)
		if order == 0 {
			order = value(a.at).compare(value(b.at), rate)
		}
		if !ascending {
			order = -order
		}
		if order == 0 {
			order = cmp.Compare(a.at, b.at)
		}
		return order
	})
}

// orderOf returns the indexes of n values, the greatest first or last, and behind
// them those that are not known; how many are known; and the rank of each in that
// order, 0 for those that are not known: equal values share the first of theirs.
func orderOf(n int, value func(i int32) comparedValue, rate, ascending bool) (order, ranks []int, known int) {
	list := make([]roundedValue, 0, n)
	var unknown []int
	for i := range int32(n) {
		if v := value(i); v.isKnown(rate) {
			list = append(list, roundedValue{v.rounded(rate), i})
		} else {
			unknown = append(unknown, int(i))
		}
	}
	sortValues(list, value, rate, ascending)
	order, ranks = make([]int, 0, n), make([]int, n)
	for i, v := range list {
		order = append(order, int(v.at))
		ranks[i] = i + 1
		if i > 0 && list[i-1].rounded == v.rounded && value(list[i-1].at).compare(value(v.at), rate) == 0 {
			ranks[i] = ranks[i-1]
		}
	}
	return append(order, unknown...), ranks, len(list)
}
