package columns

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"nianbao/normalize/annual"
)

func entryOf(t *testing.T, text string) Entry {
	t.Helper()
	e, err := parseEntry("applications.received", annual.Read, text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// samples are numbers as reports have them, few and many digits, and one that is
// known to no more than a fraction.
func samples(t *testing.T) []Entry {
	t.Helper()
	list := []Entry{{Status: annual.Blank}}
	for _, text := range []string{"0", "1", "-1", "3", "7", "-12", "3374", "0.5", "3375.66", "67108864", "67108865", "999999999999999999", "9007199254740993", "0.00000001"} {
		list = append(list, entryOf(t, text))
	}
	return append(list, Entry{Status: annual.Read, Known: true, exact: big.NewRat(1, 3)})
}

// Differences of values, and of rates whatever they are divided by, are exact.
func TestDifferencesOfValues(t *testing.T) {
	list := samples(t)
	pick := func(rng *rand.Rand) Value {
		return Value{list[rng.IntN(len(list))], list[rng.IntN(len(list))]}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 20_000 {
		a, b, rate := pick(rng), pick(rng), rng.IntN(2) == 0
		got := a.Less(b, rate)
		if known := a.IsKnown(rate) && b.IsKnown(rate); got.IsKnown(rate) != known {
			t.Fatalf("%+v less %+v is known: %v", a, b, got.IsKnown(rate))
		} else if !known {
			continue
		}
		compared++
		want := new(big.Rat).Sub(a.Exact(rate), b.Exact(rate))
		if got.Exact(rate).Cmp(want) != 0 || got.Of.Sign() != want.Sign() {
			t.Fatalf("%+v less %+v is %v with sign %d, want %v", a, b, got.Exact(rate), got.Of.Sign(), want)
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
		values := make([]Value, 60)
		for i := range values {
			values[i] = Value{list[rng.IntN(len(list))], list[rng.IntN(len(list))]}
		}
		rate, ascending := rng.IntN(2) == 0, rng.IntN(2) == 0
		order, ranks, known := Order(len(values), func(i int32) Value { return values[i] }, rate, ascending)
		want := make([]int, len(values))
		for i := range want {
			want[i] = i
		}
		slices.SortStableFunc(want, func(i, j int) int {
			a, b := values[i], values[j]
			switch {
			case !a.IsKnown(rate) && !b.IsKnown(rate):
				return 0
			case !a.IsKnown(rate):
				return 1
			case !b.IsKnown(rate):
				return -1
			case ascending:
				return a.Exact(rate).Cmp(b.Exact(rate))
			}
			return b.Exact(rate).Cmp(a.Exact(rate))
		})
		if !slices.Equal(order, want) {
			t.Fatalf("order %v, want %v", order, want)
		}
		for i, at := range order {
			rank := i + 1
			if i > 0 && i < known && values[at].Exact(rate).Cmp(values[order[i-1]].Exact(rate)) == 0 {
				rank = ranks[i-1]
			}
			if values[at].IsKnown(rate) != (i < known) || i < known && ranks[i] != rank || i >= known && ranks[i] != 0 {
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
			v := Value{of, per}
			if v.IsKnown(false) {
				values++
				if want, _ := v.Exact(false).Float64(); v.Rounded(false) != want {
					t.Errorf("%+v is %v, want %v", v, v.Rounded(false), want)
				}
			}
			if v.IsKnown(true) {
				values++
				percent := v.Exact(true)
				if want, _ := percent.Mul(percent, big.NewRat(100, 1)).Float64(); v.Percent() != want {
					t.Errorf("%+v is %v percent, want %v", v, v.Percent(), want)
				}
			}
		}
	}
	if values < 200 {
		t.Errorf("%d values", values)
	}
}
