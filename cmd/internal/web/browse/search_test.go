package browse

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/naming"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// city is a database of the reports of the seven districts of 淮安市 in four years, and of the city
// itself; those of 2021 were imported last.
func city(t *testing.T) *database.DB {
	t.Helper()
	s := storetest.OpenNew(t)
	for _, year := range []int{2023, 2022, 2020, 2021} {
		for _, code := range []string{"320831", "320830", "320826", "320813", "320812", "320804", "320803", "320800"} {
			r := storetest.Plain(t, code, "", year)
			r.Sections = []annual.Section{{Ordinal: 1, Title: "总体情况", Text: fmt.Sprintf("%d年收取信息处理费%d元。", year, year-2020)}}
			storetest.MustImport(t, s, storetest.FileOf(fmt.Sprintf("%s-%d.pdf", code, year), fmt.Sprint(code, year)), r)
		}
	}
	return s
}

// Counts are counts: all reports and all districts of a city are told, and the first are shown, the
// city's own and the newest before the others.
func TestSearchCounts(t *testing.T) {
	s := serve(t, city(t))
	data := webtest.Ask[searchData](t, s, "/search.json?q=淮安市")
	if data.Totals.Reports != 32 || len(data.Reports) != maxFound || data.Totals.Regions != 8 || len(data.Regions) != 8 {
		t.Errorf("%+v, %d reports and %d regions shown", data.Totals, len(data.Reports), len(data.Regions))
	}
	for i, want := range []string{"320800 2023", "320800 2022", "320800 2021", "320800 2020", "320803 2023"} {
		if got := fmt.Sprint(data.Reports[i].Code, " ", data.Reports[i].Year); got != want {
			t.Errorf("report %d is %s, want %s", i, got, want)
		}
	}
	if data.Regions[0].Code != "320800" {
		t.Errorf("the first region is %+v", data.Regions[0])
	}
	_, body := webtest.Get(t, s, "/search?q=淮安市")
	if !strings.Contains(body, "共32，先列20") || !strings.Contains(body, "what=report") {
		t.Error("the page does not say how many there are, or lead to them")
	}
	all := webtest.Ask[searchData](t, s, "/search.json?q=淮安市&what=report&size=1000")
	if len(all.Reports) != 32 || len(all.Regions) != 0 {
		t.Errorf("of reports alone: %d, and %d regions", len(all.Reports), len(all.Regions))
	}
}

// A search is for a region, years, a level, a kind of organ, and a kind of thing.
func TestSearchFilters(t *testing.T) {
	s := serve(t, city(t))
	for target, want := range map[string]int{
		"/search.json?q=淮安市&from=2022&to=2022":               8,
		"/search.json?q=淮安市&level=prefecture":                4,
		"/search.json?q=淮安市&region=洪泽区":                      4,
		"/search.json?q=淮安市&organ_kind=township":             0,
		"/search.json?q=淮安市 2021":                            8,
		"/search.json?q=淮安市&what=passage":                    0,
		"/search.json?q=人民政府&level=county&from=2023&to=2023": 7,
	} {
		if data := webtest.Ask[searchData](t, s, strings.ReplaceAll(target, " ", "%20")); data.Totals.Reports != want {
			t.Errorf("%s: %d reports, want %d", target, data.Totals.Reports, want)
		}
	}
	if answer, _ := webtest.Get(t, s, "/search?q=淮安市&what=everything"); answer.StatusCode != 400 {
		t.Errorf("a kind of thing that there is not: %d", answer.StatusCode)
	}
}

// Amounts stand beside the passages, and in columns of their own in a table for a spreadsheet; of
// passages that say as much the newest is first.
func TestSearchAmounts(t *testing.T) {
	s := serve(t, city(t))
	data := webtest.Ask[searchData](t, s, "/search.json?q=信息处理费&what=passage&region=洪泽区")
	if len(data.Passages) != 4 || data.Passages[0].Report.Year != 2023 || len(data.Passages[0].Amounts) != 1 || data.Passages[0].Amounts[0].Yuan != "3" {
		t.Errorf("%+v", data.Passages)
	}
	_, table := webtest.Get(t, s, "/search.csv?q=信息处理费&what=passage&region=洪泽区")
	if !strings.Contains(table, ",洪泽区,2023,3元,3,") {
		t.Errorf("no amount in the table:\n%s", table)
	}
}

