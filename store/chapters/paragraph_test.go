package chapters_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/chapters"
	"nianbao/store/storetest"
)

func TestParagraphs(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	id := storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r).ReportID
	ctx := context.Background()
	read, err := chapters.Paragraphs(ctx, s, catalogue.Search{}, 1, 1000)
	all := read.Paragraphs
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
		filter            catalogue.Search
		characters, limit int
		want              int
	}{
		"longer ones alone": {catalogue.Search{}, longest, 1000, 1},
		"longer than any":   {catalogue.Search{}, longest + 1, 1000, 0},
		"a whole report":    {catalogue.Search{}, 1, 1, len(all)},
		"the year before":   {catalogue.Search{FromYear: r.Year + 1}, 1, 1000, len(all)},
		"other years":       {catalogue.Search{FromYear: r.Year + 2}, 1, 1000, 0},
		"of the level":      {catalogue.Search{Level: catalogue.Counties}, 1, 1000, len(all)},
		"another level":     {catalogue.Search{Level: catalogue.Prefectures}, 1, 1000, 0},
		"another kind":      {catalogue.Search{Kind: "zone"}, 1, 1000, 0},
		"of the region":     {catalogue.Search{Region: "淮安市"}, 1, 1000, len(all)},
		"and the year":      {catalogue.Search{Region: "淮安市", FromYear: r.Year, ToYear: r.Year}, 1, 1000, len(all)},
		"of years after":    {catalogue.Search{Region: "淮安市", FromYear: r.Year + 2}, 1, 1000, 0},
		"of years before":   {catalogue.Search{Region: "淮安市", ToYear: r.Year - 1}, 1, 1000, 0},
		"another region":    {catalogue.Search{Region: "北京市"}, 1, 1000, 0},
	} {
		got, err := chapters.Paragraphs(ctx, s, tc.filter, tc.characters, tc.limit)
		if err != nil || len(got.Paragraphs) != tc.want {
			t.Errorf("%s: %d paragraphs, %v; want %d", name, len(got.Paragraphs), err, tc.want)
		}
	}
}

// A report of an unknown year is of no span of years.
func TestParagraphsOfUnknownYears(t *testing.T) {
	s := storetest.OpenNew(t)
	r := storetest.Hongze(t)
	r.Year = 0
	storetest.MustImport(t, s, storetest.FileOf("a.pdf", "a"), r)
	for _, region := range []string{"", "洪泽区"} {
		for name, tc := range map[string]struct {
			filter catalogue.Search
			found  bool
		}{
			"any years":    {catalogue.Search{Region: region}, true},
			"from a year":  {catalogue.Search{Region: region, FromYear: 2000}, false},
			"up to a year": {catalogue.Search{Region: region, ToYear: 2030}, false},
		} {
			got, err := chapters.Paragraphs(context.Background(), s, tc.filter, 1, 10)
			if err != nil || (len(got.Paragraphs) > 0) != tc.found {
				t.Errorf("%s of %q: %d paragraphs, %v; want some %v", name, region, len(got.Paragraphs), err, tc.found)
			}
		}
	}
}

// Where not all can be read, organs are read by region, each with all of its years, and how many reports
// that is of how many is told.
func TestWholeOrgansAreRead(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, r := range []struct {
		code string
		year int
	}{{"630203", 2023}, {"320813", 2022}, {"320803", 2023}, {"320813", 2023}, {"320813", 2021}} {
		report := storetest.Plain(t, r.code, "", r.year)
		report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: "依法公开。"}}
		name := fmt.Sprint(r.code, r.year)
		storetest.MustImport(t, s, storetest.FileOf(name+".pdf", name), report)
	}
	defer chapters.ReadAtOnce(2)()
	for _, tc := range []struct {
		search  catalogue.Search
		limit   int
		want    string
		reports string
	}{
		{catalogue.Search{}, 3, "3208132022 3208032023 3208132023 3208132021", "4 of 5"},
		{catalogue.Search{FromYear: 2022}, 3, "3208132022 3208032023 3208132023 3208132021", "3 of 4"},
		{catalogue.Search{}, 100, "6302032023 3208132022 3208032023 3208132023 3208132021", "5 of 5"},
	} {
		got, err := chapters.Paragraphs(context.Background(), s, tc.search, 1, tc.limit)
		if err != nil {
			t.Fatal(err)
		}
		var read []string
		for _, p := range got.Paragraphs {
			read = append(read, fmt.Sprint(p.Report.RegionCode, p.Report.Year))
		}
		if text := strings.Join(read, " "); text != tc.want || fmt.Sprintf("%d of %d", got.Reports, got.Chosen) != tc.reports {
			t.Errorf("%+v, %d: %s, %d of %d", tc.search, tc.limit, text, got.Reports, got.Chosen)
		}
	}
}

// Paragraphs come report by report, in the order of its text. Characters are counted, not bytes.
func TestOrderOfParagraphs(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, code := range []string{"320813", "320803"} {
		report := storetest.Plain(t, code, "", 2023)
		report.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: code + "一、依法公开。\n短\n甲乙𠮷丁戊己庚。"}, {Ordinal: 2, Title: "问题", Text: code + "人手不足。"},
			{Ordinal: 3, Title: "其他", Text: "无其他事项\nnothing\n四个字。"}}
		storetest.MustImport(t, s, storetest.FileOf(code+".pdf", code), report)
	}
	read, err := chapters.Paragraphs(context.Background(), s, catalogue.Search{}, 6, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range read.Paragraphs {
		got = append(got, p.Section+":"+p.Text)
	}
	var want []string
	for _, code := range []string{"320813", "320803"} { // as they came in
		want = append(want, "总体情况:"+code+"一、依法公开。", "总体情况:甲乙𠮷丁戊己庚。", "问题:"+code+"人手不足。", "其他:nothing")
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
