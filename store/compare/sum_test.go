package compare

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

func describeSum(a Aggregate) string {
	line := fmt.Sprintf("%s %d: ", a.Region.Name, a.Year)
	switch {
	case a.Value == nil:
		line += "?"
	case a.Per != nil:
		line += fmt.Sprintf("%s = %s / %s", a.Value.RatString(), a.Of.RatString(), a.Per.RatString())
	default:
		line += a.Value.RatString()
	}
	return line + fmt.Sprintf(", known of %d, reports of %d, of %d regions, %d doubtful", a.Known, a.Reports, a.Regions, a.Doubtful)
}

// Sums stand with what they are of: a region without a report, a blank cell and a
// value in doubt are no zeros.
func TestSum(t *testing.T) {
	s := storetest.Huaian(t)
	storetest.AddTold(t, s, "", storetest.CellTold("110101", 2023, "applications.received", "total", "0.5", annual.Read),
		storetest.CellTold("110102", 2023, "applications.received", "total", "0.25", annual.Read),
		storetest.CellTold("110000", 2023, "applications.received", "total", "9000", annual.Read))
	received := storetest.Quantity(t, "applications.received")
	for _, tc := range []struct {
		name  string
		ask   Comparison
		level catalogue.Level
		want  []string
	}{
		{"districts of a city, not the city's own report", Comparison{Of: received, Scope: Scope{Region: "淮安市", Itself: true}}, 0, []string{
			"淮安市 2023: 53, known of 1, reports of 3, of 7 regions, 1 doubtful"}},
		{"with doubtful values", Comparison{Of: received, Scope: Scope{Region: "淮安市", Itself: true}, Doubt: ShowDoubtful}, 0, []string{
			"淮安市 2023: 1052, known of 2, reports of 3, of 7 regions, 1 doubtful"}},
		{"a rate is of the regions that state both", Comparison{Of: storetest.Quantity(t, "applications.denied_process"), Per: storetest.QuantityAt(t, "applications.handled"),
			Scope: Scope{Region: "淮安市", Itself: true}}, 0, []string{
			"淮安市 2023: 1/25 = 2 / 50, known of 2, reports of 3, of 7 regions, 1 doubtful"}},
		{"the districts of a municipality, exactly", Comparison{Of: received, Scope: Scope{Region: "北京市", Itself: true}}, catalogue.Counties, []string{
			"北京市 2023: 3/4, known of 2, reports of 2, of 16 regions, 0 doubtful"}},
		{"cities of a country", Comparison{Of: received, Scope: Scope{Itself: true}}, catalogue.Prefectures, []string{
			"全国 2023: 700, known of 1, reports of 1, of 333 regions, 0 doubtful"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.ask.FromYear, tc.ask.ToYear = 2023, 2023
			sums, err := Sum(context.Background(), s, tc.ask, tc.level)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range sums {
				got = append(got, describeSum(a))
			}
			storetest.ExpectLines(t, got, tc.want...)
		})
	}
	t.Run("prefectures of a province", func(t *testing.T) {
		sums, err := Sum(context.Background(), s, Comparison{Of: received, Scope: Scope{Region: "江苏省"}, FromYear: 2023, ToYear: 2023}, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(sums) != 13 {
			t.Errorf("%d prefectures of 江苏省, want 13", len(sums))
		}
		for _, a := range sums {
			if (a.Region.Code == "320800") != (a.Known > 0) {
				t.Errorf("%s", describeSum(a))
			}
		}
	})
}

func TestSumsCountRegions(t *testing.T) {
	s := storetest.Huaian(t)
	storetest.AddTold(t, s, "商务局", storetest.CellTold("320826", 2023, "applications.received", "total", "3", annual.Read))
	storetest.AddTold(t, s, "", storetest.CellTold("429004", 2022, "applications.received", "total", "3", annual.Read))
	for _, tc := range []struct {
		name  string
		scope Scope
		level catalogue.Level
		from  int
		want  []string
	}{
		{"districts of a city, without departments", Scope{Region: "淮安市", Itself: true}, catalogue.Counties, 2022, []string{
			"淮安市 2022: 1 of 7", "淮安市 2023: 3 of 7"}},
		{"a city itself", Scope{Region: "淮安市", Itself: true}, catalogue.Prefectures, 2023, []string{"淮安市 2023: 1 of 1"}},
		{"a county directly under its province", Scope{Region: "仙桃市"}, catalogue.Counties, 2022, []string{"仙桃市 2022: 1 of 1", "仙桃市 2023: 0 of 1"}},
	} {
		list, err := Sum(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: tc.scope, FromYear: tc.from, ToYear: 2023}, tc.level)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range list {
			got = append(got, fmt.Sprintf("%s %d: %d of %d", c.Region.Name, c.Year, c.Reports, c.Regions))
		}
		storetest.ExpectLines(t, got, tc.want...)
	}
	list, err := Sum(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"), FromYear: 2022, ToYear: 2023}, catalogue.Counties)
	if err != nil {
		t.Fatal(err)
	}
	reports, regions := 0, 0
	for _, c := range list {
		reports += c.Reports
		if c.Year == 2023 {
			regions += c.Regions
		}
	}
	if len(list) != 2*31 || reports != 5 || regions < 2800 {
		t.Errorf("the provinces: %d rows, %d reports, %d counties in 2023; want 62 rows and 5 reports", len(list), reports, regions)
	}
	if _, err := Sum(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"), ToYear: 2023}, catalogue.Counties); !errors.Is(err, ErrBadComparison) {
		t.Errorf("no first year: %v", err)
	}
	if first, last, err := Years(context.Background(), s); err != nil || first != 2022 || last != 2023 {
		t.Errorf("years %d to %d, %v", first, last, err)
	}
}

// Sums tell how many of their regions are in those of the year before, and can be of the
// regions alone that are known in all years.
func TestSumsOfTheSameRegions(t *testing.T) {
	const received = "applications.received"
	cell := func(code string, year int, value string) storetest.Told {
		return storetest.CellTold(code, year, received, "total", value, annual.Read)
	}
	s := storetest.Known(t,
		cell("320803", 2021, "1"), cell("320804", 2021, "2"), cell("320812", 2021, "4"),
		cell("320803", 2022, "8"), cell("320804", 2022, "16"), cell("320813", 2022, "32"),
		cell("320803", 2023, "64"), cell("320804", 2023, "128"), cell("320813", 2023, "256"),
	)
	ask := Comparison{Of: storetest.Quantity(t, received), Scope: Scope{Region: "淮安市", Itself: true}, FromYear: 2021, ToYear: 2023}
	for _, tc := range []struct {
		same bool
		want []string // sum of how many, of which in the year before, in the first; whether a line may join it with that
	}{
		{false, []string{"2021: 7 of 3, 0, 3, false", "2022: 56 of 3, 2, 2, false", "2023: 448 of 3, 3, 2, true"}},
		{true, []string{"2021: 3 of 2, 0, 2, false", "2022: 24 of 2, 2, 2, true", "2023: 192 of 2, 2, 2, true"}},
	} {
		ask.Same = tc.same
		sums, err := Sum(context.Background(), s, ask, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, a := range sums {
			got = append(got, fmt.Sprintf("%d: %s of %d, %d, %d, %v", a.Year, a.Value.RatString(), a.Known, a.WithBefore, a.WithFirst, i > 0 && a.Follows(sums[i-1])))
		}
		storetest.ExpectLines(t, got, tc.want...)
		within := ask
		within.Scope = Scope{Region: "淮安市"}
		years, err := Summaries(context.Background(), s, within)
		if err != nil {
			t.Fatal(err)
		}
		for i, y := range years {
			if y.Sum.Cmp(sums[i].Of) != 0 || y.WithBefore != sums[i].WithBefore || i > 0 && y.Follows(years[i-1]) != sums[i].Follows(sums[i-1]) {
				t.Errorf("summary %+v is not of the same as the sum %+v", y, sums[i])
			}
		}
	}
}

// The sums over each region and over all of them, and what they cover, are the same whether they are asked for one by one or
// together.
func TestTotalsAreSums(t *testing.T) {
	s := storetest.Huaian(t)
	for _, scope := range []Scope{{}, {Region: "320000"}, {Region: "320800"}} {
		c := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: scope, FromYear: 2022, ToYear: 2023}
		together, err := TotalsOf(t.Context(), s, c, catalogue.Counties)
		if err != nil {
			t.Fatal(err)
		}
		each, err := Sum(t.Context(), s, c, catalogue.Counties)
		if err != nil {
			t.Fatal(err)
		}
		covering, err := Covering(t.Context(), s, c, catalogue.Counties)
		if err != nil {
			t.Fatal(err)
		}
		c.Scope.Itself = true
		all, err := Sum(t.Context(), s, c, catalogue.Counties)
		if err != nil {
			t.Fatal(err)
		}
		if want := (Totals{Each: each, All: all, Coverage: covering}); len(each) == 0 || len(all) != 2 || !reflect.DeepEqual(together, want) {
			t.Errorf("%+v: %+v, one by one %+v", scope, together, want)
		}
	}
}
