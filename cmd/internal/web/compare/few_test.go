package compare

import (
	"fmt"
	"mime"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
)

// sparse makes a database in which all three districts of 镇江 but one of many of 淮安 have a report.
func sparse(t *testing.T) *database.DB { return webtest.Texts(t, sparseTexts()) }

func sparseTexts() map[string]string {
	texts := map[string]string{}
	for _, district := range []string{"京口区", "润州区", "丹徒区", "丹阳市", "句容市", "扬中市"} {
		texts[district] = strings.Replace(webtest.District(district, 2023, "20 0 0 0 0 0 20", [3]int{18, 2, 20}), "淮安市", "镇江市", 1)
	}
	texts["洪泽区"] = webtest.District("洪泽区", 2023, "900 0 0 0 0 0 900", [3]int{899, 1, 900})
	named := map[string]string{}
	for district, text := range texts {
		named[district+".txt"] = text
	}
	return named
}

// A city of which nothing is known in the year by which regions stand comes below those of which few are, not above them.
func TestSumsOfNoneStandLast(t *testing.T) {
	texts := sparseTexts()
	texts["赣榆区.txt"] = strings.Replace(webtest.District("赣榆区", 2022, "5 0 0 0 0 0 5", [3]int{5, 0, 5}), "淮安市", "连云港市", 1)
	data := webtest.Ask[sumsData](t, serve(t, webtest.Texts(t, texts)), "/compare/sums.json?region=江苏省")
	var got []string
	for _, g := range data.Groups {
		got = append(got, fmt.Sprint(g.Region, " ", g.Aside))
	}
	if want := "镇江市 false; 淮安市 true; 连云港市 true; 江苏省 false"; data.SortedBy != 2023 || strings.Join(got, "; ") != want {
		t.Errorf("by %d: %s, want %s", data.SortedBy, strings.Join(got, "; "), want)
	}
}

