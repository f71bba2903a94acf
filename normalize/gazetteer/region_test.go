package gazetteer

import (
	"strings"
	"testing"
)

func TestLookupRegion(t *testing.T) {
	tests := []struct {
		code string
		year int
		want string // full name, "" for a code not in use
	}{
		{"320813", 0, "江苏省淮安市洪泽区"},
		{"320813", 2023, "江苏省淮安市洪泽区"},
		{"320813", 2015, ""},
		{"320829", 2015, "江苏省淮安市洪泽县"},
		{"320829", 2016, "江苏省淮安市洪泽县"},
		{"320829", 2017, ""},
		{"320829", 0, "江苏省淮安市洪泽县"},
		{"630203", 2020, "青海省海东市平安区"},
		{"630221", 2014, "青海省海东市平安县"},
		{"632121", 2012, "青海省海东地区平安县"},
		{"632121", 2014, ""},
		{"320803", 2010, "江苏省淮安市楚州区"},
		{"320803", 2011, "江苏省淮安市淮安区"},
		{"320812", 0, "江苏省淮安市清江浦区"},
		{"110103", 2010, "北京市崇文区"},
		{"110105", 0, "北京市朝阳区"},
		{"120108", 2008, "天津市汉沽区"},
		{"310119", 2008, "上海市南汇区"},
		{"320124", 2012, "江苏省南京市溧水县"},
		{"320117", 2013, "江苏省南京市溧水区"},
		{"320504", 2012, "江苏省苏州市金阊区"},
		{"330103", 2020, "浙江省杭州市下城区"},
		{"330113", 2021, "浙江省杭州市临平区"},
		{"341421", 2010, "安徽省巢湖市庐江县"},
		{"340124", 2012, "安徽省合肥市庐江县"},
		{"371202", 2017, "山东省莱芜市莱城区"},
		{"370116", 2019, "山东省济南市莱芜区"},
		{"420607", 2009, "湖北省襄樊市襄阳区"},
		{"420607", 2010, "湖北省襄阳市襄州区"},
		{"429004", 0, "湖北省仙桃市"},
		{"441900", 0, "广东省东莞市"},
		{"500110", 2010, "重庆市万盛区"},
		{"500110", 2011, "重庆市綦江区"},
		{"540602", 0, "西藏自治区那曲市色尼区"},
		{"542421", 2016, "西藏自治区那曲地区那曲县"},
		{"659010", 0, "新疆维吾尔自治区胡杨河市"},
		{"110100", 0, ""},
		{"999999", 0, ""},
	}
	for _, test := range tests {
		r, ok := LookupRegion(test.code, test.year)
		if ok != (test.want != "") {
			t.Errorf("LookupRegion(%s, %d) found %v", test.code, test.year, ok)
			continue
		}
		if got := FullName(r, test.year); got != test.want {
			t.Errorf("FullName(%s, %d) = %s, want %s", test.code, test.year, got, test.want)
		}
	}
}

// The counts are those of the regions in being at the end of the year; 31
// provinces, 333 prefectures and the counties without 香港, 澳门 and 台湾.
func TestRegionCounts(t *testing.T) {
	tests := []struct{ year, provinces, prefectures, counties int }{
		{2020, 31, 333, 2844},
		{2025, 31, 333, 2845},
	}
	for _, test := range tests {
		counts := make(map[Level]int)
		for _, r := range Regions() {
			ended := r.ValidTo != 0 && r.ValidTo <= test.year
			if r.validIn(test.year) && !ended {
				counts[r.Level()]++
			}
		}
		if counts[ProvinceLevel] != test.provinces || counts[PrefectureLevel] != test.prefectures || counts[CountyLevel] != test.counties {
			t.Errorf("%d: got %v, want %+v", test.year, counts, test)
		}
	}
	if got := len(Regions()); got != 3603 {
		t.Errorf("table has %d rows, want 3603", got)
	}
}

func TestRegionTable(t *testing.T) {
	regions := Regions()
	for i, r := range regions {
		if len(r.Code) != 6 || strings.Trim(r.Code, "0123456789") != "" || r.Name == "" {
			t.Errorf("malformed row %+v", r)
		}
		if r.ValidTo != 0 && r.ValidTo < r.ValidFrom {
			t.Errorf("%s %s ends in %d, before it begins in %d", r.Code, r.Name, r.ValidTo, r.ValidFrom)
		}
		if i > 0 {
			before := regions[i-1]
			if before.Code > r.Code {
				t.Errorf("%s stands after %s", r.Code, before.Code)
			}
			if before.Code == r.Code && (before.ValidTo == 0 || before.ValidTo >= r.ValidFrom) {
				t.Errorf("%s is both %s and %s in %d", r.Code, before.Name, r.Name, r.ValidFrom)
			}
		}
		if r.Level() == ProvinceLevel {
			if r.Parent != "" {
				t.Errorf("province %s has the parent %s", r.Code, r.Parent)
			}
			continue
		}
		parent, ok := LookupRegion(r.Parent, 0)
		if !ok || !r.Within(parent) {
			t.Errorf("%s %s does not lie within its parent %q", r.Code, r.Name, r.Parent)
		}
		direct := r.Level() == PrefectureLevel || parent.Level() == PrefectureLevel ||
			isMunicipality(parent.Code) || r.Code[2:4] == "90"
		if !direct {
			t.Errorf("%s %s hangs from the province %s", r.Code, r.Name, r.Parent)
		}
		for year := max(r.ValidFrom, 2008); year <= 2025; year++ {
			if _, ok := LookupRegion(r.Parent, year); r.validIn(year) && !ok {
				t.Errorf("%s %s has no parent in %d", r.Code, r.Name, year)
			}
		}
	}
}

func isMunicipality(code string) bool {
	return code == "110000" || code == "120000" || code == "310000" || code == "500000"
}

func TestRegionStem(t *testing.T) {
	tests := map[string]string{
		"洪泽区": "洪泽", "淮安市": "淮安", "海东地区": "海东", "兴安盟": "兴安", "神农架林区": "神农架",
		"内蒙古自治区": "内蒙古", "新疆维吾尔自治区": "新疆", "恩施土家族苗族自治州": "恩施",
		"克孜勒苏柯尔克孜自治州": "克孜勒苏", "互助土族自治县": "互助", "积石山保安族东乡族撒拉族自治县": "积石山",
		"龙胜各族自治县": "龙胜", "鄂温克族自治旗": "",
	}
	for name, want := range tests {
		if got := regionStem(name); got != want {
			t.Errorf("regionStem(%s) = %q, want %q", name, got, want)
		}
	}
}
