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
	if Small(nil) {
		t.Error("a number has no base")
	}
	if grown := Growth(big.NewRat(20, 1), big.NewRat(30, 1), []Reason{OtherScope}); grown != nil {
		t.Errorf("growth over another scope: %v", grown)
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
