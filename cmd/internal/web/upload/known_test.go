package upload

import (
	"context"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/store/storetest"
)

// A visitor's single report is put beside the one of the same organ on the year before, which is
// the earlier and stands on the left; of another organ nothing is taken.
func TestBesideLastYear(t *testing.T) {
	db := storetest.Library(t)
	uploaded := func(code, department string, year int) *view {
		r := storetest.Plain(t, code, department, year)
		d := &view{Documents: []document{{Report: &r}}}
		if err := d.besideEarlier(context.Background(), db, wording.Chinese); err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := uploaded("320813", "", 2023)
	if d.Known == nil || *d.Known != (known{OrganKey: "320813:人民政府", SameYear: 3, Previous: 1, PreviousYear: 2022, Year: 2023}) {
		t.Errorf("洪泽区 in 2023: %+v", d.Known)
	}
	if d.Comparison == nil || d.Left.Year != 2022 || d.Right.Year != 2023 {
		t.Errorf("%d beside %d", d.Left.Year, d.Right.Year)
	}
	if d := uploaded("320813", "商务局", 2024); d.Known == nil || d.Known.Previous != 4 || d.Known.SameYear != 0 {
		t.Errorf("the commerce bureau in 2024: %+v", d.Known)
	}
	if d := uploaded("320813", "水利局", 2024); d.Known != nil || d.Comparison != nil {
		t.Errorf("an organ that is not here: %+v", d.Known)
	}
}

// Of two documents of one organ the earlier stands on the left, in whichever order they came.
func TestTheEarlierOnTheLeft(t *testing.T) {
	later, earlier := storetest.Plain(t, "320813", "", 2023), storetest.Plain(t, "320813", "", 2022)
	d := &view{Documents: []document{{Report: &later}, {Report: &earlier}}}
	d.compare(wording.English)
	if d.Left.Year != 2022 || d.Right.Year != 2023 {
		t.Errorf("%d beside %d", d.Left.Year, d.Right.Year)
	}
}
