package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"nianbao/normalize/annual"
)

// county makes a database of reports of five organs: two versions of one report,
// two years of another, a department.
func county(t *testing.T) *Store {
	t.Helper()
	s := openNew(t)
	for i, r := range []struct {
		code, department string
		year             int
	}{{"320813", "", 2023}, {"320813", "", 2023}, {"320813", "", 2022}, {"320812", "商务局", 2023}, {"630203", "", 2020}} {
		report := plain(t, r.code, r.department, r.year)
		report.Sections = nil
		mustImport(t, s, fileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	return s
}

func TestBrowse(t *testing.T) {
	s := county(t)
	all := Part{Limit: 100}
	for name, tc := range map[string]struct {
		query ReportQuery
		part  Part
		want  []int64 // reports in the order of their import, from 1
	}{
		"all":                {ReportQuery{}, all, []int64{4, 3, 1, 2, 5}},
		"latest versions":    {ReportQuery{LatestOnly: true}, all, []int64{4, 3, 2, 5}},
		"a province":         {ReportQuery{Region: "江苏省"}, all, []int64{4, 3, 1, 2}},
		"a district by code": {ReportQuery{Region: "320813"}, all, []int64{3, 1, 2}},
		"a part of an organ": {ReportQuery{Organ: "商务"}, all, []int64{4}},
		"years":              {ReportQuery{FromYear: 2021, ToYear: 2022}, all, []int64{3}},
		"a part":             {ReportQuery{}, Part{Offset: 1, Limit: 2}, []int64{3, 1}},
	} {
		got, err := Browse(context.Background(), s, tc.query, tc.part)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		ids := map[int64]bool{}
		for _, i := range got {
			ids[i.ID] = true
		}
		want := map[int64]bool{}
		for _, id := range tc.want {
			want[id] = true
		}
		if !reflect.DeepEqual(ids, want) || len(got) != len(tc.want) {
			t.Errorf("%s: %v, want %v", name, ids, want)
		}
	}
	var unknown *RegionError
	if _, err := Browse(context.Background(), s, ReportQuery{Region: "无此区"}, all); !errors.As(err, &unknown) {
		t.Errorf("an unknown region: %v", err)
	}
}

// What a list shows of a report is what is known of it otherwise.
func TestListedReports(t *testing.T) {
	s := county(t)
	r := hongze(t)
	for i := range r.Observations[:3] {
		r.Observations[i].Status = annual.Flagged
	}
	id := mustImport(t, s, fileOf("flagged.pdf", "flagged"), r).ReportID
	mustCorrect(t, s, id, reading(t, strings.TrimSuffix(r.Observations[0].Indicator+"/"+r.Observations[0].Applicant, "/"), "7"))
	infos, err := List(context.Background(), s, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[int64]ListedReport{}
	for _, info := range infos {
		want[info.ID] = info.Listed()
	}
	// Four are flagged, of which one is corrected, and two have no place.
	if doubts := want[id].InDoubt; doubts != 5 || want[id].Errors == 0 {
		t.Errorf("%d figures in doubt, %d errors", doubts, want[id].Errors)
	}
	list, err := Browse(context.Background(), s, ReportQuery{}, Part{Limit: 100})
	if err != nil || len(list) != len(want) {
		t.Fatalf("%d reports of %d, %v", len(list), len(want), err)
	}
	for _, got := range list {
		if got != want[got.ID] {
			t.Errorf("listed %+v, want %+v", got, want[got.ID])
		}
	}
}

func TestCounts(t *testing.T) {
	s := county(t)
	counts := func(code string) []string {
		list, err := ReportCounts(context.Background(), s, code)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, c := range list {
			texts = append(texts, fmt.Sprintf("%s %d: %d regions, %d reports", c.Region.Name, c.Year, c.Regions, c.Reports))
		}
		return texts
	}
	for code, want := range map[string][]string{
		"":       {"江苏省 2022: 1 regions, 1 reports", "江苏省 2023: 2 regions, 2 reports", "青海省 2020: 1 regions, 1 reports"},
		"320000": {"淮安市 2022: 1 regions, 1 reports", "淮安市 2023: 2 regions, 2 reports"},
		"320800": {"清江浦区 2023: 1 regions, 1 reports", "洪泽区 2022: 1 regions, 1 reports", "洪泽区 2023: 1 regions, 1 reports"},
		"110000": nil,
	} {
		if got := counts(code); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
	totals, err := Total(context.Background(), s)
	if err != nil || totals != (Totals{Reports: 5, Regions: 3, FirstYear: 2020, LastYear: 2023}) {
		t.Errorf("totals %+v, %v", totals, err)
	}
}
