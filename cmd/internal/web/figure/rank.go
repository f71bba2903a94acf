package figure

import (
	"cmp"
	"math/big"
	"slices"
)

// compareAmounts orders amounts, the greatest first or last, an unknown one always
// at the end.
func compareAmounts(a, b *big.Rat, ascending bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	case ascending:
		return a.Cmp(b)
	}
	return b.Cmp(a)
}

// CompareShown orders two values as pages show them, "" before all others.
func CompareShown(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(a, b)
	}
	return exact(a).Cmp(exact(b))
}

// behind orders what is ranked apart behind what is not.
func behind(apart bool) int {
	if apart {
		return 1
	}
	return -1
}

// Rank sorts figures by value, the greatest first or last, behind them rates of a small base, and
// those without a value at the end, and returns the rank of each: equal values share theirs, and those
// behind have none.
func Rank(list []Figure, ascending bool) []int {
	slices.SortStableFunc(list, func(a, b Figure) int {
		if a.Known() && b.Known() && a.Small != b.Small {
			return behind(a.Small)
		}
		return compareAmounts(a.amount, b.amount, ascending)
	})
	ranks := make([]int, len(list))
	for i, f := range list {
		switch {
		case !f.Known() || f.Small:
		case i > 0 && f.amount.Cmp(list[i-1].amount) == 0:
			ranks[i] = ranks[i-1]
		default:
			ranks[i] = i + 1
		}
	}
	return ranks
}
