package compare

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// describe returns a figure in one line: region, year, value with the amounts it
// comes from, statuses other than read.
func describe(f Figure) string {
	number := func(a Amount) string {
		if a.Value == nil {
			return string(a.Status)
		}
		text := a.Value.RatString()
		if a.Status != annual.Read {
			text += " " + string(a.Status)
		}
		return text
	}
	value := "?"
	if f.Value != nil {
		value = f.Value.RatString()
	}
	line := fmt.Sprintf("%s %d: %s (%s", f.Region.Name, f.Year, value, number(f.Of))
	if f.Per.Status != "" {
		line += " / " + number(f.Per)
	}
	return line + ")"
}

func TestCompare(t *testing.T) {
	s := storetest.Huaian(t)
	received := storetest.Quantity(t, "applications.received")
	for _, tc := range []struct {
		name string
		ask  Comparison
		want []string
	}{
		{"a region over years", Comparison{Of: received, Scope: Scope{Region: "洪泽区"}, FromYear: 2021, ToYear: 2023}, []string{
			"洪泽区 2021: ? (no-report)", "洪泽区 2022: 40 (40)", "洪泽区 2023: 53 (53)"}},
		{"districts of a city", Comparison{Of: received, Scope: Scope{Region: "320800"}, FromYear: 2023, ToYear: 2023}, []string{
			"淮安区 2023: ? (flagged)", "淮阴区 2023: ? (blank)", "清江浦区 2023: ? (no-report)", "洪泽区 2023: 53 (53)",
			"涟水县 2023: ? (no-report)", "盱眙县 2023: ? (no-report)", "金湖县 2023: ? (no-report)"}},
		{"doubtful values shown", Comparison{Of: received, Scope: Scope{Region: "淮安区"}, FromYear: 2023, ToYear: 2023, Doubt: ShowDoubtful}, []string{
			"淮安区 2023: 999 (999 flagged)"}},
		{"the city itself", Comparison{Of: received, Scope: Scope{Region: "320800", Itself: true}, FromYear: 2023, ToYear: 2023}, []string{
			"淮安市 2023: 700 (700)"}},
		{"a kind of applicant", Comparison{Of: storetest.Quantity(t, "applications.received.business"), Scope: Scope{Region: "洪泽区"}, FromYear: 2022, ToYear: 2023}, []string{
			"洪泽区 2022: ? (missing)", "洪泽区 2023: 32 (32)"}},
		{"a rate with its denominator", Comparison{Of: storetest.Quantity(t, "applications.denied_process"), Per: storetest.QuantityAt(t, "applications.handled"),
			Scope: Scope{Region: "洪泽区"}, FromYear: 2023, ToYear: 2023}, []string{"洪泽区 2023: 1/25 (2 derived / 50)"}},
		{"a denominator of zero", Comparison{Of: storetest.Quantity(t, "applications.denied_process"), Per: storetest.QuantityAt(t, "applications.handled"),
			Scope: Scope{Region: "淮阴区"}, FromYear: 2023, ToYear: 2023}, []string{"淮阴区 2023: ? (0 / 0)"}},
		{"a denominator in doubt", Comparison{Of: storetest.Quantity(t, "applications.denied_process"), Per: storetest.QuantityAt(t, "applications.handled"),
			Scope: Scope{Region: "淮安区"}, FromYear: 2023, ToYear: 2023}, []string{"淮安区 2023: ? (1 / inferred)"}},
		{"a sum with parts missing", Comparison{Of: storetest.Quantity(t, "applications.denied"), Scope: Scope{Region: "洪泽区"}, FromYear: 2023, ToYear: 2023}, []string{
			"洪泽区 2023: ? (missing)"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			figures, err := Figures(context.Background(), s, tc.ask)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range figures {
				got = append(got, describe(f))
			}
			storetest.ExpectLines(t, got, tc.want...)
		})
	}
}

