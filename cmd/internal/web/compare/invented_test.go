package compare

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

const notice = "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）\n三、"

// withInvented makes a database of the reports of three districts in two years, of which those of some districts say
// that they are invented.
func withInvented(t *testing.T, invented ...string) *database.DB {
	t.Helper()
	texts := map[string]string{}
	for i, district := range []string{"洪泽区", "淮安区", "淮阴区"} {
		for _, year := range []int{2022, 2023} {
			text := webtest.District(district, year, fmt.Sprintf("%d 0 0 0 0 0 %[1]d", 20+10*i), [3]int{19, 1 + 10*i, 20 + 10*i})
			for _, each := range invented {
				if each == district {
					text = strings.Replace(text, "三、", notice, 1)
				}
			}
			texts[fmt.Sprint(district, year, ".txt")] = text
		}
	}
	return webtest.Texts(t, texts)
}

// Figures of which some are of invented reports say so on each page, in its charts, and in its files; where none is,
// nothing is said.
func TestInventedReportsAreTold(t *testing.T) {
	paths := map[string][2]string{ // how many reports there are, and how many of these are invented
		"/indicators/applications.denied%s?per=applications.handled&region=淮安市&examples=1": {"3", "1"},
		"/compare%s?regions=淮安市&children=1&indicator=applications.received":                {"6", "2"},
		"/compare/changes%s?region=淮安市&examples=1":                                         {"6", "2"},
		"/compare/sums%s?region=淮安市&examples=1":                                            {"6", "2"},
		"/compare/shares%s?of=reasons&region=淮安市&examples=1":                               {"3", "1"},
		"/compare/peers%s?region=洪泽区&examples=1":                                           {"3", "1"},
	}
	mixed, all, none := serve(t, withInvented(t, "淮安区")), serve(t, withInvented(t, "淮安区", "洪泽区", "淮阴区")), serve(t, withInvented(t))
	for path, counts := range paths {
		_, body := webtest.Get(t, mixed, fmt.Sprintf(path, ""))
		body = unbroken(body)
		for _, want := range []string{fmt.Sprintf("以下数字出自%s份报告，其中%s份是合成样例，数字系虚构。", counts[0], counts[1]), "份是合成样例，数字系虚构"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", path, want)
			}
		}
		told := webtest.Ask[struct {
			Invented struct{ Reports, Invented int } `json:"invented"`
		}](t, mixed, fmt.Sprintf(path, ".json")).Invented
		if got := fmt.Sprint(told.Reports, " ", told.Invented); got != counts[0]+" "+counts[1] {
			t.Errorf("%s as JSON: of %s", path, got)
		}
		if _, table := webtest.Get(t, mixed, fmt.Sprintf(path, ".csv")); !strings.Contains(strings.SplitN(table, "\n", 2)[0], "invented") {
			t.Errorf("%s as CSV has no column for it:\n%s", path, table)
		}
		if _, body := webtest.Get(t, all, fmt.Sprintf(path, "")); !strings.Contains(body, fmt.Sprintf("以下数字全部出自合成样例（%s份报告）", counts[0])) || !strings.Contains(unbroken(body), "这些报告全部是合成样例") {
			t.Errorf("%s does not say that all are invented", path)
		}
		for prefix, mark := range map[string]string{"": "合成样例，数字系虚构", "/en": "Invented example: the figures are not real"} {
			first := regexp.MustCompile(`font-weight="600"[^>]*>` + mark + `</text>`) // the legend of single figures is not bold
			for db, marked := range map[http.Handler]bool{all: true, mixed: false, none: false} {
				if _, drawn := webtest.Get(t, db, prefix+fmt.Sprintf(path, ".svg")); first.MatchString(drawn) != marked || !strings.Contains(drawn, "</svg>") {
					t.Errorf("%s: the chart is marked as wholly invented: %v", prefix+fmt.Sprintf(path, ".svg"), !marked)
				}
			}
		}
		if _, body := webtest.Get(t, none, fmt.Sprintf(path, "")); strings.Contains(body, `class="notice invented"`) || strings.Contains(body, "合成样例，数字系虚构") {
			t.Errorf("%s tells of invented reports", path)
		}
	}
	_, table := webtest.Get(t, mixed, "/indicators/applications.received.csv?region=淮安市&examples=1")
	if !strings.Contains(table, ",淮安区,淮安市,2023,30,,,read,false,") || !regexp.MustCompile(`,淮安区,.*,true,false\n`).MatchString(table) || regexp.MustCompile(`,洪泽区,.*,true,false\n`).MatchString(table) {
		t.Errorf("the rows do not tell which is invented:\n%s", table)
	}
	if _, body := webtest.Get(t, mixed, "/indicators/applications.received.svg?region=淮安市&examples=1"); strings.Count(body, "※</text>") != 2 { // its bar and the legend
		t.Errorf("the bar of the invented report is not marked:\n%s", body)
	}
	if _, body := webtest.Get(t, all, "/indicators/applications.received.svg?region=淮安市"); strings.Contains(body, "※") {
		t.Error("where all are invented each is marked")
	}
	_, english := webtest.Get(t, mixed, "/en/indicators/applications.received?region=淮安市&examples=1")
	if !strings.Contains(english, "1 of the 3 reports behind these figures are invented examples") && !strings.Contains(english, "1 of the 3 reports") {
		t.Error("the English page does not tell")
	}
}

