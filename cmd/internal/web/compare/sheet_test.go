package compare

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/cmd/internal/web/webtest"
)

// The figures of the pages are those of the reports.
func TestComparedFigures(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	_, body := webtest.Get(t, s, "/compare.json?regions=德清县、崂山区,温江区&indicator=applications.received&indicator=applications.denied")
	var data regionsData
	if err := json.Unmarshal([]byte(body), &data); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range data.Rows {
		for _, f := range row.Figures {
			if f.Report != 0 {
				got[row.Region+" "+row.Indicator] = f.Value
			}
		}
	}
	want := map[string]string{"德清县 applications.received": "673", "崂山区 applications.received": "579", "温江区 applications.received": "2478"}
	for key, value := range want {
		if got[key] != value {
			t.Errorf("%s is %q, want %q", key, got[key], value)
		}
	}
	if got["崂山区 applications.denied"] != "" || got["德清县 applications.denied"] == "" {
		t.Errorf("a sum with a missing row is not known, and with all rows it is: %q", got)
	}
	_, body = webtest.Get(t, s, "/indicators/applications.received.json?year=2021")
	var ranked indicatorData
	if err := json.Unmarshal([]byte(body), &ranked); err != nil {
		t.Fatal(err)
	}
	if len(ranked.Ranking) == 0 || ranked.Ranking[0].Rank != 1 || ranked.Ranking[0].Region != "思明区" || ranked.Summary.Known == 0 {
		t.Errorf("ranking %+v of %+v", ranked.Ranking, ranked.Summary)
	}
}

func TestWorkbooks(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	for _, target := range []string{"/compare.xlsx?regions=德清县&indicator=applications.received", "/compare/sums.xlsx",
		"/en/compare/changes.xlsx?from=2021&to=2022", "/compare/shares.xlsx", "/compare/peers.xlsx?region=德清县", "/indicators/applications.received.xlsx?year=2021"} {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != 200 || !strings.HasPrefix(body, "PK") || !strings.Contains(answer.Header.Get("Content-Disposition"), `.xlsx"`) {
			t.Errorf("%s: status %d, %.10q", target, answer.StatusCode, body)
		}
	}
	for _, target := range []string{"/compare.xlsx", "/compare/peers.xlsx"} {
		if answer, _ := webtest.Get(t, s, target); answer.StatusCode != 400 {
			t.Errorf("%s: status %d, want 400", target, answer.StatusCode)
		}
	}
	if answer, _ := webtest.Get(t, s, "/indicators.xlsx"); answer.StatusCode != 404 {
		t.Errorf("a page without a workbook: status %d, want 404", answer.StatusCode)
	}
}

// The workbook of an indicator has the whole ranking and what is told of each year.
func TestIndicatorWorkbook(t *testing.T) {
	s := serve(t, webtest.Open(t, webtest.Example(t)))
	_, table := webtest.Get(t, s, "/indicators/applications.received.csv?year=2021")
	_, body := webtest.Get(t, s, "/indicators/applications.received.xlsx?year=2021")
	book, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	ranking, err := book.GetRows("ranking")
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(table, "\n"); len(ranking) != want || want < 2 || ranking[1][2] != "思明区" {
		t.Errorf("%d rows, want %d: %q", len(ranking), want, ranking[:2])
	}
	years, err := book.GetRows("years")
	if err != nil || len(years) < 2 || years[0][0] != "year" || years[1][0] == "" {
		t.Errorf("years %q, %v", years, err)
	}
}

// A table for a spreadsheet is whole, whichever part of the list the page shows.
func TestTablesAreWhole(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	lines := func(target string) int {
		answer, body := webtest.Get(t, s, target)
		if answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d", target, answer.StatusCode)
		}
		return strings.Count(body, "\n")
	}
	const ranking = "/indicators/applications.received.csv?year=2022"
	all := lines(ranking)
	if all < 3 {
		t.Fatalf("%d lines", all)
	}
	for target, want := range map[string]int{ranking + "&page=2": all, ranking + "&size=1": 2, ranking + "&_size=1&page=2": 2, "/compare/changes.csv?from=2022&to=2023&page=9": lines("/compare/changes.csv?from=2022&to=2023")} {
		if got := lines(target); got != want {
			t.Errorf("%s: %d lines, want %d", target, got, want)
		}
	}
}