// A rate is found by what journalists call it, with what it is.
func TestSearchRates(t *testing.T) {
	s := serve(t, city(t))
	data := webtest.Ask[searchData](t, s, "/search.json?q=纠错率")
	var codes []string
	for _, rate := range data.Rates {
		codes = append(codes, rate.Code)
	}
	if !slices.Equal(codes, []string{"rate.reconsideration_corrected", "rate.litigation_corrected"}) {
		t.Errorf("%v", codes)
	}
	if _, body := webtest.Get(t, s, "/search?q=不予公开率"); !strings.Contains(body, "/indicators/applications.denied?per=applications.handled") {
		t.Error("the rate has no link")
	}
}

// Words that name a region and what is counted there lead to its ranking first; other words are
// looked for in the region.
func TestSearchOfSeveralWords(t *testing.T) {
	s := serve(t, city(t))
	for _, words := range []string{"淮安市 不予公开率", "淮安市不予公开率", "不予公开率 淮安"} {
		data := webtest.Ask[searchData](t, s, "/search.json?q="+words)
		if len(data.Answers) == 0 || data.Answers[0].Address != "/indicators/applications.denied?per=applications.handled&region=320800" || len(data.Rates) == 0 {
			t.Errorf("%s: %+v, %d rates", words, data.Answers, len(data.Rates))
		}
	}
	if _, body := webtest.Get(t, s, "/search?q=淮安市不予公开率"); !strings.Contains(body, "不予公开率：淮安市</a>") || strings.Index(body, `id="answers"`) > strings.Index(body, `id="regions"`) {
		t.Error("the answer does not stand first")
	}
	data := webtest.Ask[searchData](t, s, "/search.json?q=洪泽 信息处理费")
	if data.Totals.Passages == 0 || len(data.Regions) == 0 || data.Regions[0].Code != "320813" {
		t.Errorf("%+v, %+v", data.Totals, data.Regions)
	}
}

// The name of one organ alone leads to its page.
func TestSearchLeadsToOrgan(t *testing.T) {
	s := serve(t, city(t))
	if _, body := webtest.Get(t, s, "/search?q=洪泽区人民政府&what=organ"); !strings.Contains(body, `href="/organs/320813:`) && !strings.Contains(body, `href="/organs/P`) {
		t.Error("no link to the page of the organ")
	}
}

// Readers of English find a count by the words they have for it, and not its rate alone.
func TestSearchInEnglish(t *testing.T) {
	s := serve(t, city(t))
	for words, want := range map[string]string{"lost": "litigation.corrected", "lawsuits lost": "litigation.corrected", "applications denied": "applications.denied"} {
		found := webtest.Ask[searchData](t, s, "/en/search.json?what=indicator&q="+url.QueryEscape(words)).Indicators
		if !slices.ContainsFunc(found, func(l naming.Link) bool { return l.Code == want }) {
			t.Errorf("%q finds %+v", words, found)
		}
	}
}

// A region is found by a name that it had once, or that became a part of it: what there is today first, then the former region.
func TestFormerNamesAreFound(t *testing.T) {
	s := serve(t, city(t))
	for words, want := range map[string]string{"同仁县": "632301 632321", "洪泽县": "320813 320829"} {
		var codes []string
		for _, f := range webtest.Ask[searchData](t, s, "/search.json?q="+url.QueryEscape(words)).Regions {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
	for target, want := range map[string][]string{"/search?q=同仁县": {"原同仁县", "至2020年"}, "/en/search?q=同仁县": {"once Tongren County", "until 2020"}} {
		_, body := webtest.Get(t, s, target)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s lacks %q", target, words)
			}
		}
	}
	if _, body := webtest.Get(t, s, "/search?q=淮安市"); !strings.Contains(body, `what=report">共32，先列20</a>`) {
		t.Error("how many there are does not lead to the rest")
	}
}
