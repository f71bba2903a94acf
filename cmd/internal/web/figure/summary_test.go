package figure

import (
	"math/big"
	"testing"

	"nianbao/store/compare"
)

// Quartiles have the decimals of the figures that they lie between; of whole figures, and of those with one decimal, a half is seen to be one.
func TestDecimalsOfQuartiles(t *testing.T) {
	for _, tc := range []struct{ first, second, median string }{
		{"2633.39", "2633.4", "2633.40"}, {"0.5", "1.5", "1"}, {"0.1", "0.2", "0.15"}, {"12", "13", "12.5"}, {"12", "14", "13"},
	} {
		var list []Figure
		for _, text := range []string{tc.first, tc.second} {
			amount, _ := new(big.Rat).SetString(text)
			list = append(list, Figure{Value: text, amount: amount})
		}
		if got := Summarize(list).Median; got != tc.median {
			t.Errorf("the median of %s and %s is %s, want %s", tc.first, tc.second, got, tc.median)
		}
		least, most := list[0].amount, list[1].amount
		sum := new(big.Rat).Add(least, most)
		median := new(big.Rat).Quo(sum, big.NewRat(2, 1))
		if got := SummaryOf(compare.Summary{Least: least, Median: median, Most: most, Sum: sum}, false).Median; got != tc.median {
			t.Errorf("the median of a year of %s and %s is %s, want %s", tc.first, tc.second, got, tc.median)
		}
	}
}
