package normalize

import (
	"testing"

	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
)

// organOf returns a report of an organ as identity tells it.
func organOf(organ string, kind identity.Kind, township, code string, year int) *annual.Report {
	r := &annual.Report{Organ: organ, OrganKind: kind, Township: township, Year: year}
	if code != "" {
		r.Region, _ = gazetteer.LookupRegion(code, year)
		r.PlaceID = gazetteer.PlaceID(r.Region)
	}
	nameOrgan(r)
	return r
}

func TestOrganIDs(t *testing.T) {
	const none = ""
	for _, tc := range []struct {
		organ        string
		kind         identity.Kind
		township     string
		code         string
		function, id string
	}{
		{"淮安市洪泽区人民政府", identity.Government, "", "320813", "government", "P320829-government"},
		{"洪泽区政府", identity.Government, "", "320813", "government", "P320829-government"},
		{"洪泽区人民政府办公室", identity.GovernmentOffice, "", "320813", "government-office", "P320829-government-office"},
		{"江苏省人民政府办公厅", identity.GovernmentOffice, "", "320000", "government-office", "P320000-government-office"},
		{"大兴安岭地区行政公署", identity.Government, "", "232700", "government", "P232700-government"},
		{"淮安市洪泽区卫健委", identity.Department, "", "320813", "health", "P320829-health"},
		{"洪泽区卫生健康委员会", identity.Department, "", "320813", "health", "P320829-health"},
		{"区卫健委", identity.Department, "", "320813", "health", "P320829-health"},
		{"淮安市卫生健康委员会", identity.Department, "", "320800", "health", "P320800-health"},
		{"洪泽区卫生和计划生育委员会", identity.Department, "", "320813", "health-family-planning", "P320829-health-family-planning"},
		{"公安县公安局", identity.Department, "", "421022", "public-security", "P421022-public-security"},
		{"公安局", identity.Department, "", "421022", "public-security", "P421022-public-security"},
		{"市市场监督管理局", identity.Department, "", "420381", "market-regulation", "P420381-market-regulation"},
		{"丹江口市市监局", identity.Department, "", "420381", "market-regulation", "P420381-market-regulation"},
		{"丹江口市市场监督管理局(知识产权局)", identity.Department, "", "420381", "market-regulation", "P420381-market-regulation"},
		{"洪泽区教育局", identity.Department, "", "320813", "education", "P320829-education"},
		{"洪泽区教育体育局", identity.Department, "", "320813", "education", "P320829-education+sports"},
		{"洪泽区教体局", identity.Department, "", "320813", "education", "P320829-education+sports"},
		{"淮安市公安局洪泽分局", identity.Branch, "", "320813", "public-security", "P320829-public-security-branch"},
		{"洪泽区公安局", identity.Department, "", "320813", "public-security", "P320829-public-security"},
		{"淮安市公安局开发区分局", identity.Branch, "", "320800", "public-security", "P320800-public-security-branch:开发区"},
		{"北京市公安局朝阳分局", identity.Branch, "", "110105", "public-security", "P110105-public-security-branch"},
		{"内江市隆昌生态环境局", identity.Branch, "", "511083", "ecology-environment", "P511028-ecology-environment-branch"},
		{"内江市生态环境局隆昌分局", identity.Branch, "", "511083", "ecology-environment", "P511028-ecology-environment-branch"},
		{"淮安市自然资源和规划局洪泽分局", identity.Branch, "", "320813", "natural-resources", "P320829-natural-resources-branch"},
		{"淮安市住房公积金管理中心洪泽分中心", identity.Branch, "", "320813", "housing-fund", "P320829-housing-fund-branch"},
		{"国家税务总局淮安市洪泽区税务局", identity.Vertical, "", "320813", "tax", "P320829-tax"},
		{"洪泽区税务局", identity.Department, "", "320813", "tax", "P320829-tax"},
		{"国家统计局淮安调查队", identity.Vertical, "", "320800", "survey-team", "P320800-survey-team"},
		{"淮安市统计局", identity.Department, "", "320800", "statistics", "P320800-statistics"},
		{"中国证券监督管理委员会江苏监管局", identity.Vertical, "", "320000", "securities", "P320000-securities"},
		{"国家金融监督管理总局淮安监管分局", identity.Vertical, "", "320800", "financial-regulation", "P320800-financial-regulation"},
		{"南京海关", identity.Vertical, "", "320100", "customs", "P320100-customs"},
		{"广州海关", identity.Vertical, "", "440100", "customs", "P440100-customs"},
		{"广州市黄埔海关", identity.Vertical, "", "440100", "customs", "P440100-customs:黄埔"},
		{"江苏省气象局", identity.Vertical, "", "320000", "meteorology", "P320000-meteorology"},
		{"益阳高新区市场监督管理局", identity.Department, "", "430900", "market-regulation", "P430900-market-regulation:高新区"},
		{"淮安市洪泽区岔河镇人民政府", identity.Township, "岔河镇", "320813", none, "P320829-岔河镇"},
		{"岔河镇人民政府", identity.Township, "岔河镇", "320813", none, "P320829-岔河镇"},
		{"上海市浦东新区陆家嘴街道办事处", identity.Subdistrict, "陆家嘴街道", "310115", none, "P310115-陆家嘴街道"},
		{"成都高新技术产业开发区管理委员会", identity.Zone, "", "510100", none, "P510100-zone:高新区"},
		{"成都高新区管委会", identity.Zone, "", "510100", none, "P510100-zone:高新区"},
		{"中华人民共和国交通运输部", identity.StateCouncil, "", "", "transport", "cn-transport"},
		{"交通运输部", identity.StateCouncil, "", "", "transport", "cn-transport"},
		{"海关总署(本级机关)", identity.StateCouncil, "", "", "customs", "cn-customs"},
		// Without a place there is no id: many share the name.
		{"教育局", identity.Department, "", "", "education", none},
		{"县信访局", identity.Department, "", "", "petitions", none},
		{"国家税务总局朝阳区税务局", identity.Vertical, "", "", "tax", none},
		{"第一人民医院", identity.Institution, "", "", none, none},
		{"岔河镇人民政府", identity.Township, "岔河镇", "", none, none},
		{"区教育局", identity.Department, "", "320800", "education", none},
		{"和平街道办事处", identity.Subdistrict, "和平街道", "320800", none, none},
		{"长安镇人民政府", identity.Township, "长安镇", "441900", none, "P441900-长安镇"}, // 东莞 has no counties
		{"", "", "", "320813", none, none},
	} {
		r := organOf(tc.organ, tc.kind, tc.township, tc.code, 2021)
		if r.Function != tc.function || r.OrganID != tc.id {
			t.Errorf("%s (%s): %q, %q, want %q, %q", tc.organ, tc.code, r.Function, r.OrganID, tc.function, tc.id)
		}
	}
}

// Organs without a function have an id of their name, whatever is said before it.
func TestOrganIDsByName(t *testing.T) {
	id := func(organ, code string) string { return organOf(organ, identity.Institution, "", code, 2021).OrganID }
	if a, b := id("淮安市第一人民医院", "320800"), id("江苏省淮安市第一人民医院", "320800"); a != b || a != "P320800-xacadc7af" {
		t.Errorf("%s, %s", a, b)
	}
	if a, b := id("淮安市第一人民医院", "320800"), id("淮安市第二人民医院", "320800"); a == b {
		t.Error(a)
	}
	if a, b := id("青田大学", ""), id("景宁大学", ""); a == b || a[:4] != "cn-x" {
		t.Errorf("%s, %s", a, b)
	}
}

// What is said of a document that names no organ gives it an id as well.
func TestHintedOrganHasID(t *testing.T) {
	r := &annual.Report{Year: 2021}
	ApplyHints(r, Hints{Organ: "洪泽区卫健委", Region: "320813", Year: 2021})
	if r.Function != "health" || r.OrganID != "P320829-health" {
		t.Errorf("%q, %q", r.Function, r.OrganID)
	}
}
