package figure

import (
	"math/big"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/compare"
)

// compared makes figures of values as in print; "" stands for an unknown one,
// and "?" behind a value for one in doubt.
func compared(t *testing.T, values ...string) []compare.Figure {
	t.Helper()
	var list []compare.Figure
	for i, text := range values {
		f := compare.Figure{ReportID: int64(i + 1), Year: 2023, Of: compare.Amount{Status: annual.Read}}
		if strings.HasSuffix(text, "?") {
			f.Of.Status = annual.Flagged
		}
		if text = strings.TrimSuffix(text, "?"); text == "" {
			f.Of.Status = annual.Blank
		} else {
			value, ok := new(big.Rat).SetString(text)
			if !ok {
				t.Fatalf("%q is no number", text)
			}
			f.Of.Value, f.Value = value, value
		}
		list = append(list, f)
	}
	return list
}

func TestSummaries(t *testing.T) {
	for name, tc := range map[string]struct {
		values []string
		want   Summary
	}{
		"none":               {nil, Summary{}},
		"unknown ones alone": {[]string{"", ""}, Summary{Regions: 2, Reports: 2}},
		"one":                {[]string{"7"}, Summary{Regions: 1, Reports: 1, Known: 1, Sum: "7", Least: "7", Lower: "7", Median: "7", Upper: "7", Most: "7"}},
		"five and an unknown one": {[]string{"3", "1", "", "10", "2", "4"},
			Summary{Regions: 6, Reports: 6, Known: 5, Sum: "20", Least: "1", Lower: "2", Median: "3", Upper: "4", Most: "10"}},
		"decimals stay exact": {[]string{"0.1", "0.2"}, Summary{Regions: 2, Reports: 2, Known: 2, Sum: "0.3", Least: "0.1", Lower: "0.1", Median: "0.15", Upper: "0.2", Most: "0.2"}},
		"eight, a quarter of which ends between two": {[]string{"1", "2", "4", "7", "11", "16", "22", "29"},
			Summary{Regions: 8, Reports: 8, Known: 8, Sum: "92", Least: "1", Lower: "3", Median: "9", Upper: "19", Most: "29"}},
	} {
		if got := Summarize(All(compared(t, tc.values...), false)); got != tc.want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tc.want)
		}
	}
}

func TestRanks(t *testing.T) {
	for name, tc := range map[string]struct {
		values    []string
		ascending bool
		order     []string
		ranks     []int
	}{
		"equal values share a rank":      {[]string{"5", "9", "5", "1"}, false, []string{"9", "5", "5", "1"}, []int{1, 2, 2, 4}},
		"unknown ones come last":         {[]string{"", "2", "0"}, false, []string{"2", "0", ""}, []int{1, 2, 0}},
		"and last too from the lowest":   {[]string{"", "2", "0"}, true, []string{"0", "2", ""}, []int{1, 2, 0}},
		"by value and not by its digits": {[]string{"9", "10", "-3"}, false, []string{"10", "9", "-3"}, []int{1, 2, 3}},
	} {
		list := All(compared(t, tc.values...), false)
		ranks := Rank(list, tc.ascending)
		var order []string
		for _, f := range list {
			order = append(order, f.Shown())
		}
		if !reflect.DeepEqual(order, tc.order) || !reflect.DeepEqual(ranks, tc.ranks) {
			t.Errorf("%s: %q %v, want %q %v", name, order, ranks, tc.order, tc.ranks)
		}
	}
}

