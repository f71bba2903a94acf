package compare

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// changing holds reports of regions that changed: 洪泽 got another code in 2016, 鄞州 took
// in 江东, 寿县 went from 六安 to 淮南, and 綦江 has the code that 万盛 had.
func changing(t *testing.T) *database.DB {
	told := func(code string, year int, value string) storetest.Told {
		return storetest.CellTold(code, year, "applications.received", "total", value, annual.Read)
	}
	return storetest.Known(t,
		told("320829", 2014, "12"), told("320829", 2015, "15"), told("320813", 2017, "20"),
		told("330204", 2014, "100"), told("330212", 2014, "70"), told("330212", 2017, "150"),
		told("341521", 2014, "5"), told("340422", 2017, "6"),
		told("500110", 2010, "1"), told("500222", 2010, "2"), told("500110", 2012, "4"),
	)
}

// note returns a note in one line.
func note(n PlaceNote) string {
	return fmt.Sprintf("%d %s: %s %s %v > %s %s %v, %s", n.Year, n.Note, n.Before.Code, n.Before.Name, n.BeforeYears, n.After.Code, n.After.Name, n.AfterYears, n.Kind)
}

func TestFollow(t *testing.T) {
	s := changing(t)
	for _, tc := range []struct {
		name     string
		scope    Scope
		from, to int
		follow   bool
		figures  []string
		notes    []string
	}{
		{"a series joined", Scope{Region: "洪泽区"}, 2014, 2017, true,
			[]string{"洪泽县 2014: 12 (12)", "洪泽县 2015: 15 (15)", "洪泽区 2016: ? (no-report)", "洪泽区 2017: 20 (20)"},
			[]string{"2016 joined: 320829 洪泽县 [2014 2015] > 320813 洪泽区 [2017], recoded"}},
		{"asked for under the former name", Scope{Region: "洪泽县"}, 2015, 2017, true,
			[]string{"洪泽县 2015: 15 (15)", "洪泽区 2016: ? (no-report)", "洪泽区 2017: 20 (20)"},
			[]string{"2016 joined: 320829 洪泽县 [2015] > 320813 洪泽区 [2017], recoded"}},
		{"not followed, but told", Scope{Region: "洪泽区"}, 2014, 2017, false,
			[]string{"洪泽区 2016: ? (no-report)", "洪泽区 2017: 20 (20)"},
			[]string{"2016 apart: 320829 洪泽县 [2014 2015] > 320813 洪泽区 [2017], recoded"}},
		{"a year before the code", Scope{Region: "洪泽区"}, 2014, 2014, false, nil,
			[]string{"2016 apart: 320829 洪泽县 [2014] > 320813 洪泽区 [], recoded"}},
		{"nothing to tell", Scope{Region: "洪泽区"}, 2017, 2018, false,
			[]string{"洪泽区 2017: 20 (20)", "洪泽区 2018: ? (no-report)"}, nil},
		{"a district that took another in", Scope{Codes: []string{"330212", "330204"}}, 2014, 2017, true,
			[]string{"江东区 2014: 100 (100)", "江东区 2015: ? (no-report)",
				"鄞州区 2014: 70 (70)", "鄞州区 2015: ? (no-report)", "鄞州区 2016: ? (no-report)", "鄞州区 2017: 150 (150)"},
			[]string{"2016 break: 330204 江东区 [2014] > 330212 鄞州区 [2014 2017], merged",
				"2016 break: 330212 鄞州区 [2014 2017] > 330203 海曙区 [], ceded"}},
		{"a county that came to another city, there", Scope{Region: "340400"}, 2014, 2017, true,
			[]string{"寿县 2014: 5 (5)", "寿县 2017: 6 (6)"},
			[]string{"2015 joined: 341521 寿县 [2014] > 340422 寿县 [2017], recoded"}},
		{"and where it was", Scope{Region: "341500"}, 2014, 2017, true, nil,
			[]string{"2015 elsewhere: 341521 寿县 [2014] > 340422 寿县 [2017], recoded"}},
		{"two places under one code", Scope{Codes: []string{"500110"}}, 2010, 2012, false,
			[]string{"万盛区 2010: 1 (1)", "綦江区 2011: ? (no-report)", "綦江区 2012: 4 (4)"},
			[]string{"2011 break: 500110 万盛区 [2010] > 500110 綦江区 [2012], merged",
				"2011 apart: 500222 綦江县 [2010] > 500110 綦江区 [2012], recoded"}},
		{"the same followed", Scope{Region: "綦江区", Itself: true}, 2010, 2012, true,
			[]string{"万盛区 2010: 1 (1)", "綦江县 2010: 2 (2)", "綦江区 2011: ? (no-report)", "綦江区 2012: 4 (4)"},
			[]string{"2011 break: 500110 万盛区 [2010] > 500110 綦江区 [2012], merged",
				"2011 joined: 500222 綦江县 [2010] > 500110 綦江区 [2012], recoded"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: tc.scope, FromYear: tc.from, ToYear: tc.to, Follow: tc.follow}
			figures, err := Figures(context.Background(), s, c)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range figures {
				if f.ReportID != 0 || tc.scope.Region == "" || tc.scope.Region[0] > '9' {
					got = append(got, describe(f))
				}
			}
			storetest.ExpectLines(t, got, tc.figures...)
			notes, err := PlaceNotes(context.Background(), s, c)
			if err != nil {
				t.Fatal(err)
			}
			got = nil
			for _, n := range notes {
				got = append(got, note(n))
			}
			storetest.ExpectLines(t, got, tc.notes...)
		})
	}
}

// In a year in which the code changed the place has one figure, whichever name the
// report is under.
func TestFollowInTheYearOfTheChange(t *testing.T) {
	for code, want := range map[string]string{"320829": "洪泽县 2016: 7 (7)", "320813": "洪泽区 2016: 7 (7)"} {
		s := storetest.Known(t, storetest.CellTold(code, 2016, "applications.received", "total", "7", annual.Read))
		c := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: Scope{Region: "320800"}, FromYear: 2016, ToYear: 2016, Follow: true}
		figures, err := RankAll(context.Background(), s, c)
		if err != nil || len(figures) != 7 || describe(figures[0].Figure) != want {
			t.Errorf("%s: %d figures, %v first, %v", code, len(figures), figures, err)
		}
	}
}

func TestFollowedChanges(t *testing.T) {
	s := changing(t)
	c := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: Scope{Region: "320800"}, FromYear: 2015, ToYear: 2017}
	for follow, want := range map[bool]string{false: "", true: "洪泽县 2015: 15 (15) > 洪泽区 2017: 20 (20), 5"} {
		c.Follow = follow
		list, err := Changes(context.Background(), s, c)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i := range list.Len() {
			if list.HasReport(i) && list.At(i).Difference != nil {
				got += fmt.Sprintf("%s > %s, %s", describe(list.At(i).From), describe(list.At(i).To), list.At(i).Difference.RatString())
			}
		}
		if got != want {
			t.Errorf("follow %v: %q, want %q", follow, got, want)
		}
	}
	c.Follow = true
	if _, err := Sum(context.Background(), s, c, 0); !errors.Is(err, ErrBadComparison) {
		t.Errorf("sums that follow: %v", err)
	}
}
