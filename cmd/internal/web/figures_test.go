package web

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/normalize/annual"
	"nianbao/store"
)

// compared makes figures of values as in print; "" stands for an unknown one,
// and "?" behind a value for one in doubt.
func compared(t *testing.T, values ...string) []store.Figure {
	t.Helper()
	var list []store.Figure
	for i, text := range values {
		f := store.Figure{ReportID: int64(i + 1), Year: 2023, Of: store.Amount{Status: annual.Read}}
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
		want   summary
	}{
		"none":               {nil, summary{}},
		"unknown ones alone": {[]string{"", ""}, summary{Regions: 2, Reports: 2}},
		"one":                {[]string{"7"}, summary{Regions: 1, Reports: 1, Known: 1, Sum: "7", Least: "7", Lower: "7", Median: "7", Upper: "7", Most: "7"}},
		"five and an unknown one": {[]string{"3", "1", "", "10", "2", "4"},
			summary{Regions: 6, Reports: 6, Known: 5, Sum: "20", Least: "1", Lower: "2", Median: "3", Upper: "4", Most: "10"}},
		"decimals stay exact": {[]string{"0.1", "0.2"}, summary{Regions: 2, Reports: 2, Known: 2, Sum: "0.3", Least: "0.1", Lower: "0.1", Median: "0.1", Upper: "0.1", Most: "0.2"}},
	} {
		if got := summarize(figuresOf(compared(t, tc.values...), false)); got != tc.want {
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
		list := figuresOf(compared(t, tc.values...), false)
		ranks := rank(list, tc.ascending)
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
	for _, f := range figuresOf(list, true) {
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
		if got := percent(big.NewRat(tc.of, tc.per)); got != tc.want {
			t.Errorf("%d of %d: %s %%, want %s", tc.of, tc.per, got, tc.want)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		r := big.NewRat(rng.Int64N(1<<rng.IntN(62))-rng.Int64N(1<<rng.IntN(62)), 1+rng.Int64N(1<<rng.IntN(62)))
		if got, want := percent(r), new(big.Rat).Mul(hundred, r).FloatString(2); got != want {
			t.Fatalf("%v: %s %%, want %s", r, got, want)
		}
	}
}

func TestHistogramCountsEveryValue(t *testing.T) {
	for name, values := range map[string][]float64{
		"even":         {1, 2, 3, 4, 5, 6, 7, 8},
		"an outlier":   {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000000},
		"all the same": {4, 4, 4, 4, 4},
		"below zero":   {7, -12, 0, -3, 9},
	} {
		c := spread(values)
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
		if counted != len(values) || len(c.Categories) < 3 {
			t.Errorf("%s: %d of %d values in %q", name, counted, len(values), c.Categories)
		}
	}
}

// The figures of the pages are those of the reports.
func TestComparedFigures(t *testing.T) {
	s := example(t, false)
	_, body := get(t, s, "/compare.json?regions=德清县、崂山区,温江区&indicator=applications.received&indicator=applications.denied")
	var data compareData
	if err := json.Unmarshal([]byte(body), &data); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range data.Rows {
		for _, f := range row.Figures {
			if f.Report != 0 {
				got[row.Region+" "+row.Indicator] = f.Value
			}
		}
	}
	want := map[string]string{"德清县 applications.received": "673", "崂山区 applications.received": "579", "温江区 applications.received": "2478"}
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s is %q, want %q", key, got[key], value)
		}
	}
	if got["崂山区 applications.denied"] != "" || got["德清县 applications.denied"] == "" {
		t.Errorf("a sum with a missing row is not known, and with all rows it is: %q", got)
	}
	_, body = get(t, s, "/indicators/applications.received.json?year=2021")
	var ranked indicatorData
	if err := json.Unmarshal([]byte(body), &ranked); err != nil {
		t.Fatal(err)
	}
	if len(ranked.Ranking) == 0 || ranked.Ranking[0].Rank != 1 || ranked.Ranking[0].Region != "思明区" || ranked.Summary.Known == 0 {
		t.Errorf("ranking %+v of %+v", ranked.Ranking, ranked.Summary)
	}
}

func TestWorkbooks(t *testing.T) {
	s := example(t, false)
	for _, target := range []string{"/compare.xlsx?regions=德清县&indicator=applications.received", "/prose.xlsx?a=1&b=2", "/compare/sums.xlsx",
		"/en/compare/changes.xlsx?from=2021&to=2022", "/compare/shares.xlsx", "/compare/peers.xlsx?region=德清县", "/indicators/applications.received.xlsx?year=2021"} {
		answer, body := get(t, s, target)
		if answer.StatusCode != 200 || !strings.HasPrefix(body, "PK") || !strings.HasSuffix(answer.Header.Get("Content-Disposition"), `.xlsx"`) {
			t.Errorf("%s: status %d, %.10q", target, answer.StatusCode, body)
		}
	}
	for _, target := range []string{"/compare.xlsx", "/prose.xlsx?a=1", "/prose.xlsx?a=1&b=99999"} {
		if answer, _ := get(t, s, target); answer.StatusCode != 400 {
			t.Errorf("%s: status %d, want 400", target, answer.StatusCode)
		}
	}
	if answer, _ := get(t, s, "/codebook.xlsx"); answer.StatusCode != 404 {
		t.Errorf("a page without a workbook: status %d, want 404", answer.StatusCode)
	}
}

// The workbook of an indicator has the whole ranking and what is told of each year.
func TestIndicatorWorkbook(t *testing.T) {
	s := example(t, false)
	_, table := get(t, s, "/indicators/applications.received.csv?year=2021")
	_, body := get(t, s, "/indicators/applications.received.xlsx?year=2021")
	book, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	ranking, err := book.GetRows("ranking")
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(table, "\n"); len(ranking) != want || want < 2 || ranking[1][2] != "思明区" {
		t.Errorf("%d rows, want %d: %q", len(ranking), want, ranking[:2])
	}
	years, err := book.GetRows("years")
	if err != nil || len(years) < 2 || years[0][0] != "year" || years[1][0] == "" {
		t.Errorf("years %q, %v", years, err)
	}
}
