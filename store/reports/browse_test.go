package reports_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

// county makes a database of reports of five organs: two versions of one report,
// two years of another, a department.
func county(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code, department string
		year             int
	}{{"320813", "", 2023}, {"320813", "", 2023}, {"320813", "", 2022}, {"320812", "商务局", 2023}, {"630203", "", 2020}} {
		report := storetest.Edition(storetest.Plain(t, r.code, r.department, r.year), i+1)
		report.Sections = nil
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	return s
}

func TestBrowse(t *testing.T) {
	s := county(t)
	all := reports.Part{Limit: 100}
	for name, tc := range map[string]struct {
		query reports.Query
		part  reports.Part
		want  []int64 // reports in the order of their import, from 1
	}{
		"all":                {reports.Query{}, all, []int64{4, 3, 1, 2, 5}},
		"latest versions":    {reports.Query{LatestOnly: true}, all, []int64{4, 3, 2, 5}},
		"a province":         {reports.Query{Region: "江苏省"}, all, []int64{4, 3, 1, 2}},
		"a district by code": {reports.Query{Region: "320813"}, all, []int64{3, 1, 2}},
		"a part of an organ": {reports.Query{Organ: "商务"}, all, []int64{4}},
		"years":              {reports.Query{FromYear: 2021, ToYear: 2022}, all, []int64{3}},
		"a part":             {reports.Query{}, reports.Part{Offset: 1, Limit: 2}, []int64{3, 1}},
	} {
		got, err := reports.Browse(context.Background(), s, tc.query, tc.part)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		ids := map[int64]bool{}
		for _, i := range got {
			ids[i.ID] = true
		}
		if length, err := reports.Length(context.Background(), s, tc.query); err != nil || tc.part == all && length != len(got) {
			t.Errorf("%s: a list of %d, %v, has %d", name, length, err, len(got))
		}
		standing := tc.query
		standing.LatestOnly = true
		length, err := reports.Length(context.Background(), s, standing)
		if further, err2 := reports.Further(context.Background(), s, tc.query); err != nil || err2 != nil || tc.part == all && further != len(got)-length {
			t.Errorf("%s: %d further of %d, %d of which stand; errors %v, %v", name, further, len(got), length, err, err2)
		}
		want := map[int64]bool{}
		for _, id := range tc.want {
			want[id] = true
		}
		if !reflect.DeepEqual(ids, want) || len(got) != len(tc.want) {
			t.Errorf("%s: %v, want %v", name, ids, want)
		}
	}
	var unknown *catalogue.RegionError
	if _, err := reports.Browse(context.Background(), s, reports.Query{Region: "无此区"}, all); !errors.As(err, &unknown) {
		t.Errorf("an unknown region: %v", err)
	}
}

// What a list shows of a report is what is known of it otherwise.
func TestListedReports(t *testing.T) {
	s := county(t)
	r := storetest.Hongze(t)
	for i := range r.Observations[:3] {
		r.Observations[i].Status = annual.Flagged
	}
	id := storetest.MustImport(t, s, storetest.FileOf("flagged.pdf", "flagged"), r).ReportID
	storetest.MustCorrect(t, s, id, storetest.Reading(t, strings.TrimSuffix(r.Observations[0].Indicator+"/"+r.Observations[0].Applicant, "/"), "7"))
	infos, err := reports.List(context.Background(), s, reports.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[int64]reports.Listed{}
	for _, info := range infos {
		want[info.ID] = info.Listed()
	}
	// Four are flagged, of which one is corrected, and two have no place.
	if doubts := want[id].InDoubt; doubts != 5 || want[id].Errors == 0 {
		t.Errorf("%d figures in doubt, %d errors", doubts, want[id].Errors)
	}
	list, err := reports.Browse(context.Background(), s, reports.Query{}, reports.Part{Limit: 100})
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
		list, err := reports.Counts(context.Background(), s, code)
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
	totals, err := reports.Total(context.Background(), s)
	if err != nil || totals != (reports.Totals{Reports: 4, Stored: 5, Regions: 3, FirstYear: 2020, LastYear: 2023}) {
		t.Errorf("totals %+v, %v", totals, err)
	}
}

// The newest reports of a region come by when they were stored, without earlier versions, and as many as are wanted.
func TestNewest(t *testing.T) {
	s := storetest.OpenNew(t)
	add := func(name, code string, year, edition int) int64 {
		r := storetest.Edition(storetest.Plain(t, code, "", year), edition)
		return storetest.MustImport(t, s, storetest.FileOf(name, name), r).ReportID
	}
	old := add("a", "320813", 2021, 1)
	add("b", "320803", 2022, 1) // another version follows
	add("c", "630203", 2022, 1) // elsewhere
	third := add("d", "320803", 2022, 2)
	last := add("e", "320800", 2020, 1)
	for _, tc := range []struct {
		region string
		limit  int
		want   []int64
	}{{"淮安市", 10, []int64{last, third, old}}, {"江苏省", 2, []int64{last, third}}, {"洪泽区", 1, []int64{old}}, {"淮安市", 0, nil}, {"清江浦区", 3, nil}} {
		list, err := reports.Newest(context.Background(), s, tc.region, reports.Among{}, tc.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, r := range list {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("the newest %d of %s: %v, want %v", tc.limit, tc.region, got, tc.want)
		}
	}
}