// A table as a person reads it has its heads and codes in the language of its page, and says of which figure it is and of
// how many regions. Programs have it as ever.
func TestTablesInWords(t *testing.T) {
	s := serve(t, webtest.Districts(t))
	read := func(target string) [][]string {
		_, body := webtest.Get(t, s, target)
		text, marked := strings.CutPrefix(body, "\uFEFF")
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil || !marked || len(rows) < 2 {
			t.Fatalf("%s: %v: %.200s", target, err, body)
		}
		return rows
	}
	const rate = ".csv?region=淮安市&year=2022&per=applications.handled"
	plain := read("/indicators/applications.denied" + rate)
	if strings.Join(plain[0][:6], ",") != "rank,region_code,region,parent,year,value" {
		t.Errorf("for programs: %q", plain[0])
	}
	for target, want := range map[string][2]string{
		"/indicators/applications.denied" + rate + "&labels=1": {
			"指标,分子、分母的单位,名次,地区代码,地区,上级地区,年份,分子,分母,比率（%）,数字性质,存疑,报告编号,基数不足10,经人工更正,按表式推算,虚构,与报告中其他数字不符,表名,数据范围,网页",
			"不予公开率,件,1,320826,涟水县,淮安市,2022,4,30,13.33,存疑,是,"},
		"/en/indicators/applications.denied" + rate + "&labels=1": {
			"indicator,unit of numerator and denominator,rank,region code,region,belongs to,year,numerator,denominator,rate in %,status of the figure,in doubt,report,base below ten,corrected,derived,invented,at odds within the report,title of the table,coverage,web page",
			"Denial rate,applications,1,320826,Lianshui County,Huai'an,2022,4,30,13.33,flagged,yes,"},
	} {
		rows := read(target)
		if len(rows) != len(plain) || strings.Join(rows[0], ",") != want[0] || !strings.HasPrefix(strings.Join(rows[1], ","), want[1]) {
			t.Errorf("%s:\n%q\n%q", target, rows[0], rows[1])
		}
	}
	_, body := webtest.Get(t, s, "/indicators/applications.denied.xlsx?region=淮安市&year=2022&labels=1")
	book, err := excelize.OpenReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	about, err := book.GetRows("说明")
	if err != nil || strings.Join(book.GetSheetList(), ",") != "排名,历年,说明" {
		t.Fatalf("%q, %v", book.GetSheetList(), err)
	}
	told := map[string]string{}
	for _, row := range about {
		told[row[0]] += row[1] + "\n"
	}
	for key, words := range map[string]string{"指标": "不予公开", "单位": "件", "条例条款": "条", "表式与所印名称": "2021", "数据范围": "个地区中", "来源": "年度报告", "网页": "http://localhost/indicators/applications.denied?"} {
		if !strings.Contains(told[key], words) {
			t.Errorf("%s: %q, want %q in it", key, told[key], words)
		}
	}
}

// Of a rate among peers, table and file name the rate, and the file its numerator apart.
func TestPeersNameTheRate(t *testing.T) {
	s := serve(t, withInvented(t))
	const query = "?region=洪泽区&indicator=applications.denied&per=applications.handled&year=2023"
	_, body := webtest.Get(t, s, "/compare/peers"+query)
	if !strings.Contains(body, `<th scope="col" class="num">不予公开率`) {
		t.Error("the column is not called by the rate")
	}
	_, body = webtest.Get(t, s, "/compare/peers.csv"+query+"&labels=1")
	head, row, _ := strings.Cut(strings.TrimPrefix(body, "\ufeff"), "\n")
	if !strings.HasPrefix(head, "指标,") || !strings.Contains(head, "分子指标,分子指标代码") || !strings.HasPrefix(row, "不予公开率,") {
		t.Errorf("the file begins with %q and %q", head, row)
	}
}
