package lookup

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
	"nianbao/normalize/gazetteer"
	"nianbao/normalize/identity"
	"nianbao/store/catalogue"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func serve(t *testing.T, db *database.DB) http.Handler {
	return webtest.Serve(webtest.Desk(t, Templates()), New(db).Pages())
}

// charging is a database of reports that state fees: in the text, in the table, in both, in doubt.
func charging(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code   string
		year   int
		cells  string // indicators with their values
		status annual.Status
	}{
		{"320813", 2023, "narrative.fees=380", annual.Inferred},
		{"320803", 2023, "narrative.fees=0", annual.Inferred},
		{"320804", 2023, "narrative.fees=99999", annual.Flagged},
		{"320813", 2016, "narrative.fees=1200 statistics.fees=0.12", annual.Read},
		{"630203", 2023, "narrative.fees=50 disclosure.fees.amount=77", annual.Inferred},
	} {
		report := storetest.Plain(t, r.code, "", r.year)
		report.Observations = nil
		for _, cell := range strings.Fields(r.cells) {
			indicator, value, _ := strings.Cut(cell, "=")
			unit := "元"
			if !strings.HasPrefix(indicator, "narrative.") {
				unit = "万元"
			}
			report.Observations = append(report.Observations, annual.Observation{Indicator: indicator, Value: storetest.Decimal(t, value), Raw: value, Unit: unit, Status: r.status})
		}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	return s
}

// Fees for information and their amounts are told by region: what stands in the text and in the
// table is one amount, what is in doubt is in no sum, and fees of the administration are no fees for
// information.
func TestFeesByRegion(t *testing.T) {
	s := serve(t, charging(t))
	data := webtest.Ask[feesData](t, s, "/fees.json")
	got := ""
	for _, r := range data.Regions {
		got += fmt.Sprintf("%s %s元 %d/%d -%d; ", r.Name, r.Yuan, r.Charged, r.Reports, r.Doubtful)
	}
	if want := "江苏省 1580元 2/4 -1; 青海省 50元 1/1 -0; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if years, of := fmt.Sprint(data.Years), fmt.Sprint(data.Regions[0].ByYear); years != "[2016 2023]" || of != "[1200 380]" || data.Total == nil || data.Total.Yuan != "1630" || data.Total.Reports != 5 {
		t.Errorf("by year: %s, %s, in all %+v", years, of, data.Total)
	}
	list := ""
	for _, f := range data.Fees {
		list += fmt.Sprintf("%s%d %s %v; ", f.Region, f.Year, f.Yuan, f.InText)
	}
	if want := "淮阴区2023 99999 true; 洪泽区2016 1200 false; 洪泽区2023 380 true; 平安区2023 50 true; "; list != want {
		t.Errorf("got  %s\nwant %s", list, want)
	}
	_, page := webtest.Get(t, s, "/fees") // the sum and the last year are seen first, beside the region
	_, table, _ := strings.Cut(page, `<div class="scroll newest" role="group" tabindex="0" aria-labelledby="by-region">`)
	if first, last, sum := strings.Index(table, ">2016<"), strings.Index(table, ">2023<"), strings.Index(table, ">2016–2023年合计（元）<"); sum < 0 || last < sum || first < last {
		t.Errorf("the sum of the years stands at %d, the last year at %d, the first at %d", sum, last, first)
	}
	if !strings.Contains(table, `1,200<span class="as-printed">1份</span>`) {
		t.Error("it is not told of how many reports the sum of a year is")
	}
	_, sums := webtest.Get(t, s, "/fees.csv?table=sums") // the table that is shown
	storetest.ExpectLines(t, strings.Split(strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(sums, "\r", ""), "\ufeff")), "\n"), "region_code,region,whole,level,yuan,2016,2016 reports,2023,2023 reports,charged,reports,left_out,invented",
		"320000,江苏省,false,departments,1580,1200,1,380,3,2,4,1,0", "630000,青海省,false,departments,50,,0,50,1,1,1,0,0", ",,true,departments,1630,1200,1,430,4,3,5,1,0")
	if _, labelled := webtest.Get(t, s, "/fees.csv?table=sums&labels=1"); !strings.Contains(labelled, "2016，报告数") && !strings.Contains(labelled, "2016年报告数") {
		t.Errorf("heads for people: %s", strings.SplitN(labelled, "\n", 2)[0])
	}
	within := webtest.Ask[feesData](t, s, "/fees.json?region=淮安市&from=2020&charged=0")
	if len(within.Fees) != 3 || len(within.Regions) != 3 || within.Regions[0].Name != "洪泽区" {
		t.Errorf("of the city: %+v, %+v", within.Regions, within.Fees)
	}
	for target, words := range map[string]string{"/fees": "1,580", "/en/fees": "Fees for information", "/fees?region=淮安市": "<h1>信息处理费：江苏省淮安市</h1>", "/en/fees?region=320800": "<h1>Fees for information in Huai&#39;an, Jiangsu</h1>", "/fees.csv?sort=year": "320804,淮阴区,2023,99999,99999,true,flagged,true"} {
		if _, body := webtest.Get(t, s, target); !strings.Contains(body, words) {
			t.Errorf("%s does not have %q", target, words)
		}
	}
}

