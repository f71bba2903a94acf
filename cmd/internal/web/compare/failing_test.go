package compare

import (
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/storetest"
)

// A figure that is a term of a sum which fails in its own report is marked wherever it is compared, on pages, in charts and in data,
// and is in no headline the highest or what changed most. Shares together are of the regions alone whose parts add up.
func TestFiguresThatDontAddUp(t *testing.T) {
	texts := map[string]string{}
	for name, outcomes := range map[string][3]int{
		"洪泽区2022": {9, 1, 10}, "淮安区2022": {10, 2, 12}, "涟水县2022": {20, 5, 25},
		"洪泽区2023": {40, 2, 40}, "淮安区2023": {19, 1, 20}, "涟水县2023": {36, 9, 45}, // 42 is not 40
	} {
		year := 2022 + strings.Count(name, "2023")
		texts[name+".txt"] = webtest.District(strings.TrimRight(name, "0123456789"), year, "50 0 0 0 0 0 50", outcomes)
	}
	db := webtest.Texts(t, texts) // these short reports leave rows out, so that a sum fails for sure only where it is said so
	storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE findings SET severity = 'error' WHERE code = 'applications-handled' AND message LIKE '%≠ 40 + 2%'")
	s := serve(t, db)
	const (
		left, leftEnglish = "另有1个的数字与报告中其他数字不符（标≠），未参与比较", "not compared, as at odds with other figures in the same report (≠): 1"
		legend, english   = "与报告中其他数字不符", "at odds with other figures in the same report"
		rate              = "/indicators/applications.granted%s?per=applications.handled&year=2023&region=淮安市"
	)
	at := func(pattern, format string) string { return strings.Replace(pattern, "%s", format, 1) }
	const changes = "/compare/changes%s?indicator=applications.granted&from=2022&to=2023&region=淮安市"
	const shares = "/compare/shares%s?of=outcomes&year=2023&region=淮安市"
	const sums = "/compare/sums%s?indicator=applications.granted&region=江苏省&from=2022&to=2023"
	for _, tc := range []struct {
		address string
		want    []string
	}{
		{at(rate, ""), []string{"淮安区2023年予以公开率为95.00%（仅19/20），在淮安市可比的2个区县（共7个）中最高；" + left, `title="` + legend + `">≠</abbr>`}},
		{"/en" + at(rate, ""), []string{"95.00% (just 19 of 20), among the 2 districts of Huai", leftEnglish, `title="` + english + `">≠</abbr>`}},
		{at(rate, ".csv"), []string{"invented,in_failing_sum\n", "40,40,100.00,"}},
		{at(rate, ".svg"), []string{"≠", legend, left}},
		{"/compare/peers?indicator=applications.granted&region=涟水县&year=2023", []string{"涟水县2023年予以公开件数为36件，在2个同类地区中居第1位；" + left}},
		{at(changes, ""), []string{"涟水县增加最多（+16件）；" + left, `title="` + legend + `">≠</abbr>`}},
		{"/en" + at(changes, ""), []string{leftEnglish}},
		{at(changes, ".csv"), []string{"from_in_failing_sum,to_in_failing_sum\n", ",false,true\n"}},
		{at(sums, ""), []string{"1个与报告中其他数字不符"}},
		{"/en" + at(sums, ""), []string{"1 at odds within the report"}},
		{at(shares, ""), []string{"（55/65）", "另有1个地区各项之和不等于总数，未计入", "1个不相符，未计入"}},
		{"/en" + at(shares, ""), []string{"(55 of 65)", "left out, as the parts don’t add up to the whole: 1"}},
		{at(shares, ".csv"), []string{"in_failing_sum,parts_differ\n"}},
		{"/compare.csv?indicator=applications.granted&regions=320813,320803", []string{"in_failing_sum\n", "true\n"}},
	} {
		_, body := webtest.Get(t, s, tc.address)
		for _, want := range tc.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q: %q", tc.address, want, regexp.MustCompile(`aria-label="[^"]*"><rect`).FindString(body))
			}
		}
	}
	ranking := webtest.Ask[indicatorData](t, s, at(rate, ".json")).Ranking
	if !ranking[0].Failing || ranking[0].Code != "320813" || ranking[1].Failing {
		t.Errorf("ranked: %+v", ranking[:2])
	}
	if d := webtest.Ask[sharesData](t, s, at(shares, ".json")); d.Counts.Complete != 2 || d.Counts.Differing != 1 {
		t.Errorf("shares of %+v", d.Counts)
	}
}

// A region of whose name there are others in the country bears its city where nothing beside it says which it is.
func TestNamesakesAlone(t *testing.T) {
	s := serve(t, webtest.Texts(t, map[string]string{
		"a.txt": strings.Replace(webtest.District("鼓楼区", 2023, "50 0 0 0 0 0 50", [3]int{9, 1, 10}), "淮安市", "南京市", 1),
		"b.txt": strings.Replace(webtest.District("鼓楼区", 2023, "40 0 0 0 0 0 40", [3]int{9, 1, 10}), "淮安市", "徐州市", 1),
		"c.txt": strings.Replace(webtest.District("云龙区", 2023, "30 0 0 0 0 0 30", [3]int{9, 1, 10}), "淮安市", "徐州市", 1),
	}))
	for address, wants := range map[string][]string{
		"/compare?indicator=applications.received&regions=320106,320302":        {"南京市鼓楼区2023年", `/regions/320302">徐州市鼓楼区</a>`},
		"/compare?indicator=applications.received&regions=320302":               {"徐州市鼓楼区"},
		"/compare/peers?indicator=applications.received&region=320302":          {"徐州市鼓楼区2023年"},
		"/en/compare/peers?indicator=applications.received&region=320302":       {"Gulou District, Xuzhou ranked"},
		"/indicators/applications.received?year=2023&region=%E5%BE%90%E5%B7%9E": {`鼓楼区</a><span class="as-printed nearer">徐州市</span>`, `云龙区</a></th>`},
	} {
		_, body := webtest.Get(t, s, address)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q", address, want)
			}
		}
	}
}