// The sums of a form's groups are known where each part is.
func TestSumsOfCells(t *testing.T) {
	var cells []storetest.Told
	for i, part := range storetest.Quantity(t, "applications.denied").Cells {
		cells = append(cells,
			storetest.CellTold("320813", 2023, part.Indicator, "total", fmt.Sprint(i+1), annual.Read),
			storetest.CellTold("320803", 2023, part.Indicator, "total", "1", annual.Read),
			storetest.CellTold("320804", 2023, part.Indicator, "total", "1", annual.Read))
	}
	cells[1].Status = annual.Flagged
	cells[2].Value, cells[2].Status = "", annual.Blank
	s := storetest.Known(t, cells...)
	for _, tc := range []struct {
		region string
		doubt  Doubt
		want   string
	}{
		{"洪泽区", ExcludeDoubtful, "洪泽区 2023: 36 (36)"},
		{"淮安区", ExcludeDoubtful, "淮安区 2023: ? (flagged)"},
		{"淮安区", ShowDoubtful, "淮安区 2023: 8 (8 flagged)"},
		{"淮阴区", ShowDoubtful, "淮阴区 2023: ? (blank)"},
	} {
		figures, err := Figures(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.denied"),
			Scope: Scope{Region: tc.region}, FromYear: 2023, ToYear: 2023, Doubt: tc.doubt})
		if err != nil {
			t.Fatal(err)
		}
		storetest.ExpectLines(t, []string{describe(figures[0])}, tc.want)
	}
}

