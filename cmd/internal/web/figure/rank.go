package figure

import (
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

// Rank sorts figures by value, the greatest first or last, those without a value
// at the end, and returns the rank of each: equal values share theirs.
func Rank(list []Figure, ascending bool) []int {
	slices.SortStableFunc(list, func(a, b Figure) int { return compareAmounts(a.amount, b.amount, ascending) })
	ranks := make([]int, len(list))
	for i, f := range list {
		switch {
		case !f.Known():
		case i > 0 && f.amount.Cmp(list[i-1].amount) == 0:
			ranks[i] = ranks[i-1]
		default:
			ranks[i] = i + 1
		}
	}
	return ranks
}