// What a cell holds is shown with the unit of its form, but where a unit is written in it.
func TestAFeeIsShownWithOneUnit(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, raw := range []string{"0.12", "1200元", "0.12万元"} {
		report := storetest.Plain(t, "320813", "", 2016+i)
		report.Observations = []annual.Observation{{Indicator: "statistics.fees", Value: storetest.Decimal(t, "0.12"), Raw: raw, Unit: "万元", Status: annual.Read}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	printed := map[int]string{}
	for _, f := range webtest.Ask[feesData](t, serve(t, db), "/fees.json").Fees {
		printed[f.Year] = f.Printed
	}
	if want := map[int]string{2016: "0.12 万元", 2017: "1200元", 2018: "0.12万元"}; !maps.Equal(printed, want) {
		t.Errorf("got %v, want %v", printed, want)
	}
}

// No sum has fees of two levels in it, or of a government and a department: each is named. Where departments' reports
// may include each other, that is said.
func TestFeesAreAddedUpByLevel(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		code, department string
		year             int
		scope            annual.Scope
		fee              string
	}{
		{"320813", "", 2023, annual.UnknownScope, "300"}, // may include the next
		{"320813", "商务局", 2023, annual.OwnScope, "100"},
		{"320813", "", 2022, annual.OwnScope, "200"}, // does not
		{"320813", "商务局", 2022, annual.OwnScope, "50"},
		{"320803", "", 2022, annual.AreaScope, "70"}, // of which there is no other report
		{"320803", "商务局", 2022, annual.OwnScope, "0"},
		{"320803", "商务局", 2021, annual.OwnScope, "40"},
		{"630200", "", 2023, annual.AreaScope, "20"}, // may include that of the district
		{"630203", "", 2023, annual.OwnScope, "10"},
		{"630203", "商务局", 2020, annual.AreaScope, "8"}, // may include the next
		{"630203", "教育局", 2020, annual.OwnScope, "5"},
	} {
		report := storetest.Plain(t, r.code, r.department, r.year)
		report.OrganKind, report.Scope = identity.Government, r.scope
		if r.department != "" {
			report.OrganKind = identity.Department
		}
		report.Observations = []annual.Observation{{Indicator: "narrative.fees", Value: storetest.Decimal(t, r.fee), Raw: r.fee, Unit: "元", Status: annual.Read}}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	web := serve(t, s)
	for query, want := range map[string]string{
		"":                               "county 580: county 4, prefecture 1, departments 6",
		"?sum=prefecture":                "prefecture 20: county 4, prefecture 1, departments 6",
		"?sum=departments":               "departments 203: county 4, prefecture 1, departments 6, twice 1",
		"?region=320813":                 "county 500: county 2, departments 2",
		"?region=青海省&sum=departments":    "departments 13: county 1, prefecture 1, departments 2, twice 1",
		"?level=prefecture":              "prefecture 20: prefecture 1",
		"?organ_kind=department&to=2019": "",
		"?sum=province&region=320803":    "province -: county 1, province 0, departments 2",
	} {
		d := webtest.Ask[feesData](t, web, "/fees.json"+query)
		got := ""
		if d.Sum != "" {
			got = d.Sum + " -"
			if d.Total != nil {
				got = d.Sum + " " + d.Total.Yuan
			}
			for i, level := range d.Levels {
				got += fmt.Sprint([]string{": ", ", "}[min(i, 1)], level.Level, " ", level.Reports)
			}
		}
		if d.Coverage != nil {
			got += fmt.Sprint(", twice ", d.Coverage.Embracing)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
		for prefix, words := range map[string]string{"": "同一笔收费可能算了两次", "/en": "same fees may be counted twice"} {
			if _, body := webtest.Get(t, web, prefix+"/fees"+query); strings.Contains(body, words) != (d.Coverage != nil) {
				t.Errorf("%s/fees%s: says %q: %v", prefix, query, words, d.Coverage == nil)
			}
		}
	}
	for target, words := range map[string]string{"/fees": "各地合计：区县政府", "/fees?sum=departments": `<th scope="row">部门和其他机关合计</th>`, "/en/fees?sum=prefecture": "All city governments"} {
		if _, body := webtest.Get(t, web, target); !strings.Contains(body, words) {
			t.Errorf("%s does not have %q", target, words)
		}
	}
	if _, body := webtest.Get(t, web, "/fees.csv"); !strings.Contains(body, ",300,300,true,read,false,false,unknown,\n") {
		t.Errorf("rows lack what reports cover:\n%s", body)
	}
}

// A sum with the fees of an invented report in it is marked: the sum of the place and that of the year, and no other.
func TestInventedFeesInSums(t *testing.T) {
	s := storetest.OpenNew(t)
	for i, r := range []struct {
		organ string
		year  int
		fee   string
	}{{"", 2022, "70"}, {"【合成样例】淮安市洪泽区财政局", 2023, "560"}} {
		report := storetest.Plain(t, "320813", "", r.year)
		if r.organ != "" {
			report.Organ = r.organ
		}
		report.Observations = []annual.Observation{{Indicator: "narrative.fees", Value: storetest.Decimal(t, r.fee), Raw: r.fee, Unit: "元", Status: annual.Read}}
		storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	web := serve(t, s)
	if d := webtest.Ask[feesData](t, web, "/fees.json"); !d.LeftOut || d.Invented != nil || d.Regions[0].Yuan != "70" || len(d.Fees) != 1 {
		t.Errorf("the invented report counts: %+v", d)
	}
	if r := webtest.Ask[feesData](t, web, "/fees.json?examples=1").Regions[0]; r.Invented != 1 || r.Yuan != "630" {
		t.Errorf("%d of the reports of %s are invented", r.Invented, r.Yuan)
	}
	_, body := webtest.Get(t, web, "/fees?examples=1")
	for amount, marked := range map[string]bool{"<strong>630</strong>": true, ">560": true, ">70": false} {
		_, behind, found := strings.Cut(body, amount)
		if end, _, _ := strings.Cut(behind, "</td>"); !found || strings.Contains(end, "※") != marked {
			t.Errorf("%s is marked: %v", amount, !marked)
		}
	}
}

// What is typed is completed to what the forms of all pages understand.
func TestSuggestions(t *testing.T) {
	s := serve(t, charging(t))
	for target, want := range map[string]string{
		"/suggest.json?kind=region&q=洪泽":     "江苏省淮安市洪泽区",
		"/suggest.json?kind=region&q=3208":   "江苏省淮安市",
		"/suggest.json?kind=organ&q=平安":      "平安区人民政府",
		"/suggest.json?kind=function&q=市场监督": "市场监督管理",
		"/suggest.json?kind=indicator&q=败诉率": "rate.litigation_corrected",
		"/suggest.json?kind=indicator&q=信访":  "rate.petitions",
	} {
		data := webtest.Ask[suggestData](t, s, target)
		if len(data.Suggestions) == 0 || data.Suggestions[0].Value != want {
			t.Errorf("%s: %+v, want %s", target, data.Suggestions, want)
		}
	}
	for _, kind := range suggested {
		if _, body := webtest.Get(t, s, "/suggest.json?kind="+kind+"&q=江蘇哈哈"); !strings.Contains(body, `"suggestions": []`) {
			t.Errorf("of kind %s nothing is suggested: %s", kind, body)
		}
	}
	if answer, _ := webtest.Get(t, s, "/suggest?kind=person"); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("a kind that there is not: %d", answer.StatusCode)
	}
}

// What is typed into the field of every page leads to pages of all kinds, to the one that answers first.
func TestSuggestionsOfAnything(t *testing.T) {
	s := serve(t, charging(t))
	for words, want := range map[string]string{
		"淮安市不予":      "/indicators/applications.denied?per=applications.handled&region=320800",
		"洪泽区":        "/regions/320813",
		"不予公开率":      "/indicators/applications.denied?per=applications.handled",
		"申请量":        "/indicators/applications.received",
		"洪泽区%202016": "/reports/4",
	} {
		data := webtest.Ask[suggestData](t, s, "/suggest.json?kind=anything&q="+words)
		if len(data.Suggestions) == 0 || data.Suggestions[0].Address != want {
			t.Errorf("%s: %+v", words, data.Suggestions)
		}
	}
}

// An amount that is far more for an application than in other reports is told to be in doubt, and why, in the list, and is in no sum.
func TestExcessiveFees(t *testing.T) {
	db := storetest.OpenNew(t)
	for i := range 25 {
		report := storetest.Plain(t, "320000", "", 2000+i)
		fee := "120"
		if i == 24 {
			fee = "3000000"
		}
		report.Observations = []annual.Observation{{Indicator: "narrative.fees", Value: storetest.Decimal(t, fee), Raw: fee, Unit: "元", Status: annual.Read},
			{Indicator: "applications.received", Applicant: "total", Value: storetest.Decimal(t, "12"), Raw: "12", Unit: "件", Status: annual.Read}}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprintf("%d.pdf", i), fmt.Sprint(i)), report)
	}
	s := serve(t, db)
	data := webtest.Ask[feesData](t, s, "/fees.json")
	if first := data.Fees[0]; first.Yuan != "3000000" || !first.Doubt || first.Why != "excessive" || data.Fees[1].Doubt {
		t.Errorf("%+v", data.Fees[:2])
	}
	if data.Total == nil || data.Total.Yuan != "2880" || data.Total.Doubtful != 1 {
		t.Errorf("in all %+v", data.Total)
	}
	for path, want := range map[string]string{"/fees": "平均到每件新收申请，超过各报告中位数的100倍", "/en/fees": "for each application received, more than 100 times the median of reports", "/fees.csv": ",excessive\n"} {
		if _, body := webtest.Get(t, s, path); strings.Count(body, want) != 1 {
			t.Errorf("%s does not say %q once", path, want)
		}
	}
}

// Whatever is suggested for a name that several regions have is understood by the fields of forms, as that region and no other; in English
// by its English name. So are a place and one around it, as people call them.
func TestAmbiguousNamesAreUnderstood(t *testing.T) {
	db := charging(t)
	called := map[string][]gazetteer.Region{}
	for r := range gazetteer.EachRegion() {
		if r.ValidTo == 0 {
			called[r.Name] = append(called[r.Name], r)
		}
	}
	chinese, several := 0, 0
	for _, regions := range called {
		if len(regions) < 2 {
			continue
		}
		for _, r := range regions {
			for _, language := range wording.Languages() {
				several++
				s := regionNamed(language, r)
				if code, err := catalogue.RegionCode(t.Context(), db, s.Value); code != r.Code || err != nil {
					t.Errorf("%s, suggested for %s, is %q, %v", s.Value, r.Code, code, err)
				}
				if language == wording.English && s.Value != s.Name {
					chinese++
					t.Logf("in English %s goes by %s", s.Name, s.Value)
				}
			}
		}
	}
	if several < 100 || chinese > several/20 {
		t.Errorf("of %d names %d have no English one of their own", several/2, chinese)
	}
	s := serve(t, db)
	for _, words := range []string{"四平铁西", "四平 铁西区", "Siping Tiexi", "Tiexi Siping", "Siping Tiex", "Tiexi District, Sip"} {
		for path, want := range map[string]string{"": "吉林省四平市铁西区", "/en": "Tiexi District, Siping, Jilin"} {
			data := webtest.Ask[suggestData](t, s, path+"/suggest.json?"+url.Values{"kind": {"region"}, "q": {words}}.Encode())
			if len(data.Suggestions) == 0 || data.Suggestions[0].Value != want {
				t.Errorf("%s%s: %+v, want %s first", path, words, data.Suggestions, want)
			}
		}
	}
	if code, err := catalogue.RegionCode(t.Context(), db, "Siping Tiexi"); code != "220302" || err != nil {
		t.Errorf("typed whole: %q, %v", code, err)
	}
}

// On English pages a region is suggested by its English name, which the fields of forms take, with the Chinese one
// beside it; where several are called so, the Chinese one is filled in.
func TestSuggestedRegionsInEnglish(t *testing.T) {
	db := charging(t)
	s := serve(t, db)
	for words, want := range map[string]string{
		"hongze":  "Hongze District, Huai'an, Jiangsu | Hongze District, Huai'an, Jiangsu | 江苏省淮安市洪泽区 · 320813",
		"洪泽":      "Hongze District, Huai'an, Jiangsu | Hongze District, Huai'an, Jiangsu | 江苏省淮安市洪泽区 · 320813",
		"SUZHOU":  "Suzhou, Jiangsu | Suzhou, Jiangsu | 江苏省苏州市 · 320500",
		"Beijing": "Beijing | Beijing | 北京市 · 110000",
	} {
		list := webtest.Ask[suggestData](t, s, "/en/suggest.json?kind=region&q="+words).Suggestions
		var got string
		for _, each := range list {
			got += each.Value + " | " + each.Name + " | " + each.Note + "\n"
		}
		if !strings.Contains(got, want+"\n") {
			t.Errorf("for %s:\n%swant %s", words, got, want)
		}
		for _, each := range list {
			if code, err := catalogue.RegionCode(context.Background(), db, each.Value); err != nil || !strings.HasSuffix(each.Note, code) {
				t.Errorf("%s of %s is taken for %s, %v", each.Value, each.Note, code, err)
			}
		}
	}
	if list := webtest.Ask[suggestData](t, s, "/en/suggest.json?kind=function&q=commerce").Suggestions; len(list) == 0 || list[len(list)-1].Value == "商务" {
		t.Errorf("functions: %+v", list)
	}
}

// Of many regions that may be meant the field of every page shows a few, and says how many there are and where.
func TestAllRegionsAreReached(t *testing.T) {
	s := serve(t, charging(t))
	list := webtest.Ask[suggestData](t, s, "/suggest.json?kind=anything&q=城区").Suggestions
	var regions []string
	for _, each := range list {
		if strings.HasPrefix(each.Address, "/regions/") {
			regions = append(regions, each.Name)
		}
	}
	const want = "/search?q=%E5%9F%8E%E5%8C%BA&what=region"
	at := slices.IndexFunc(list, func(each suggestion) bool { return each.Address == want })
	if len(regions) != shownOfKind || at < 0 || !strings.HasPrefix(list[at].Name, "全部") {
		t.Errorf("%q, %+v", regions, list)
	}
}

// Amounts that stand below each other have as many digits behind the point.
func TestFeesAreAligned(t *testing.T) {
	d := feesData{Regions: []feeRegion{{Yuan: "1580", ByYear: []string{"1200.5", ""}}}, Total: &feeRegion{Yuan: "1580"}, Fees: []feeEntry{{Yuan: "380"}, {Yuan: "0.25"}}}
	d.align()
	got := fmt.Sprint(d.Regions[0].Shown("1580"), " ", d.Regions[0].Shown("1200.5"), " ", d.Total.Shown("1580"), " ", d.Fees[0].Shown(), " ", d.Fees[1].Shown())
	if want := "1,580.0 1,200.5 1,580.0 380.00 0.25"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where the only amount of a region is in doubt and left out, what it charged is unknown and not zero: on the page, in its years and
// in data. It stands behind those that charged nothing, and is marked where the report is an example.
func TestFeesAllInDoubtAreUnknown(t *testing.T) {
	db := storetest.OpenNew(t)
	add := func(code string, year int, fee, text string) {
		report := storetest.Plain(t, code, "", year)
		report.Observations = []annual.Observation{{Indicator: "narrative.fees", Value: storetest.Decimal(t, fee), Raw: fee, Unit: "元", Status: annual.Read},
			{Indicator: "applications.received", Applicant: "total", Value: storetest.Decimal(t, "12"), Raw: "12", Unit: "件", Status: annual.Read}}
		if text != "" {
			report.Sections = []annual.Section{{Text: text}}
		}
		storetest.MustImport(t, db, storetest.FileOf(fmt.Sprint(code, year, ".pdf"), fmt.Sprint(code, year)), report)
	}
	for i := range 25 {
		add("320000", 2000+i, "120", "")
	}
	add("110000", 2023, "3000000", "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）")
	add("330000", 2023, "0", "")
	s := serve(t, db)
	data := webtest.Ask[feesData](t, s, "/fees.json?examples=1&charged=0")
	var order []string
	for _, r := range data.Regions {
		order = append(order, r.Code+"="+r.Yuan)
	}
	if got := strings.Join(order, " "); got != "320000=3000 330000=0 110000=" {
		t.Fatalf("by what they charged: %s", got)
	}
	if last := data.Regions[2]; last.Doubtful != 1 || strings.Join(last.ByYear, "") != "" {
		t.Errorf("all in doubt: %+v", last)
	}
	_, body := webtest.Get(t, s, "/fees?examples=1&charged=0")
	from := strings.Index(body, "北京市</a></th>")
	if from < 0 {
		t.Fatal("the region is not on the page")
	}
	row := body[from : from+strings.Index(body[from:], "</tr>")]
	if strings.Contains(row, "<strong>0") || strings.Count(row, "1份存疑，未计入") != 2 || strings.Count(row, "—") != 2 || strings.Count(row, "※") != 2 {
		t.Errorf("the row of the region: %s", row)
	}
}