// The notice above a page counts the reports whose figures are on it, as its chart does: not one that lacks the figure.
func TestNoticeCountsAsTheChart(t *testing.T) {
	db := withInvented(t, "淮安区", "洪泽区", "淮阴区")
	for _, table := range []string{"observations", "region_figures"} {
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "DELETE FROM "+table+" WHERE indicator = 'applications.denied_state_secret' AND report_id = (SELECT report_id FROM region_reports WHERE region_code = '320813' AND year = 2022)")
	}
	s := serve(t, db)
	for path, counts := range map[string]string{
		"/compare/sums?indicator=applications.denied_state_secret":          "5",
		"/indicators/applications.denied_state_secret?region=淮安市&year=2022": "2",
		"/compare/shares?of=reasons&region=淮安市&year=2022":                   "2",
	} {
		_, body := webtest.Get(t, s, path)
		if !strings.Contains(body, "以下数字全部出自合成样例（"+counts+"份报告）") {
			t.Errorf("%s does not count %s", path, counts)
		}
	}
	if sum := webtest.Ask[sumsData](t, s, "/compare/sums.json?indicator=applications.denied_state_secret"); sum.Invented.Reports != 5 || sum.Groups[0].Sums[0].Known+sum.Groups[0].Sums[1].Known != 5 {
		t.Errorf("%d reports, sums %+v", sum.Invented.Reports, sum.Groups[0].Sums)
	}
}

// Beside real reports invented ones are in no ranking, share, sum or map, which says so with the way to count them in;
// the choice goes along to the other pages. Where all reports are invented nothing is left out, nor is what a reader
// names one by one, nor is a region that has no other reports compared without its own.
func TestInventedReportsAreLeftOut(t *testing.T) {
	mixed, all := serve(t, withInvented(t, "淮安区")), serve(t, withInvented(t, "淮安区", "洪泽区", "淮阴区"))
	const says, into, out = "不计入排名、占比、合计和地图", "计入合成样例</a>", "不计合成样例</a>"
	for _, path := range []string{"/indicators/applications.received?region=淮安市", "/compare/changes?region=淮安市", "/compare/sums?region=江苏省", "/compare/shares?of=reasons&region=淮安市", "/compare/peers?region=洪泽区"} {
		_, body := webtest.Get(t, mixed, path)
		if !strings.Contains(body, says) || !strings.Contains(body, into) || strings.Contains(body, ">※<") {
			t.Errorf("%s does not leave them out, or does not say so", path)
		}
		_, body = webtest.Get(t, mixed, path+"&examples=1")
		if strings.Contains(body, says) || !strings.Contains(body, out) || !strings.Contains(body, ">※<") || !strings.Contains(body, `<input type="hidden" name="examples" value="1">`+"\n<button>") {
			t.Errorf("%s does not count them in where that is asked for", path)
		}
		if _, body = webtest.Get(t, all, path); strings.Contains(body, says) || strings.Contains(body, out) {
			t.Errorf("%s: all are invented, and some are left out", path)
		}
	}
	sum := func(query string) string {
		d := webtest.Ask[sumsData](t, mixed, "/compare/sums.json?region=淮安市"+query)
		last := d.Groups[len(d.Groups)-1]
		return fmt.Sprint(last.Sums[1].Value, " of ", last.Sums[1].Known, ", left out ", d.LeftOut)
	}
	if got, want := sum("")+"; "+sum("&examples=1"), "60 of 2, left out true; 90 of 3, left out false"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	country := webtest.Ask[indicatorData](t, mixed, "/indicators/applications.received.json") // of so many regions columns are read
	if country.Summary.Known != 2 || len(country.Ranking) != 2 || country.Summary.Reports != 2 {
		t.Errorf("of the country: %+v", country.Summary)
	}
	if _, body := webtest.Get(t, mixed, "/compare?regions=淮安市&children=1&indicator=applications.received"); strings.Contains(body, says) || !strings.Contains(body, "其中2份是合成样例") {
		t.Error("regions that are named leave some out")
	}
	if _, body := webtest.Get(t, mixed, "/compare/peers?region=淮安区"); strings.Contains(body, says) || !strings.Contains(body, "其中1份是合成样例") {
		t.Error("a region with invented reports alone is compared without them")
	}
	if _, body := webtest.Get(t, mixed, "/compare/sums?examples=1"); !strings.Contains(body, "/compare/changes?examples=1") {
		t.Error("the choice does not go along")
	}
}

