package columns

import "slices"

// A roundedValue is the value with that index, rounded, by which nearly all are
// told apart.
type roundedValue struct {
	rounded float64
	at      int32
	plain   bool // it is equal to any other plain one that rounds alike
}

// sortValues puts values in order, the least or the greatest first, and those that
// are equal by their indexes. Rounding keeps the order of numbers, so that only those
// that round alike and are not plain are compared exactly, which takes long.
func sortValues(list []roundedValue, value func(i int32) Value, rate, ascending bool) {
	slices.SortFunc(list, func(a, b roundedValue) int {
		order := 0
		switch {
		case a.rounded < b.rounded:
			order = -1
		case a.rounded > b.rounded:
			order = 1
		default:
			order = exactOrder(a, b, value, rate)
		}
		if !ascending {
			order = -order
		}
		if order == 0 {
			return int(a.at) - int(b.at)
		}
		return order
	})
}

// exactOrder orders two values that round alike.
func exactOrder(a, b roundedValue, value func(i int32) Value, rate bool) int {
	if a.plain && b.plain {
		return 0
	}
	return value(a.at).compare(value(b.at), rate)
}

// SortedOf returns the indexes of those of n values that are known, the least first.
func SortedOf(n int, value func(i int32) Value, rate bool) []int32 {
	list, _ := knownOf(n, value, rate)
	sortValues(list, value, rate, true)
	order := make([]int32, len(list))
	for i, v := range list {
		order[i] = v.at
	}
	return order
}

// knownOf returns those of n values that are known, and the indexes of the others.
func knownOf(n int, value func(i int32) Value, rate bool) (known []roundedValue, unknown []int) {
	known = make([]roundedValue, 0, n)
	for i := range int32(n) {
		if v := value(i); v.IsKnown(rate) {
			known = append(known, roundedValue{v.Rounded(rate), i, v.plain(rate)})
		} else {
			unknown = append(unknown, int(i))
		}
	}
	return known, unknown
}

// Order returns the indexes of n values, the greatest first or last, and behind
// them those that are not known; how many are known; and the rank of each in that
// order, 0 for those that are not known: equal values share the first of theirs.
func Order(n int, value func(i int32) Value, rate, ascending bool) (order, ranks []int, known int) {
	list, unknown := knownOf(n, value, rate)
	sortValues(list, value, rate, ascending)
	order, ranks = make([]int, 0, n), make([]int, n)
	for i, v := range list {
		order = append(order, int(v.at))
		ranks[i] = i + 1
		if i > 0 && list[i-1].rounded == v.rounded && exactOrder(list[i-1], v, value, rate) == 0 {
			ranks[i] = ranks[i-1]
		}
	}
	return append(order, unknown...), ranks, len(list)
}
