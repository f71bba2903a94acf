package basis

import (
	"fmt"
	"math/big"
	"testing"
)

// Of fewer than ten no rate is like any other, and there is no growth.
func TestSmall(t *testing.T) {
	for base, want := range map[int64]bool{0: true, 1: true, 9: true, 10: false, 500: false} {
		if got := Small(big.NewRat(base, 1)); got != want {
			t.Errorf("of %d: %v", base, got)
		}
		if grown := Growth(big.NewRat(base, 1), big.NewRat(20, 1), nil); (grown == nil) != want {
			t.Errorf("growth from %d: %v", base, grown)
		}
	}
	for reason, want := range map[Reason]bool{Jump: false, OneUntold: true, OtherForm: true} {
		if grown := Growth(big.NewRat(20, 1), big.NewRat(100, 1), []Reason{reason}); (grown != nil) != want {
			t.Errorf("growth with the remark %s: %v", reason, grown)
		}
	}
	if Small(nil) {
		t.Error("a number has no base")
	}
	if grown := Growth(big.NewRat(20, 1), big.NewRat(30, 1), []Reason{OtherScope}); grown != nil {
		t.Errorf("growth over another scope: %v", grown)
	}
}

// One refusal of seventeen is few, and so is all but one; none, and one half of twenty, are not.
func TestFewCases(t *testing.T) {
	for _, tc := range []struct {
		part, whole int64
		want        bool
	}{{1, 17, true}, {4, 1000, true}, {16, 17, true}, {0, 17, false}, {17, 17, false}, {10, 20, false}, {5, 17, false}} {
		if got := FewCases(big.NewRat(tc.part, 1), big.NewRat(tc.whole, 1)); got != tc.want {
			t.Errorf("%d of %d: %v", tc.part, tc.whole, got)
		}
	}
	if FewCases(nil, big.NewRat(17, 1)) || FewCases(big.NewRat(1, 1), nil) {
		t.Error("what is not known, or no rate, is of few cases")
	}
}

// What is told of the change of a rate is not that of a number.
func TestBetweenFigures(t *testing.T) {
	number := func(n, d int64) *big.Rat { return big.NewRat(n, d) }
	for _, tc := range []struct {
		name     string
		from, to Side
		want     string
	}{
		{"numbers far apart", Side{Value: number(21, 1)}, Side{Value: number(95, 1)}, "[jump]"},
		{"rates far apart", Side{Value: number(1, 90), Base: number(90, 1)}, Side{Value: number(80, 90), Base: number(90, 1)}, "[]"},
		{"a rate of two", Side{Value: number(1, 2), Base: number(2, 1)}, Side{Value: number(1, 90), Base: number(90, 1)}, "[small-base]"},
		{"one in doubt", Side{Value: number(20, 1)}, Side{Value: number(21, 1), Doubtful: true}, "[doubt]"},
	} {
		if got := fmt.Sprint(BetweenFigures(Basis{}, Basis{}, tc.from, tc.to)); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}
