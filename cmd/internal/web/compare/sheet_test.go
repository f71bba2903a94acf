package compare

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/cmd/internal/web/webtest"
)

// The figures of the pages are those of the reports.
func TestComparedFigures(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	_, body := webtest.Get(t, s, "/compare.json?regions=德清县、崂山区,温江区&indicator=applications.received&indicator=applications.denied")
	var data regionsData
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
	_, body = webtest.Get(t, s, "/indicators/applications.received.json?year=2021")
	var ranked indicatorData
	if err := json.Unmarshal([]byte(body), &ranked); err != nil {
		t.Fatal(err)
	}
	if len(ranked.Ranking) == 0 || ranked.Ranking[0].Rank != 1 || ranked.Ranking[0].Region != "思明区" || ranked.Summary.Known == 0 {
		t.Errorf("ranking %+v of %+v", ranked.Ranking, ranked.Summary)
	}
}

func TestWorkbooks(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	for _, target := range []string{"/compare.xlsx?regions=德清县&indicator=applications.received", "/compare/sums.xlsx",
		"/en/compare/changes.xlsx?from=2021&to=2022", "/compare/shares.xlsx", "/compare/peers.xlsx?region=德清县", "/indicators/applications.received.xlsx?year=2021"} {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != 200 || !strings.HasPrefix(body, "PK") || !strings.Contains(answer.Header.Get("Content-Disposition"), `.xlsx"`) {
			t.Errorf("%s: status %d, %.10q", target, answer.StatusCode, body)
		}
	}
	for _, target := range []string{"/compare.xlsx", "/compare/peers.xlsx"} {
		if answer, _ := webtest.Get(t, s, target); answer.StatusCode != 400 {
			t.Errorf("%s: status %d, want 400", target, answer.StatusCode)
		}
	}
	if answer, _ := webtest.Get(t, s, "/indicators.xlsx"); answer.StatusCode != 404 {
		t.Errorf("a page without a workbook: status %d, want 404", answer.StatusCode)
	}
}

// The workbook of an indicator has the whole ranking and what is told of each year.
func TestIndicatorWorkbook(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	_, table := webtest.Get(t, s, "/indicators/applications.received.csv?year=2021")
	_, body := webtest.Get(t, s, "/indicators/applications.received.xlsx?year=2021")
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

// A table for a spreadsheet is whole, whichever part of the list the page shows.
func TestTablesAreWhole(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	lines := func(target string) int {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d", target, answer.StatusCode)
		}
		return strings.Count(body, "\n")
	}
	const ranking = "/indicators/applications.received.csv?year=2022"
	all := lines(ranking)
	if all < 3 {
		t.Fatalf("%d lines", all)
	}
	for target, want := range map[string]int{ranking + "&page=2": all, ranking + "&size=1": 2, ranking + "&_size=1&page=2": 2, "/compare/changes.csv?from=2022&to=2023&page=9": lines("/compare/changes.csv?from=2022&to=2023")} {
		if got := lines(target); got != want {
			t.Errorf("%s: %d lines, want %d", target, got, want)
		}
	}
}
