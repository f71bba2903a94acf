package upload

import (
	"context"
	"slices"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/store/invented"
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
	if d.Known == nil || *d.Known != (known{OrganKey: "320813:人民政府", SameYear: 3, Differing: 1, Previous: 1, PreviousYear: 2022, Year: 2023}) {
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

// Beside the report of the same year that is here stands in how many figures the two agree.
func TestAgreementWithWhatIsHere(t *testing.T) {
	a := storetest.Plain(t, "320813", "", 2023)
	if alike, differing := agreement(&a, &a); alike == 0 || differing != 0 {
		t.Errorf("with itself: %d alike, %d differing", alike, differing)
	}
	b := a
	b.Observations = slices.Clone(a.Observations)
	b.Observations[0].Value = nil
	before, _ := agreement(&a, &a)
	if alike, differing := agreement(&a, &b); alike != before-1 || differing != 1 {
		t.Errorf("without one: %d alike, %d differing", alike, differing)
	}
}

// An organ is found by its region and name where its reports are stored without its id.
func TestKnownWithoutItsID(t *testing.T) {
	r := storetest.Plain(t, "320813", "", 2023)
	r.OrganID = "P320829-government"
	k, err := knownOf(t.Context(), storetest.Library(t), &r)
	if err != nil || k == nil || k.Previous != 1 || k.OrganKey != "320813:人民政府" {
		t.Errorf("%+v, %v", k, err)
	}
}

// A real document is put beside real reports alone. Where what is here of years before is invented, nothing is compared and
// the page says so; an older real one is taken before it. An example may stand beside another.
func TestRealDocumentsAreNotPutBesideExamples(t *testing.T) {
	const notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"
	db := storetest.OpenNew(t)
	add := func(name string, year int, text string) {
		r := storetest.Plain(t, "320813", "", year)
		r.Sections = []annual.Section{{Text: text}}
		storetest.MustImport(t, db, storetest.FileOf(name+".pdf", name), r)
	}
	uploaded := func(text string) *view {
		r := storetest.Plain(t, "320813", "", 2023)
		r.Sections = []annual.Section{{Text: text}}
		d := &view{Documents: []document{{Report: &r, Invented: invented.Says(&r)}}}
		if err := d.besideEarlier(t.Context(), db, wording.Chinese); err != nil {
			t.Fatal(err)
		}
		return d
	}
	add("invented", 2022, notice)
	if d := uploaded("全年主动公开信息12条。"); d.Known == nil || d.Known.Previous != 0 || !d.Known.Examples || !d.Known.Invented || d.Comparison != nil || d.Cells != nil {
		t.Errorf("a real one beside an example: %+v", d.Known)
	}
	if d := uploaded(notice); !d.Documents[0].Invented || d.Known.PreviousYear != 2022 || !d.Known.PreviousInvented || !d.Left.Invented || d.Known.Examples || d.Comparison == nil {
		t.Errorf("an example beside another: %+v", d.Known)
	}
	add("real", 2021, "全年主动公开信息10条。")
	if d := uploaded("全年主动公开信息12条。"); d.Known.PreviousYear != 2021 || d.Known.PreviousInvented || d.Known.Invented || d.Known.Examples || d.Comparison == nil {
		t.Errorf("a real one of two years before: %+v", d.Known)
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