// Departments are compared by the latest version of their reports.
func TestCompareDepartments(t *testing.T) {
	s := storetest.Huaian(t)
	storetest.AddTold(t, s, "商务局", storetest.CellTold("320813", 2023, "applications.received", "total", "3", annual.Read))
	storetest.AddTold(t, s, "商务局", storetest.CellTold("320813", 2023, "applications.received", "total", "4", annual.Read))
	storetest.AddTold(t, s, "教育局", storetest.CellTold("320813", 2023, "applications.received", "total", "8", annual.Read))
	figures, err := Figures(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"), Body: "商务局",
		Scope: Scope{Region: "洪泽区"}, FromYear: 2022, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	storetest.ExpectLines(t, []string{describe(figures[0]), describe(figures[1])}, "洪泽区 2022: ? (no-report)", "洪泽区 2023: 4 (4)")
}

// Regions stand under the names and codes of the year.
func TestCompareWhatChanged(t *testing.T) {
	s := storetest.Known(t, storetest.CellTold("320829", 2015, "statistics.received", "", "9", annual.Read),
		storetest.CellTold("320829", 2016, "statistics.received", "", "10", annual.Read))
	figures, err := Figures(context.Background(), s, Comparison{Of: storetest.Quantity(t, "statistics.received"),
		Scope: Scope{Region: "320800"}, FromYear: 2015, ToYear: 2017})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range figures {
		if f.Region.Code == "320813" || f.Region.Code == "320829" {
			got = append(got, describe(f))
		}
	}
	storetest.ExpectLines(t, got, "洪泽区 2016: ? (no-report)", "洪泽区 2017: ? (no-report)", "洪泽县 2015: 9 (9)", "洪泽县 2016: 10 (10)")
}

func TestRank(t *testing.T) {
	s := storetest.Known(t,
		storetest.CellTold("320813", 2023, "applications.received", "total", "9", annual.Read),
		storetest.CellTold("320803", 2023, "applications.received", "total", "120", annual.Read),
		storetest.CellTold("320804", 2023, "applications.received", "total", "9", annual.Read),
		storetest.CellTold("320812", 2023, "applications.received", "total", "5", annual.Flagged),
		storetest.CellTold("320826", 2023, "applications.received", "total", "0", annual.Read))
	ranked, err := RankAll(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"),
		Scope: Scope{Region: "淮安市"}, FromYear: 2023, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range ranked {
		got = append(got, fmt.Sprint(r.Rank, " ", describe(r.Figure)))
	}
	storetest.ExpectLines(t, got, "1 淮安区 2023: 120 (120)", "2 淮阴区 2023: 9 (9)", "2 洪泽区 2023: 9 (9)", "4 涟水县 2023: 0 (0)",
		"0 清江浦区 2023: ? (flagged)", "0 盱眙县 2023: ? (no-report)", "0 金湖县 2023: ? (no-report)")
}

// Rates of fewer than ten cases have no rank: they stand behind the others, whichever come first.
func TestRankOfLittle(t *testing.T) {
	const denied, handled = "applications.denied_process", "applications.handled"
	var told []storetest.Told
	for code, parts := range map[string][2]string{"320803": {"1", "2"}, "320804": {"3", "10"}, "320812": {"3", "10"}, "320813": {"1", "100"}, "320826": {"0", "9"}, "320830": {"1", "0"}} {
		told = append(told, storetest.CellTold(code, 2023, denied, "total", parts[0], annual.Read), storetest.CellTold(code, 2023, handled, "total", parts[1], annual.Read))
	}
	s := storetest.Known(t, told...)
	c := Comparison{Of: storetest.Quantity(t, denied), Per: storetest.QuantityAt(t, handled), Scope: Scope{Region: "淮安市"}, FromYear: 2023, ToYear: 2023}
	for ascending, want := range map[bool][]string{
		false: {"1 淮阴区 false", "1 清江浦区 false", "3 洪泽区 false", "0 淮安区 true", "0 涟水县 true", "0 盱眙县 false", "0 金湖县 false"},
		true:  {"1 洪泽区 false", "2 淮阴区 false", "2 清江浦区 false", "0 涟水县 true", "0 淮安区 true", "0 盱眙县 false", "0 金湖县 false"},
	} {
		r, err := Rank(context.Background(), s, c, ascending)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range r.Len() {
			got = append(got, fmt.Sprint(r.At(i).Rank, " ", r.At(i).Region.Name, " ", r.At(i).SmallBase()))
		}
		storetest.ExpectLines(t, got, want...)
		if r.Known() != 5 || r.Small() != 2 {
			t.Errorf("%d known, %d of them of little", r.Known(), r.Small())
		}
	}
}

func TestBadComparisons(t *testing.T) {
	s := storetest.Huaian(t)
	received := storetest.Quantity(t, "applications.received")
	var region *catalogue.RegionError
	if _, err := Figures(context.Background(), s, Comparison{Of: received, Scope: Scope{Region: "无此区"}, FromYear: 2023, ToYear: 2023}); !errors.As(err, &region) {
		t.Errorf("an unknown region: %v", err)
	}
	for name, c := range map[string]Comparison{
		"no indicator":        {FromYear: 2023, ToYear: 2023},
		"no year":             {Of: received},
		"years back to front": {Of: received, FromYear: 2023, ToYear: 2022},
		"a choice of doubt":   {Of: received, FromYear: 2023, ToYear: 2023, Doubt: "maybe"},
	} {
		if _, err := Figures(context.Background(), s, c); !errors.Is(err, ErrBadComparison) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := RankAll(context.Background(), s, Comparison{Of: received, FromYear: 2022, ToYear: 2023}); !errors.Is(err, ErrBadComparison) {
		t.Errorf("a ranking of two years: %v", err)
	}
}

// Regions can be chosen by their codes, wherever they lie.
func TestScopeOfCodes(t *testing.T) {
	s := storetest.Huaian(t)
	figures, err := Figures(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"),
		Scope: Scope{Codes: []string{"630203", "320813", "320800", "999999"}}, FromYear: 2023, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range figures {
		got = append(got, describe(f))
	}
	storetest.ExpectLines(t, got, "淮安市 2023: 700 (700)", "洪泽区 2023: 53 (53)", "平安区 2023: ? (no-report)")
	if none, err := Figures(context.Background(), s, Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: Scope{Codes: []string{}},
		FromYear: 2023, ToYear: 2023}); err != nil || len(none) != 0 {
		t.Errorf("no code chooses %d figures, %v", len(none), err)
	}
}