// A sum of one of seven districts is set beside no sum of all districts of a city: it stands apart, is
// flagged in each format, drawn otherwise, and no headline names it. The total is no row of the ranking.
func TestSumsOfFewStandApart(t *testing.T) {
	s := serve(t, sparse(t))
	data := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=江苏省")
	var got []string
	for _, g := range data.Groups {
		got = append(got, fmt.Sprint(g.Region, " ", g.Sums[0].Value, " ", g.Sums[0].Known, "/", g.Sums[0].Regions, " ", g.Sums[0].Few, " ", g.Aside, " ", g.Whole))
	}
	if want := "镇江市 120 6/6 false false false; 淮安市 900 1/7 true true false; 江苏省 1020 7/95 true false true"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
	_, table := webtest.Get(t, s, "/compare/sums.csv?region=江苏省")
	if !strings.Contains(table, "few_known small_base") && !strings.Contains(table, "few_known,small_base") || !strings.Contains(table, ",7,1,1,0,0,true,false") || !strings.Contains(table, ",6,6,6,0,0,false,false") {
		t.Error(table)
	}
	_, body := webtest.Get(t, s, "/compare/sums?region=江苏省")
	page := unbroken(body)
	for _, want := range []string{"镇江市2023年区县新收申请数合计为120件；另有1个不参与排名（有数据的地区不到一半）", "斜纹：有数据的地区不到一半",
		"以下2023年有数据的地区不到一半，不与其他地区比较", `<span class="few" title="有数据的地区不到一半">900</span>`, "所含政府的报告均未收录：11个地市"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	total := strings.Index(body, "<tfoot>")
	if total < 0 || !strings.Contains(body[total:], "江苏省") || strings.Index(body, "</tbody>") > total {
		t.Error("the total stands among the rows")
	}
	// The map of a province has a city of one district without a shade, and names it in no headline.
	_, ranking := webtest.Get(t, s, "/indicators/applications.received?region=江苏省")
	if ranking = unbroken(ranking); !strings.Contains(ranking, "有数据的地区不足3个，没有中位数") || strings.Contains(ranking, "淮安2023年区县新收申请数的中位数") {
		t.Error("the map takes one district for a city")
	}
}

// A district without a report is named below the chart that lacks it; of many it is said how many, with
// a link to where they are listed.
func TestChartsNameWhatIsMissing(t *testing.T) {
	s := serve(t, sparse(t))
	other := serve(t, webtest.Districts(t))
	_, changes := webtest.Get(t, other, "/compare/changes?region=淮安市&from=2022&to=2023")
	for _, want := range []string{"未收录政府报告：清江浦区、盱眙县、金湖县", "至少一年没有这个数：淮阴区"} {
		if !strings.Contains(unbroken(changes), want) {
			t.Errorf("the changes do not say %q", want)
		}
	}
	for path, wants := range map[string][]string{
		"/indicators/applications.received?region=淮安市":             {"未收录政府报告：淮安区、淮阴区、清江浦区、涟水县、盱眙县、金湖县"},
		"/en/indicators/applications.received?region=淮安市":          {"No government report here: Huai&#39;an District, Huaiyin District"},
		"/indicators/applications.received?region=江苏省":             {"未收录政府报告：88个区县", `<a href="/regions/320000">查看已收录哪些地区的报告（这88个区县的政府报告未收录）</a>`},
		"/indicators/applications.received":                        {`<a href="/#coverage">查看已收录哪些地区的报告`},
		"/compare?regions=洪泽区、淮安区&indicator=applications.received": {"未收录政府报告：淮安区"},
		"/compare?regions=洪泽区&indicator=litigation.total":          {"报告中没有数字（空白、“—”不按零计）：洪泽区"},
		"/compare/shares?of=reasons&region=淮安市":                    {"未收录政府报告：淮安区、淮阴区"},
		"/compare/peers?region=洪泽区":                                {"未收录政府报告：淮安区、淮阴区"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, want := range wants {
			if !strings.Contains(unbroken(body), want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
	}
}

// What is kept of a page says by its name what it is, of which regions, and of which years.
func TestDownloadsSayWhatTheyAre(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for path, want := range map[string]string{
		"/indicators/applications.denied.csv?per=applications.handled&region=淮安市&year=2022": "nianbao-applications.denied-per-applications.handled-320800-county-2022.csv",
		"/indicators/applications.received.xlsx":                                            "nianbao-applications.received-china-county-2023.xlsx",
		"/indicators/applications.received.csv?applicant=business&year=2022":                "nianbao-applications.received.business-china-county-2022.csv",
		"/compare/changes.csv?region=淮安市&from=2022&to=2023":                                 "nianbao-changes-applications.received-320800-county-2022-2023.csv",
		"/compare/sums.csv?region=320000&level=county":                                      "nianbao-sums-applications.received-320000-county-2022-2023.csv",
		"/compare/shares.csv?of=reasons&region=淮安市&year=2022":                               "nianbao-shares-reasons-320800-county-2022.csv",
		"/compare/peers.csv?region=洪泽区&year=2022":                                           "nianbao-peers-applications.received-320813-parent-2022.csv",
		"/compare.csv?regions=洪泽区、淮安区&indicator=applications.received":                      "nianbao-compare-applications.received-320813-320803-2022-2023.csv",
		"/compare.csv?regions=淮安市&children=1&indicator=applications.received&from=2022":     "nianbao-compare-applications.received-320803-320804-320812-320813-and-3-more-2022-2023.csv",
	} {
		answer, body := webtest.Get(t, s, path)
		if got := answer.Header.Get("Content-Disposition"); !strings.HasPrefix(got, `attachment; filename="`+want+`"; filename*=UTF-8''`) {
			t.Errorf("%s: %s, want %s: %.80s", path, got, want, body)
		}
	}
	// Programs that know more letters than those of every system have the names of regions and indicators, in the language of the page.
	for path, want := range map[string]string{
		"/indicators/applications.denied.csv?per=applications.handled&region=淮安市&year=2022":       "不予公开率-淮安市-区县-2022.csv",
		"/en/indicators/applications.denied.csv?per=applications.handled&region=320800&year=2022": "Denial rate-Huai'an-districts and counties-2022.csv",
		"/indicators/applications.received.xlsx":                                                  "新收申请数-全国-区县-2023.xlsx",
		"/compare/peers.csv?region=洪泽区&year=2022":                                                 "同类比较-新收申请数-洪泽区-同级-2022.csv",
		"/compare/shares.csv?of=reasons&region=淮安市&year=2022":                                     "构成-不予公开理由-淮安市-区县-2022.csv",
		"/compare.csv?regions=淮安市&children=1&indicator=applications.received&from=2022":           "比较-新收申请数-淮安区-淮阴区-清江浦区-洪泽区-及另外-3-处-2022-2023.csv",
	} {
		answer, _ := webtest.Get(t, s, path)
		_, parameters, err := mime.ParseMediaType(answer.Header.Get("Content-Disposition"))
		if got := parameters["filename"]; got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", path, got, err, want)
		}
	}
	_, body := webtest.Get(t, s, "/indicators/applications.received?region=淮安市&year=2022")
	for _, want := range []string{`download="新收申请数-淮安市-区县-2022-横幅.png"`, `download="新收申请数-淮安市-区县-2022-分布-横幅.svg"`,
		`download="新收申请数-淮安市-区县-2022-2023-中位数-方形.pdf"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
}

// A year without a report has a word for it and the way to the others, and no heading, table or file of nothing.
func TestYearWithoutReportsIsEmpty(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for path, year := range map[string]string{"/indicators/applications.received?region=淮安市": "&year=2010", "/compare/shares?of=reasons&region=淮安市": "&year=2010", "/compare/changes?region=淮安市": "&from=2010&to=2011"} {
		_, body := webtest.Get(t, s, path+year)
		for _, none := range []string{`id="ranking"`, `id="distribution"`, `id="table"`, ".xlsx?"} {
			if strings.Contains(body, none) {
				t.Errorf("%s has %s", path+year, none)
			}
		}
		if !strings.Contains(body, "这些地区的政府报告均未收录") || strings.Count(body, "没有符合条件的内容") != 1 {
			t.Errorf("%s does not say that there is nothing", path+year)
		}
		if _, body = webtest.Get(t, s, path); !strings.Contains(body, ".xlsx?") {
			t.Errorf("%s has no table to take along", path)
		}
	}
}

// What is not listed is called what it is: of a country the provinces.
func TestWhatIsNotListedIsNamed(t *testing.T) {
	s := serve(t, sparse(t))
	for path, want := range map[string]string{"/compare/sums": "个省份的区县政府报告均未收录，未列出", "/compare/sums?region=江苏省": "个地市的区县政府报告均未收录，未列出", "/en/compare/sums": " provinces. Reports of departments"} {
		if _, body := webtest.Get(t, s, path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// What a province's government says of itself is told as its own report's, and not as a sum over the province.
func TestOwnReportIsNoSum(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for path, want := range map[string]bool{"/compare/sums?region=淮安市&level=prefecture": true, "/compare/sums?region=淮安市": false, "/compare/sums?region=江苏省&level=prefecture": false} {
		_, body := webtest.Get(t, s, path)
		if page := unbroken(body); !strings.Contains(page, "figure class=\"chart") || strings.Contains(page, "政府本级年报所载，不是下级合计") != want {
			t.Errorf("%s: told as the government's own report: %v, want %v", path, !want, want)
		}
	}
}
