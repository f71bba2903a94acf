package compare

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"nianbao/normalize/annual"
	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// Comparisons say that some of their figures are of an organ alone and others of an area.
func TestCovering(t *testing.T) {
	s := storetest.OpenNew(t)
	for _, told := range []struct {
		code  string
		year  int
		scope annual.Scope
	}{
		{"320813", 2022, annual.AreaScope}, {"320813", 2023, annual.OwnScope},
		{"320803", 2022, annual.AreaScope}, {"320803", 2023, annual.AreaScope},
		{"320826", 2023, annual.UnknownScope}, {"320830", 2023, ""},
	} {
		r := storetest.Plain(t, told.code, "", told.year)
		r.Scope = told.scope
		name := fmt.Sprintf("%s-%d", told.code, told.year)
		storetest.MustImport(t, s, storetest.FileOf(name, name), r)
	}
	ask := Comparison{Of: storetest.Quantity(t, "applications.handled"), Scope: Scope{Region: "淮安市"}}
	for _, tc := range []struct {
		from, to int
		want     string
	}{
		{2022, 2022, "0 own, 2 area, 0 unknown, differ false"},
		{2023, 2023, "1 own, 1 area, 2 unknown, differ true, area: 淮安区 2023"},
		{2022, 2023, "1 own, 3 area, 2 unknown, differ true, own: 洪泽区 2023, changed: 洪泽区 2023"},
	} {
		ask.FromYear, ask.ToYear = tc.from, tc.to
		c, err := Covering(context.Background(), s, ask, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%d own, %d area, %d unknown, differ %v", c.Own, c.Area, c.Unknown, c.Differ())
		for _, each := range c.Which {
			got += fmt.Sprintf(", %s: %s %d", c.Rarer, each.Name, each.Year)
		}
		for _, each := range c.Changed {
			got += fmt.Sprintf(", changed: %s %d", each.Name, each.Year)
		}
		if got != tc.want {
			t.Errorf("%d to %d: %s, want %s", tc.from, tc.to, got, tc.want)
		}
	}
}

// A report counts where its figure is in the answer: not one that lacks the figure, and of a sum of the same regions
// in all years not that of a region which lacks it in one of them.
func TestCoveringKnownFigures(t *testing.T) {
	s := storetest.Huaian(t)
	ask := Comparison{Of: storetest.Quantity(t, "applications.received"), Scope: Scope{Region: "淮安市"}, FromYear: 2022, ToYear: 2023, Doubt: ShowDoubtful}
	for _, tc := range []struct {
		same  bool
		doubt Doubt
		want  int
	}{{false, ShowDoubtful, 3}, {false, ExcludeDoubtful, 2}, {true, ShowDoubtful, 2}} {
		ask.Same, ask.Doubt = tc.same, tc.doubt
		covered, err := Covering(context.Background(), s, ask, catalogue.Counties)
		if err != nil || covered.Reports() != tc.want {
			t.Errorf("same %v, %s: %d reports, %v, want %d", tc.same, tc.doubt, covered.Reports(), err, tc.want)
		}
		sums, err := Sum(context.Background(), s, ask, catalogue.Counties)
		known := 0
		for _, sum := range sums {
			known += sum.Known
		}
		if err != nil || known != tc.want {
			t.Errorf("same %v, %s: the sums are of %d reports, %v, want %d", tc.same, tc.doubt, known, err, tc.want)
		}
	}
}

// What many reports cover is told as what few cover: here the others are not in the database.
func TestCoverageOfMany(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, scope := range []annual.Scope{annual.OwnScope, annual.AreaScope, annual.UnknownScope, ""} {
		for _, code := range []string{"320813", "320803"} {
			r := storetest.Plain(t, code, "", 2021+i)
			r.Scope = scope
			name := fmt.Sprintf("%s-%d", code, i)
			storetest.MustImport(t, s, storetest.FileOf(name, name), r)
		}
	}
	var few, many []int64
	for id := range int64(manyReports) {
		if many = append(many, id); id <= 7 { // without the last of them
			few = append(few, id)
		}
	}
	many = slices.DeleteFunc(many, func(id int64) bool { return id == 8 })
	many = append(many, manyReports)
	ofFew, err := CoverageOf(context.Background(), s, few)
	if err != nil {
		t.Fatal(err)
	}
	ofMany, err := CoverageOf(context.Background(), s, many)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(ofFew, ofMany) {
		t.Errorf("of few %+v, of many %+v", ofFew, ofMany)
	}
	if ofFew.Own != 2 || ofFew.Area != 2 || ofFew.Unknown != 3 || len(ofFew.Changed) != 2 {
		t.Errorf("2 of the organ alone, 2 of an area, 3 that don't say, 2 changed: got %+v", ofFew)
	}
}
