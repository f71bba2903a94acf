package charges

import (
	"math/big"
	"testing"
)

// Sums are exact, be they large, fine or a fraction.
func TestAmounts(t *testing.T) {
	for _, tc := range []struct{ a, b, sum string }{
		{"0", "0", "0"},
		{"1200", "380.55", "1580.55"},
		{"-3", "1", "-2"},
		{"0.0000001", "0.0000009", "0.000001"},
		{"9000000000000", "9000000000000", "18000000000000"},
		{"99999999999999999999", "1", "100000000000000000000"},
	} {
		a, _ := new(big.Rat).SetString(tc.a)
		b, _ := new(big.Rat).SetString(tc.b)
		x, y := amountOf(a), amountOf(b)
		if sum := x.Plus(y); sum.String() != tc.sum || x.Cmp(y) != a.Cmp(b) || y.Cmp(x) != b.Cmp(a) || x.Sign() != a.Sign() {
			t.Errorf("%s and %s: sum %s, compared %d, sign %d", tc.a, tc.b, sum, x.Cmp(y), x.Sign())
		}
	}
}
