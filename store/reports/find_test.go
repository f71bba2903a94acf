package reports_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/reports"
	"nianbao/store/storetest"
)

func TestFind(t *testing.T) {
	s := storetest.Library(t)
	hash := storetest.FileOf("", "9").SHA256
	for ref, want := range map[string]int64{
		"2":                   2,
		"320813/2023":         3,
		"320813 2022":         1,
		"洪泽区 2023":            3,
		"洪泽区2023":             3,
		"洪泽区2023年":            3,
		"2023年洪泽区":            3,
		"淮安市洪泽区 2022":         1,
		"江苏省淮安市洪泽区/2022":      1,
		"洪泽区人民政府，2022":        1,
		"洪泽区商务局 2023":         4,
		"洪泽区商务局":              4,
		"商务局":                 4,
		"淮安市 2023":            5,
		"110105/2023":         6,
		"长春市朝阳区 2023":         7,
		"平安区":                 8,
		"海东市平安区":              8,
		hash:                  9,
		hash[:8]:              9,
		strings.ToUpper(hash): 9,
		"in/2.pdf":            2,
		"9.pdf":               9,
	} {
		if got, err := reports.Find(context.Background(), s, ref); err != nil || got.ID != want {
			t.Errorf("%q: report %d, %v; want %d", ref, got.ID, err, want)
		}
	}
}

func TestFindNot(t *testing.T) {
	s := storetest.Library(t)
	for _, ref := range []string{"", "99", "洪泽区 2019", "2023", "320999/2023", "nowhere.pdf", "/2.pdf", hashOfNothing} {
		if got, err := reports.Find(context.Background(), s, ref); !errors.Is(err, reports.ErrNotFound) {
			t.Errorf("%q: report %d, error %v", ref, got.ID, err)
		}
	}
}

const hashOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

func TestFindAmbiguous(t *testing.T) {
	s := storetest.Library(t)
	for ref, want := range map[string][]int64{
		"朝阳区 2023":  {6, 7},
		"洪泽区":       {1, 3}, // the last version of each year
		"人民政府 2023": {6, 7, 5, 3},
	} {
		_, err := reports.Find(context.Background(), s, ref)
		var ambiguous *reports.AmbiguousError
		if !errors.As(err, &ambiguous) || !errors.Is(err, reports.ErrAmbiguous) {
			t.Errorf("%q: error %v", ref, err)
			continue
		}
		var got []int64
		for _, c := range ambiguous.Candidates {
			got = append(got, c.ID)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: candidates %v, want %v", ref, got, want)
		}
		if !strings.Contains(err.Error(), ambiguous.Candidates[0].Path) {
			t.Errorf("%q: the message does not list the candidates: %v", ref, err)
		}
	}
}

func TestList(t *testing.T) {
	s := storetest.Library(t)
	for _, c := range []struct {
		name   string
		filter reports.Filter
		want   []int64
	}{
		{"all", reports.Filter{}, []int64{9, 6, 7, 5, 1, 2, 3, 4, 8}},
		{"latest versions", reports.Filter{LatestOnly: true}, []int64{9, 6, 7, 5, 1, 3, 4, 8}},
		{"district", reports.Filter{Regions: []string{"320813"}}, []int64{1, 2, 3, 4}},
		{"city with its districts", reports.Filter{Regions: []string{"淮安市"}}, []int64{5, 1, 2, 3, 4}},
		{"province with all within", reports.Filter{Regions: []string{"江苏省"}}, []int64{5, 1, 2, 3, 4}},
		{"two regions", reports.Filter{Regions: []string{"青海省", "110000"}}, []int64{6, 8}},
		{"one of two of the same name", reports.Filter{Regions: []string{"北京市朝阳区"}}, []int64{6}},
		{"a name that other regions have, which have no reports", reports.Filter{Regions: []string{"平安区"}}, []int64{8}},
		{"a region without reports", reports.Filter{Regions: []string{"西藏自治区"}}, nil},
		{"from a year", reports.Filter{FromYear: 2023}, []int64{6, 7, 5, 2, 3, 4}},
		{"up to a year", reports.Filter{ToYear: 2022}, []int64{1, 8}},
		{"form", reports.Filter{Forms: []string{"2021"}, FromYear: 2022, ToYear: 2022}, []int64{1}},
		{"form without reports", reports.Filter{Forms: []string{"2019"}}, nil},
	} {
		list, err := reports.List(context.Background(), s, c.filter)
		var got []int64
		for _, i := range list {
			got = append(got, i.ID)
		}
		if err != nil || fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
		}
	}
}

func TestListRegionErrors(t *testing.T) {
	s := storetest.Library(t)
	for name, want := range map[string]error{"朝阳区": catalogue.ErrManyRegions, "某某区": catalogue.ErrUnknownRegion, "999999": catalogue.ErrUnknownRegion} {
		list, err := reports.List(context.Background(), s, reports.Filter{Regions: []string{name}})
		var region *catalogue.RegionError
		if !errors.Is(err, want) || !errors.As(err, &region) || region.Name != name || list != nil {
			t.Errorf("%s: %d reports, error %v, want %v", name, len(list), err, want)
		}
	}
}
