package naming

import (
	"fmt"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/form"
	"nianbao/store/storetest"
)

// What each form prints of an indicator, and the years in which none does.
func TestDefine(t *testing.T) {
	for code, want := range map[string][]string{
		"disclosure.permits.decisions": {
			"2014 to 2018 false  ",
			"2019 to 2020 true 行政许可 / 处理决定数量 件",
			"2021 to 0 true 行政许可 / 本年处理决定数量 件", // renamed
		},
		"applications.denied": {"2014 to 2018 false  ", "2019 to 2020 true  件", "2021 to 0 true  件"}, // a sum has no label
		"statistics.offices":  {"2014 to 2018 true 八、机构建设和保障经费情况 / （一）政府信息公开工作专门机构数 个", "2019 to 2020 false  ", "2021 to 0 false  "},
	} {
		d := Define(wording.Chinese, storetest.Quantity(t, code))
		var got []string
		for _, p := range d.Printed {
			got = append(got, fmt.Sprintf("%d to %d %t %s %s", p.From, p.To, p.Has, p.Label, p.Unit))
		}
		storetest.ExpectLines(t, got, want...)
	}
}

// What other forms count the same is told with the reason, and the rates that it is part of.
func TestDefineWhatIsAlike(t *testing.T) {
	d := Define(wording.English, storetest.Quantity(t, "applications.received"))
	if len(d.Alike) != 1 || d.Alike[0].Indicators[1].Code != "statistics.received" || d.Alike[0].Reason == "" {
		t.Errorf("%+v", d.Alike)
	}
	if d := Define(wording.English, storetest.Quantity(t, "applications.denied")); len(d.Rates) != 1 || d.Rates[0].Of != "applications.denied" || d.Rates[0].Per != "applications.handled" || d.Rates[0].Name == "" {
		t.Errorf("%+v", d.Rates)
	}
}

// A form that is prescribed for a part of the country is called by it, in the reader's language.
func TestForms(t *testing.T) {
	ids := []string{"2014", "2008-fujian", "2008-dingxi"}
	if zh, en := Forms(wording.Chinese, ids), Forms(wording.English, ids); zh != "2014、福建省2008、定西市2008" || en != "2014, 2008 (Fujian), 2008 (Dingxi)" {
		t.Errorf("%q, %q", zh, en)
	}
	for _, f := range form.All() {
		if name := Form(wording.Chinese, f.ID); f.Province != "" && name == f.ID {
			t.Errorf("%s has no name", f.ID)
		}
	}
}
