package store

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"nianbao/normalize/annual"
)

func entryOf(t *testing.T, text string) entry {
	t.Helper()
	e, err := parseEntry(annual.Read, text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// samples are numbers as reports have them, few and many digits, and one that is
// known to no more than a fraction.
func samples(t *testing.T) []entry {
	t.Helper()
	list := []entry{{status: annual.Blank}}
	for _, text := range []string{"0", "1", "-1", "3", "7", "-12", "3374", "0.5", "3375.66", "67108864", "67108865", "999999999999999999", "9007199254740993", "0.00000001"} {
		list = append(list, entryOf(t, text))
	}
	return append(list, entry{status: annual.Read, known: true, exact: big.NewRat(1, 3)})
}

// Differences of values, and of rates whatever they are divided by, are exact.
func TestDifferencesOfValues(t *testing.T) {
	list := samples(t)
	pick := func(rng *rand.Rand) comparedValue {
		return comparedValue{list[rng.IntN(len(list))], list[rng.IntN(len(list))]}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 20_000 {
		a, b, rate := pick(rng), pick(rng), rng.IntN(2) == 0
		got := a.less(b, rate)
		if known := a.isKnown(rate) && b.isKnown(rate); got.isKnown(rate) != known {
			t.Fatalf("%+v less %+v is known: %v", a, b, got.isKnown(rate))
		} else if !known {
			continue
		}
		compared++
		want := new(big.Rat).Sub(a.exact(rate), b.exact(rate))
		if got.exact(rate).Cmp(want) != 0 || got.of.sign() != want.Sign() {
			t.Fatalf("%+v less %+v is %v with sign %d, want %v", a, b, got.exact(rate), got.of.sign(), want)
		}
	}
	if compared < 5000 {
		t.Errorf("%d pairs were compared", compared)
	}
}

// The order is that of the exact numbers, with unknown ones behind and equal ones in
// the order of the list and of one rank.
func TestOrderOfValues(t *testing.T) {
	list := samples(t)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		values := make([]comparedValue, 60)
		for i := range values {
			values[i] = comparedValue{list[rng.IntN(len(list))], list[rng.IntN(len(list))]}
		}
		rate, ascending := rng.IntN(2) == 0, rng.IntN(2) == 0
		order, ranks, known := orderOf(len(values), func(i int32) comparedValue { return values[i] }, rate, ascending)
		want := make([]int, len(values))
		for i := range want {
			want[i] = i
		}
		slices.SortStableFunc(want, func(i, j int) int {
			a, b := values[i], values[j]
			switch {
			case !a.isKnown(rate) && !b.isKnown(rate):
				return 0
			case !a.isKnown(rate):
				return 1
			case !b.isKnown(rate):
				return -1
			case ascending:
				return a.exact(rate).Cmp(b.exact(rate))
			}
			return b.exact(rate).Cmp(a.exact(rate))
		})
		if !slices.Equal(order, want) {
			t.Fatalf("order %v, want %v", order, want)
		}
		for i, at := range order {
			rank := i + 1
			if i > 0 && i < known && values[at].exact(rate).Cmp(values[order[i-1]].exact(rate)) == 0 {
				rank = ranks[i-1]
			}
			if values[at].isKnown(rate) != (i < known) || i < known && ranks[i] != rank || i >= known && ranks[i] != 0 {
				t.Fatalf("at %d of %d known ones: %v has rank %d, want %d", i, known, values[at], ranks[i], rank)
			}
		}
	}
}

// Values are rounded once, in percent too.
func TestRoundedValues(t *testing.T) {
	values := 0
	for _, of := range samples(t) {
		for _, per := range samples(t) {
			v := comparedValue{of, per}
			if v.isKnown(false) {
				values++
				if want, _ := v.exact(false).Float64(); v.rounded(false) != want {
					t.Errorf("%+v is %v, want %v", v, v.rounded(false), want)
				}
			}
			if v.isKnown(true) {
				values++
				percent := v.exact(true)
				if want, _ := percent.Mul(percent, big.NewRat(100, 1)).Float64(); v.percent() != want {
					t.Errorf("%+v is %v percent, want %v", v, v.percent(), want)
				}
			}
		}
	}
	if values < 200 {
		t.Errorf("%d values", values)
	}
}