func TestRates(t *testing.T) {
	list := compared(t, "1", "2?", "3", "")
	for i, base := range []string{"3", "4", "0", "5"} {
		list[i].Per = compared(t, base)[0].Of
		list[i].Value = nil
		if list[i].Of.Value != nil && list[i].Per.Value.Sign() != 0 {
			list[i].Value = new(big.Rat).Quo(list[i].Of.Value, list[i].Per.Value)
		}
	}
	var got [][4]string
	for _, f := range All(list, true) {
		doubt := ""
		if f.Doubt {
			doubt = "?"
		}
		got = append(got, [4]string{f.Rate + doubt, f.Value, f.Base, f.Status})
	}
	want := [][4]string{{"33.33", "1", "3", "read"}, {"50.00?", "2", "4", "flagged"}, {"", "3", "0", "read"}, {"", "", "5", "blank"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPercent(t *testing.T) {
	for _, tc := range []struct {
		of, per int64
		want    string
	}{
		{1, 3, "33.33"}, {2, 3, "66.67"}, {1, 1, "100.00"}, {0, 7, "0.00"}, {-1, 8, "-12.50"}, {3374, 12, "28116.67"},
		{1, 20000, "0.01"}, {1, 20001, "0.00"}, {-1, 20000, "-0.01"}, // halves away from zero
		{1 << 60, 3, "38430716820228232533.33"}, {1, 1 << 60, "0.00"},
	} {
		if got := Percent(big.NewRat(tc.of, tc.per)); got != tc.want {
			t.Errorf("%d of %d: %s %%, want %s", tc.of, tc.per, got, tc.want)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		r := big.NewRat(rng.Int64N(1<<rng.IntN(62))-rng.Int64N(1<<rng.IntN(62)), 1+rng.Int64N(1<<rng.IntN(62)))
		if got, want := Percent(r), new(big.Rat).Mul(hundred, r).FloatString(2); got != want {
			t.Fatalf("%v: %s %%, want %s", r, got, want)
		}
	}
}

func TestHistogramCountsEveryValue(t *testing.T) {
	for name, values := range map[string][]float64{
		"even":             {1, 2, 3, 4, 5, 6, 7, 8},
		"an outlier":       {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000000},
		"all the same":     {4, 4, 4, 4, 4},
		"below zero":       {7, -12, 0, -3, 9},
		"shares up to all": {0, 0, 10, 50, 95, 100, 100},
	} {
		c := Spread(values, name == "shares up to all")
		counted := 0
		for _, s := range c.Series {
			for _, v := range s.Values {
				n, ok := new(big.Int).SetString(*v, 10)
				if !ok {
					t.Fatal(*v)
				}
				counted += int(n.Int64())
			}
		}
		if name == "all the same" {
			if len(c.Categories) != 0 {
				t.Errorf("%s: %q", name, c.Categories)
			}
			continue
		}
		if name == "shares up to all" && c.Categories[len(c.Categories)-1] != "90–100" {
			t.Errorf("%s: %q", name, c.Categories)
		}
		if counted != len(values) || len(c.Categories) < 3 {
			t.Errorf("%s: %d of %d values in %q", name, counted, len(values), c.Categories)
		}
	}
}

// Regions are told apart from those of the same name in the list, and in a list of several cities also from others of
// the country.
func TestTellApart(t *testing.T) {
	tongzhou := Figure{Code: "320612", Region: "通州区", Parent: "南通市", Year: 2023}
	chongchuan := Figure{Code: "320613", Region: "崇川区", Parent: "南通市", Year: 2023}
	gulou := Figure{Code: "320106", Region: "鼓楼区", Parent: "南京市", Year: 2023}
	other := Figure{Code: "320302", Region: "鼓楼区", Parent: "徐州市", Year: 2023}
	for want, list := range map[string][]Figure{
		"通州区 崇川区":           {tongzhou, chongchuan},
		"南通市通州区 崇川区 南京市鼓楼区": {tongzhou, chongchuan, gulou},
		"南京市鼓楼区 徐州市鼓楼区":     {gulou, other},
		"":                  nil,
	} {
		if got := strings.Join(TellApart(list), " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Of counts of cases the ranges of a histogram are whole: of few cases each number has its own.
func TestRangesOfCountsAreWhole(t *testing.T) {
	for want, values := range map[string][]float64{
		"0=3 1=2 2=1": {0, 0, 0, 1, 1, 2},
		"0–2=1 2–4=1 4–6=1 10–12=1 14–16=1": {0, 3, 4, 10, 14},
	} {
		c := Spread(values, false)
		var got []string
		for i, label := range c.Categories {
			if n := *c.Series[0].Values[i]; n != "0" {
				got = append(got, label+"="+n)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v: %q, want %q", values, got, want)
		}
	}
}
