package compare

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// little makes a database of districts with so many applications denied of those handled: some of
// hardly any, one of none, and two without a report.
func little(t *testing.T) *database.DB {
	t.Helper()
	texts := map[string]string{}
	for district, outcomes := range map[string][3]int{"洪泽区": {1, 1, 2}, "淮安区": {28, 6, 34}, "淮阴区": {91, 9, 100}, "涟水县": {0, 0, 0}, "清江浦区": {4, 0, 4}} {
		n := outcomes[2]
		texts[district+".txt"] = webtest.District(district, 2023, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", n), outcomes)
	}
	return webtest.Texts(t, texts)
}

// A rate of one of two is not the first of a city: it stands behind the others, without a rank, on the
// page, in its files, and in the headline.
func TestRatesOfLittleAreRankedApart(t *testing.T) {
	s := serve(t, little(t))
	const target = "/indicators/applications.denied%s?per=applications.handled&region=淮安市"
	data := webtest.Ask[indicatorData](t, s, fmt.Sprintf(target, ".json"))
	var got []string
	for _, row := range data.Ranking {
		got = append(got, fmt.Sprint(row.Rank, " ", row.Region, " ", row.Rate, " ", row.Small))
	}
	if want := "1 淮安区 17.65 false; 2 淮阴区 9.00 false; 0 洪泽区 50.00 true; 0 清江浦区 0.00 true; 0 涟水县  false"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
	_, table := webtest.Get(t, s, fmt.Sprintf(target, ".csv"))
	if !strings.Contains(table, "small_base,corrected,derived,invented,in_failing_sum\n1,320803,") || !regexp.MustCompile(`\n,320813,洪泽区,淮安市,2023,1,2,50\.00,read,false,\d+,true,false,false,false,false\n`).MatchString(table) {
		t.Error(table)
	}
	_, body := webtest.Get(t, s, fmt.Sprintf(target, ""))
	for _, want := range []string{"淮安区2023年不予公开率为17.65%（6/34），在淮安市可比的2个区县（共7个）中最高；另有2个不参与排名（基数不足10）",
		`<tr class="apart"><th scope="rowgroup" colspan="4"><span>以下基数不足10，不参与排名</span></th></tr>`, "斜纹：基数不足10", "浅色：基数不足10",
		"最大值计入基数不足10的地区，排名不计这些地区", "未收录政府报告：盱眙县、金湖县", "总数为0：涟水县", "百分比下面是分子和分母：不予公开件数/办结申请数"} {
		if !strings.Contains(unbroken(body), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(body, "– 0 / 0") || strings.Contains(body, "0 / 0") {
		t.Error("nothing of nothing is told as 0 / 0")
	}
	peers := webtest.Ask[Peers](t, s, "/compare/peers.json?region=洪泽区&indicator=rate.denied")
	if first := peers.Rows[0]; first.Region != "淮安区" || first.Rank != 1 || peers.Rows[2].Rank != 0 || !peers.Rows[2].Small {
		t.Errorf("peers %+v", peers.Rows)
	}
}

// unbroken returns a page with the lines of its charts as one text.
func unbroken(body string) string {
	return regexp.MustCompile(`</text>\s*<text[^>]*>`).ReplaceAllString(body, "")
}

// Of rates there is no sum, and no column for it.
func TestRatesHaveNoSum(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	for query, want := range map[string]bool{"": true, "&per=applications.handled": false} {
		_, body := webtest.Get(t, s, "/indicators/applications.denied?region=淮安市"+query)
		years := body[strings.Index(body, `id="years"`):]
		if got := strings.Contains(years, ">合计</th>"); got != want {
			t.Errorf("%q has a column of sums: %v", query, got)
		}
	}
}

// Regions of which no figure is known in any year are told with their rows, and nothing is drawn.
func TestNoFigureInAnyYear(t *testing.T) {
	s := serve(t, little(t))
	const target = "/compare%s?regions=320830&indicator=applications.received"
	answer, body := webtest.Get(t, s, fmt.Sprintf(target, ""))
	if answer.StatusCode != http.StatusOK || !strings.Contains(body, "盱眙县") || strings.Contains(body, `class="chart"`) {
		t.Errorf("status %d: %s", answer.StatusCode, body)
	}
	if answer, _ := webtest.Get(t, s, fmt.Sprintf(target, ".csv")); !strings.Contains(answer.Header.Get("Content-Disposition"), "nianbao-compare-applications.received-320830.csv") {
		t.Errorf("the file is called %s", answer.Header.Get("Content-Disposition"))
	}
}

// A chart says without its page what a rate is made of, and that a person corrected a figure.
func TestChartsSayWhatTheyAreMadeOf(t *testing.T) {
	db := little(t)
	s := serve(t, db)
	const target = "/indicators/applications.denied.svg?chart=ranking&per=applications.handled&region=淮安市"
	_, before := webtest.Get(t, s, target)
	if formula := "不予公开率＝不予公开件数÷办结申请数"; !strings.Contains(before, formula) || strings.Contains(before, "人工更正") {
		t.Errorf("the chart lacks %s, or tells of corrections:\n%s", formula, before)
	}
	writable := storetest.OpenAt(t, storetest.PathOf(t, db))
	for id := range int64(5) {
		storetest.MustCorrect(t, writable, id+1, storetest.Reading(t, "applications.handled/total", "90"))
	}
	if _, after := webtest.Get(t, s, target); !strings.Contains(after, "有5个数经人工更正") {
		t.Error("the chart does not tell of corrections:\n" + after)
	}
}

// A year that was asked for and on which there is no report is told, and does not just go missing.
func TestYearsWithoutReport(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	years := webtest.Ask[regionsData](t, s, "/compare.json?regions=320813&indicator=applications.received").Years
	first := years[0]
	path := fmt.Sprintf("/compare?regions=320813&indicator=applications.received&from=%d&to=%d", first-1, first)
	if _, body := webtest.Get(t, s, path); !strings.Contains(body, fmt.Sprintf("%d年：这些地区的政府报告均未收录", first-1)) {
		t.Error("a year before all reports is not told")
	}
	alone := webtest.Texts(t, map[string]string{
		"a.txt": webtest.District("洪泽区", 2022, "2 0 0 0 0 0 2", [3]int{1, 1, 2}),
		"b.txt": webtest.District("淮安区", 2023, "2 0 0 0 0 0 2", [3]int{1, 1, 2}),
	})
	path = "/compare?regions=320813&indicator=applications.received&from=2022&to=2023"
	if _, body := webtest.Get(t, serve(t, alone), path); !strings.Contains(body, "2023年：这些地区的政府报告均未收录") {
		t.Errorf("the year without a report is not told:\n%s", body)
	}
}
