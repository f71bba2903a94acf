package gazetteer

import "testing"

func TestTownshipsNamed(t *testing.T) {
	tests := []struct {
		name   string
		wider  string
		code   string
		region string
	}{
		{"岔河镇", "320800", "320813103", "320813"},
		{"岔河镇", "320813", "320813103", "320813"},
		{"高良涧街道", "", "320813001", "320813"},
		{"高良涧街道办事处", "", "320813001", "320813"},
		{"洪泽经济开发区", "", "320813400", "320813"},
		{"石家庄高新技术产业开发区", "", "130171000", "130100"},
		{"哈日诺尔苏木", "", "152222202", "152222"},
	}
	for _, test := range tests {
		var wider []Region
		if r, ok := LookupRegion(test.wider, 0); ok {
			wider = append(wider, r)
		}
		list := TownshipsNamed(test.name, wider...)
		if len(list) != 1 || list[0].Code != test.code || list[0].Region.Code != test.region {
			t.Errorf("%s in %q: %v", test.name, test.wider, list)
		}
	}
	if list := TownshipsNamed("城关镇"); len(list) < 50 {
		t.Errorf("城关镇: %d", len(list))
	}
	for _, name := range []string{"", "镇", "不存在的镇", "320813"} {
		if list := TownshipsNamed(name); len(list) > 0 {
			t.Errorf("%q: %v", name, list)
		}
	}
}

// Each entry lies in its region.
func TestTownshipsOfEveryRegion(t *testing.T) {
	without := 0
	for _, r := range Regions() {
		if r.Level() != CountyLevel || r.ValidTo != 0 {
			continue
		}
		list := TownshipsOf(r.Code)
		if len(list) == 0 {
			without++
		}
		for _, township := range list {
			if township.Region.Code != r.Code || len(township.Code) != 9 || township.First > township.Last {
				t.Errorf("%s: %+v", r.Code, township)
			}
		}
	}
	// Counties that came after the newest state, and those that only the 民政部 has.
	if without > 30 {
		t.Errorf("%d counties have no townships", without)
	}
}