// A sum leads to the list of the very regions that it adds up.
func TestSumsLeadToWhatTheyAddUp(t *testing.T) {
	s := serve(t, sparse(t))
	link := regexp.MustCompile(`<a class="as-printed" href="(/indicators/[^?]+)(\?[^"#]+)#ranking">(\d+)/(\d+)个地区</a>`)
	for _, path := range []string{"/compare/sums?region=江苏省", "/compare/sums?region=镇江市&indicator=rate.denied", "/compare/sums"} {
		_, body := webtest.Get(t, s, path)
		found := link.FindAllStringSubmatch(body, -1)
		if len(found) == 0 {
			t.Errorf("%s leads nowhere", path)
		}
		for _, f := range found {
			d := webtest.Ask[indicatorData](t, s, f[1]+".json"+html.UnescapeString(f[2]))
			if got := fmt.Sprint(d.Summary.Known, "/", d.Summary.Regions); got != f[3]+"/"+f[4] {
				t.Errorf("%s: %s leads to %s of %s", path, f[0], got, d.Region)
			}
		}
	}
	if _, body := webtest.Get(t, s, "/compare/sums?region=江苏省&same=1"); link.MatchString(body) {
		t.Error("a sum of fewer regions leads to all that are known")
	}
}

// The sentence above a chart of regions over years and its source count the same year.
func TestLinesCountOnce(t *testing.T) {
	_, body := webtest.Get(t, serve(t, webtest.Districts(t)), "/compare?regions=洪泽区、淮阴区、淮安区&indicator=applications.received")
	for _, want := range []string{"2022年至2023年，新收申请数在洪泽区上升、在淮安区下降", "2023年3个地区中2个有数据"} {
		if !strings.Contains(unbroken(body), want) {
			t.Errorf("the page does not say %q:\n%s", want, unbroken(body))
		}
	}
}

