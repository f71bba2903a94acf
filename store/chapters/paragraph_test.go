package chapters_test

import (
	"context"
	"testing"
	"unicode/utf8"

	"nianbao/store/chapters"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestParagraphs(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	ctx := context.Background()
	all, err := chapters.Paragraphs(ctx, s, reports.Filter{LatestOnly: true}, 1, 1000)
	if err != nil || len(all) == 0 {
		t.Fatalf("%d paragraphs, %v", len(all), err)
	}
	longest := 0
	for _, p := range all {
		if p.Report.ID != id || p.Report.Year != r.Year || p.Section == "" {
			t.Errorf("paragraph %+v", p)
		}
		longest = max(longest, utf8.RuneCountInString(p.Text))
	}
	for name, tc := range map[string]struct {
		filter            reports.Filter
		characters, limit int
		want              int
	}{
		"longer ones alone": {reports.Filter{}, longest, 1000, 1},
		"longer than any":   {reports.Filter{}, longest + 1, 1000, 0},
		"a limit":           {reports.Filter{}, 1, 1, 1},
		"other years":       {reports.Filter{FromYear: r.Year + 1}, 1, 1000, 0},
		"of the region":     {reports.Filter{Regions: []string{"淮安市"}}, 1, 1000, len(all)},
		"and the year":      {reports.Filter{Regions: []string{"淮安市"}, FromYear: r.Year, ToYear: r.Year}, 1, 1000, len(all)},
		"of years after":    {reports.Filter{Regions: []string{"淮安市"}, FromYear: r.Year + 1}, 1, 1000, 0},
		"of years before":   {reports.Filter{Regions: []string{"淮安市"}, ToYear: r.Year - 1}, 1, 1000, 0},
		"a limit within":    {reports.Filter{Regions: []string{"淮安市"}}, 1, 2, 2},
		"another region":    {reports.Filter{Regions: []string{"北京市"}}, 1, 1000, 0},
	} {
		got, err := chapters.Paragraphs(ctx, s, tc.filter, tc.characters, tc.limit)
		if err != nil || len(got) != tc.want {
			t.Errorf("%s: %d paragraphs, %v; want %d", name, len(got), err, tc.want)
		}
	}
}

// A report of an unknown year is of no span of years.
func TestParagraphsOfUnknownYears(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	r.Year = 0
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	for _, regions := range [][]string{nil, {"洪泽区"}} {
		for name, tc := range map[string]struct {
			filter reports.Filter
			found  bool
		}{
			"any years":    {reports.Filter{Regions: regions}, true},
			"from a year":  {reports.Filter{Regions: regions, FromYear: 2000}, false},
			"up to a year": {reports.Filter{Regions: regions, ToYear: 2030}, false},
		} {
			got, err := chapters.Paragraphs(context.Background(), s, tc.filter, 1, 10)
			if err != nil || (len(got) > 0) != tc.found {
				t.Errorf("%s of %v: %d paragraphs, %v; want some %v", name, regions, len(got), err, tc.found)
			}
		}
	}
}
