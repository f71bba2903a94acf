package gazetteer

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func mustRegion(t *testing.T, code string, year int) Region {
	t.Helper()
	r, ok := LookupRegion(code, year)
	if !ok {
		t.Fatalf("no region %s in %d", code, year)
	}
	return r
}

func TestPlacesGoOn(t *testing.T) {
	for _, tc := range []struct {
		id    string
		spans string // code and name of each region that the place has been
	}{
		{"P320829", "320829洪泽县 320813洪泽区"},
		{"P320803", "320803楚州区 320803淮安区"},
		{"P320802", "320802清河区"},
		{"P320812", "320812清江浦区"}, // made of two, of which none bore its name
		{"P320602", "320602崇川区 320613崇川区"},
		{"P320611", "320611港闸区"},
		{"P632121", "632121平安县 630221平安县 630203平安区"},
		{"P420600", "420600襄樊市 420600襄阳市"},
		{"P420607", "420607襄阳区 420607襄州区"},
		{"P522200", "522200铜仁地区 520600铜仁市"},
		{"P522201", "522201铜仁市 520602碧江区"},
		{"P341402", "341402居巢区 340181巢湖市"},
		{"P341400", "341400巢湖市"},
		{"P500222", "500222綦江县 500110綦江区"}, // under the code of 万盛区, which it took in
		{"P500110", "500110万盛区"},
		{"P130503", "130503桥西区 130503信都区"},
		{"P360402", "360402庐山区 360402濂溪区"},
		{"P360427", "360427星子县 360483庐山市"},
		{"P421302", "421302曾都区"}, // the greater part became 随县
		{"P330621", "330621绍兴县 330603柯桥区"},
		{"P330104", "330104江干区"}, // 钱塘区 got two streets of it
		{"P371202", "371202莱城区 370116莱芜区"},
		{"P630203", ""},
	} {
		var spans []string
		for _, r := range Place(tc.id) {
			spans = append(spans, r.Code+r.Name)
			if got := PlaceID(r); got != tc.id {
				t.Errorf("%s %s is %s, want %s", r.Code, r.Name, got, tc.id)
			}
		}
		if got := strings.Join(spans, " "); got != tc.spans {
			t.Errorf("%s is %q, want %q", tc.id, got, tc.spans)
		}
	}
	if id := PlaceID(Region{Code: "990000"}); id != "" {
		t.Errorf("an unknown region is place %s", id)
	}
}

// Every region has one place, and no place is two regions at a time: not in any year
// but that of a change, which belongs to the code given up and to the new one.
func TestEveryRegionHasOnePlace(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Regions() {
		id := PlaceID(r)
		if !slices.Contains(Place(id), r) {
			t.Errorf("%s %s %d: %q is not its place", r.Code, r.Name, r.ValidFrom, id)
		}
		seen[id] = true
	}
	for id := range seen {
		place := Place(id)
		for i, r := range place[1:] {
			before := place[i]
			if before.ValidTo == 0 || r.ValidFrom == 0 || before.ValidTo > r.ValidFrom || r.ValidFrom > before.ValidTo+1 {
				t.Errorf("%s: %s %s to %d, then %s %s from %d", id, before.Code, before.Name, before.ValidTo, r.Code, r.Name, r.ValidFrom)
			}
		}
		first := place[0]
		if want := "P" + first.Code; id != want && id != want+"-"+strconv.Itoa(first.ValidFrom) {
			t.Errorf("%s begins with %s", id, first.Code)
		}
	}
}

// What a region became is told of each that is no more, and what it was made of by the
// same change; only what was made of land outside all counties has no predecessor.
func TestFormerRegionsHaveSuccessors(t *testing.T) {
	for _, r := range Regions() {
		after := Successors(r)
		if r.ValidTo != 0 && !slices.ContainsFunc(after, func(s Succession) bool { return s.Kind != Ceded }) {
			t.Errorf("%s %s ended in %d: %v", r.Code, r.Name, r.ValidTo, after)
		}
		for _, s := range after {
			if s.Before != r || !slices.Contains(Predecessors(s.After), s) {
				t.Errorf("%s %s: %+v is not told of the other region", r.Code, r.Name, s)
			}
			if ended := r.ValidTo != 0 && s.Year >= r.ValidTo; s.Kind == Merged && !ended || s.Kind == Ceded && s.Before.Code == s.After.Code {
				t.Errorf("%s %s to %d: %s in %d", r.Code, r.Name, r.ValidTo, s.Kind, s.Year)
			}
		}
		if r.ValidFrom == 0 && slices.ContainsFunc(Predecessors(r), func(s Succession) bool { return s.Kind != Merged && s.Kind != Ceded && s.Kind != Split }) {
			t.Errorf("%s %s was there before the table begins", r.Code, r.Name)
		}
	}
}

func TestSuccessions(t *testing.T) {
	told := func(list []Succession) string {
		var out []string
		for _, s := range list {
			out = append(out, strconv.Itoa(s.Year)+s.Before.Name+">"+s.After.Name+" "+string(s.Kind))
		}
		return strings.Join(out, ", ")
	}
	for _, tc := range []struct{ got, want string }{
		{told(Successors(mustRegion(t, "320829", 2010))), "2016洪泽县>洪泽区 recoded"},
		{told(Predecessors(mustRegion(t, "320813", 0))), "2016洪泽县>洪泽区 recoded"},
		{told(Predecessors(mustRegion(t, "330212", 0))), "2016江东区>鄞州区 merged"},
		{told(Successors(mustRegion(t, "330104", 2010))), "2021江干区>上城区 split, 2021江干区>钱塘区 split"},
		{told(Predecessors(mustRegion(t, "130708", 0))), "2016万全县>万全区 recoded"},
		{told(Predecessors(mustRegion(t, "110101", 0))), "2010崇文区>东城区 merged"},
		{told(Successors(mustRegion(t, "110105", 0))), ""},
	} {
		if tc.got != tc.want {
			t.Errorf("%q, want %q", tc.got, tc.want)
		}
	}
}

// In years in which a region was none, its area is to be looked for under what it became, or was before.
func TestElsewhere(t *testing.T) {
	names := func(regions []Region) (list []string) {
		for _, r := range regions {
			list = append(list, r.Code+r.Name)
		}
		return list
	}
	for _, tc := range []struct {
		code string
		in   int // a year of the region
		year int
		want []string
	}{
		{"320829", 2010, 2018, []string{"320813洪泽区"}},
		{"320813", 2020, 2014, []string{"320829洪泽县"}},
		{"320829", 2010, 2012, nil},
		{"320813", 2020, 2020, nil},
	} {
		r, ok := LookupRegion(tc.code, tc.in)
		if got := names(r.Elsewhere(tc.year)); !ok || !slices.Equal(got, tc.want) {
			t.Errorf("%s in %d is under %q, want %q", tc.code, tc.year, got, tc.want)
		}
	}
}