// A part of a rate that is printed nowhere, and follows from the form, is marked in the table, the chart and the files.
func TestDerivedIsMarked(t *testing.T) {
	db := withInvented(t)
	for _, table := range []string{"observations", "region_figures"} {
		storetest.MustExec(t, storetest.OpenAt(t, storetest.PathOf(t, db)), "UPDATE "+table+" SET status = 'derived' WHERE indicator = 'applications.denied_state_secret'")
	}
	s := serve(t, db)
	const target = "/indicators/applications.denied%s?per=applications.handled&region=淮安市"
	first := webtest.Ask[indicatorData](t, s, fmt.Sprintf(target, ".json")).Ranking[0]
	if !first.Derived || first.Status != "derived" || first.Doubt {
		t.Errorf("as JSON %+v", first)
	}
	_, body := webtest.Get(t, s, fmt.Sprintf(target, ""))
	for _, want := range []string{first.Rate + "%=", `title="报告中留空，由勾稽关系推算">=</span>`} {
		if !strings.Contains(unbroken(body), want) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if _, table := webtest.Get(t, s, fmt.Sprintf(target, ".csv")); !strings.Contains(table, ",derived,false,") || !strings.Contains(table, "corrected,derived,invented") {
		t.Error(table)
	}
}

// Charts of sums and of shares mark and count what a person corrected.
func TestCorrectionsInSumsAndShares(t *testing.T) {
	db := withInvented(t)
	writable := storetest.OpenAt(t, storetest.PathOf(t, db))
	id := int64(storetest.Count(t, writable, "SELECT report_id FROM region_reports WHERE region_code = '320803' AND year = 2023"))
	storetest.MustCorrect(t, writable, id, storetest.Reading(t, "applications.denied_state_secret/total", "12"))
	s := serve(t, db)
	for path, wants := range map[string][]string{
		"/compare/sums?region=淮安市&indicator=applications.denied_state_secret": {"有1个数经人工更正，与报告所载不同", "*", "经人工更正"},
		"/compare/shares?of=reasons&region=淮安市":                               {"有1个数经人工更正，与报告所载不同", "*", "经人工更正"},
	} {
		_, body := webtest.Get(t, s, path)
		for _, want := range wants {
			if !strings.Contains(unbroken(body), want) {
				t.Errorf("%s does not have %q", path, want)
			}
		}
	}
	sums := webtest.Ask[sumsData](t, s, "/compare/sums.json?region=淮安市&indicator=applications.denied_state_secret")
	if got := sums.Groups[len(sums.Groups)-1].Sums[1]; got.Corrected != 1 || got.Value != "34" {
		t.Errorf("the sum %+v", got)
	}
}

// Where most of what a chart rests on is invented its head says so, with the counts; where less is, the foot alone.
func TestHeadTellsThatMostIsInvented(t *testing.T) {
	most, few := serve(t, withInvented(t, "淮安区", "洪泽区")), serve(t, withInvented(t, "淮安区"))
	for path, counts := range map[string][2]string{
		"/indicators/applications.received.svg?region=淮安市&examples=1":             {"3份报告中2份", "2 of the 3 reports"},
		"/indicators/applications.received.svg?region=淮安市&examples=1&chart=years": {"6份报告中4份", "4 of the 6 reports"},
		"/compare/sums.svg?region=淮安市&examples=1":                                 {"6份报告中4份", "4 of the 6 reports"},
	} {
		for prefix, says := range map[string]string{"": counts[0] + "为合成样例，数字系虚构", "/en": counts[1] + " are invented examples: their figures are not real"} {
			head := regexp.MustCompile(`font-weight="600"[^>]*>` + says + `</text>`)
			for db, told := range map[http.Handler]bool{most: true, few: false} {
				if _, drawn := webtest.Get(t, db, prefix+path); head.MatchString(drawn) != told {
					t.Errorf("%s: the head says %q: %v", prefix+path, says, !told)
				}
			}
		}
	}
}

// The choice that invented reports count goes with a visitor who looks for a place, as it does from page to page.
func TestChoiceOfInventedGoesAlong(t *testing.T) {
	s := serve(t, withInvented(t, "淮安区"))
	_, body := webtest.Get(t, s, "/compare/changes?examples=1")
	if !strings.Contains(body, `<input type="hidden" name="examples" value="1">`+"\n<button>") {
		t.Error("the search for a place drops the choice")
	}
	if _, body = webtest.Get(t, s, "/compare/changes"); strings.Contains(body, `name="examples" value="1">`+"\n<button>") {
		t.Error("it is chosen unasked")
	}
}

// Where nobody asks for a region the place is shown of which most real reports are here, however many invented ones are of
// another; where all are invented, they count.
func TestExamplesArePlacesOfRealReports(t *testing.T) {
	texts := map[string]string{"real.txt": strings.ReplaceAll(webtest.District("云龙区", 2023, "20 0 0 0 0 0 20", [3]int{20, 0, 20}), "淮安市", "徐州市")}
	for _, district := range []string{"洪泽区", "淮安区"} {
		texts[district+".txt"] = strings.Replace(webtest.District(district, 2023, "20 0 0 0 0 0 20", [3]int{20, 0, 20}), "三、", notice, 1)
	}
	mixed := serve(t, webtest.Texts(t, texts))
	delete(texts, "real.txt")
	alone := serve(t, webtest.Texts(t, texts))
	for path, want := range map[string][2]string{"/compare": {"最多（不计合成样例）的徐州市为例", "最多的淮安市为例"}, "/compare/peers": {"最多（不计合成样例）的云龙区为例", "最多的淮安区为例"}} {
		for i, s := range []http.Handler{mixed, alone} {
			if _, body := webtest.Get(t, s, path); !strings.Contains(body, want[i]) {
				t.Errorf("%s does not say %q", path, want[i])
			}
		}
	}
}
