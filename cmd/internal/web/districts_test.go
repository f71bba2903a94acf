package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/store"
)

// districts returns a server of the reports of four districts of 淮安 in two years.
// 淮阴区 has none for 2023; the total of 涟水县 in 2022 is a count with
// decimals, and so in doubt.
func districts(t *testing.T) *Server {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, r := range []struct {
		district string
		year     int
		received string // by applicant, the total last
		outcomes [3]int // granted, denied as a state secret, handled in all
	}{
		{"洪泽区", 2022, "40 0 0 0 0 0 40", [3]int{39, 1, 40}},
		{"洪泽区", 2023, "50 3 0 0 0 0 53", [3]int{48, 2, 50}},
		{"淮阴区", 2022, "8 0 0 0 0 0 8", [3]int{7, 1, 8}},
		{"淮安区", 2022, "60 0 0 0 0 0 60", [3]int{57, 3, 60}},
		{"淮安区", 2023, "20 0 0 0 0 0 20", [3]int{20, 0, 20}},
		{"涟水县", 2022, "30 0 0 0 0 0 30.5", [3]int{20, 4, 30}},
		{"涟水县", 2023, "45 0 0 0 0 0 45", [3]int{30, 9, 45}},
	} {
		whole := func(n int) string { return fmt.Sprintf("%d 0 0 0 0 0 %d\n", n, n) }
		text := fmt.Sprintf("淮安市%s%d年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 %s\n", r.district, r.year, r.received)
		rows := map[string]int{"（一）予以公开": r.outcomes[0], "1.属于国家秘密": r.outcomes[1], "（七）总计": r.outcomes[2]}
		for _, label := range []string{"（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密", "2.其他法律行政法规禁止公开",
			"3.危及“三安全一稳定”", "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
			"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物",
			"4.无正当理由大量反复申请", "5.要求行政机关确认或重新出具已获取信息", "（六）其他处理", "（七）总计"} {
			text += label + " " + whole(rows[label])
		}
		path := filepath.Join(dir, fmt.Sprint(r.district, r.year, ".txt"))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	database := filepath.Join(dir, "districts.db")
	db, err := store.Open(database)
	if err != nil {
		t.Fatal(err)
	}
	_, err = bulk.Run(context.Background(), bulk.Config{Store: db, Args: paths, Workers: 1, Isolation: bulk.InThreads, Limits: ingest.DefaultLimits(),
		BatchSize: 64, BatchAge: time.Second, Report: func(bulk.Result) error { return nil }})
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, database, false)
}

// ask gets a page as JSON.
func ask[T any](t *testing.T, s *Server, target string) T {
	t.Helper()
	var data T
	answer, body := get(t, s, target)
	if err := json.Unmarshal([]byte(body), &data); err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v: %.200s", target, answer.StatusCode, err, body)
	}
	return data
}

func TestChanges(t *testing.T) {
	s := districts(t)
	for _, tc := range []struct {
		name, query string
		want        []string // region, difference, growth in percent
		counts      changeCounts
	}{
		{"the greatest rise first, a year without a report last", "",
			[]string{"涟水县 14.5 47.5 ?", "洪泽区 13 32.5", "淮安区 -40 -66.7", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Risen: 2, Fallen: 1, Doubtful: 1}},
		{"the greatest fall first", "&order=fall",
			[]string{"淮安区 -40 -66.7", "洪泽区 13 32.5", "涟水县 14.5 47.5 ?", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Risen: 2, Fallen: 1, Doubtful: 1}},
		{"what is in doubt left out", "&flagged=exclude",
			[]string{"洪泽区 13 32.5", "淮安区 -40 -66.7", "淮阴区  ", "涟水县   ?"}, changeCounts{Regions: 7, Known: 2, Risen: 1, Fallen: 1, Doubtful: 1}},
		{"of a rate in percentage points", "&indicator=applications.denied&per=applications.handled",
			[]string{"涟水县 6.67 ", "洪泽区 1.50 ", "淮安区 -5.00 ", "淮阴区  "}, changeCounts{Regions: 7, Known: 3, Risen: 2, Fallen: 1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := ask[changesData](t, s, "/compare/changes.json?region=淮安市&from=2022&to=2023"+tc.query)
			var got []string
			for _, row := range data.Rows {
				line := row.Region + " " + row.Difference + " " + row.Growth
				if row.Doubt {
					line += " ?"
				}
				got = append(got, line)
			}
			if !reflect.DeepEqual(got, tc.want) || data.Counts != tc.counts {
				t.Errorf("%q of %+v, want %q of %+v", got, data.Counts, tc.want, tc.counts)
			}
		})
	}
}

func TestSumsSayWhatTheyAreOf(t *testing.T) {
	s := districts(t)
	data := ask[sumsData](t, s, "/compare/sums.json?region=江苏省")
	var got []string
	for _, g := range data.Groups {
		for _, sum := range g.Sums {
			if sum.Known > 0 {
				got = append(got, fmt.Sprintf("%s %d: %s of %d/%d/%d, %d in doubt", g.Region, sum.Year, sum.Value, sum.Known, sum.Reports, sum.Regions, sum.Doubtful))
			}
		}
	}
	want := []string{"淮安市 2022: 138.5 of 4/4/7, 1 in doubt", "淮安市 2023: 118 of 3/3/7, 0 in doubt",
		"江苏省 2022: 138.5 of 4/4/95, 1 in doubt", "江苏省 2023: 118 of 3/3/95, 0 in doubt"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	data = ask[sumsData](t, s, "/compare/sums.json?region=淮安市&from=2022&to=2022&flagged=exclude&indicator=applications.denied&per=applications.handled")
	last := data.Groups[len(data.Groups)-1]
	if !last.Whole || last.Sums[0].Value != "9" || last.Sums[0].Base != "138" || last.Sums[0].Rate != "6.52" {
		t.Errorf("the rate of all together: %+v", last)
	}
	if _, body := get(t, s, "/compare/sums?region=江苏省&flagged=exclude"); !strings.Contains(body, "3/7个地区") || !strings.Contains(body, "1个地区的数字存疑，未计入") {
		t.Error("the page does not say what the sums are of")
	}
}

func TestShares(t *testing.T) {
	s := districts(t)
	data := ask[sharesData](t, s, "/compare/shares.json?of=outcomes&region=淮安市&year=2022")
	var got []string
	for _, row := range data.Rows {
		got = append(got, fmt.Sprintf("%s %s: granted %s%%, denied %s%%, complete %v, differs %v", row.Region, row.Whole.Value, row.Parts[0].Rate, row.Parts[2].Rate, row.Complete, row.Differs))
	}
	want := []string{"淮安区 60: granted 95.00%, denied 5.00%, complete true, differs false", "洪泽区 40: granted 97.50%, denied 2.50%, complete true, differs false",
		"涟水县 30: granted 66.67%, denied 13.33%, complete true, differs true", "淮阴区 8: granted 87.50%, denied 12.50%, complete true, differs false"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if data.Together[0].Whole != "138" || data.Together[0].Complete != 4 || data.Together[0].Regions != 7 || data.Together[0].Percent[2] != "6.52" {
		t.Errorf("taken together: %+v", data.Together[0])
	}
	by := ask[sharesData](t, s, "/compare/shares.json?of=outcomes&region=淮安市&year=2022&by=applications.denied")
	if len(by.Rows) == 0 || by.Rows[0].Region != "涟水县" {
		t.Errorf("by the share of denials: %+v", by.Rows)
	}
	// Who applied is not known of 涟水县 in full, as its total is in doubt.
	applicants := ask[sharesData](t, s, "/compare/shares.json?of=applicants&region=淮安市&year=2022&flagged=exclude")
	if c := applicants.Counts; c != (shareCounts{Regions: 7, Reports: 4, Complete: 3, Doubtful: 1}) {
		t.Errorf("without what is in doubt: %+v", c)
	}
}

func TestPeers(t *testing.T) {
	s := districts(t)
	for _, tc := range []struct {
		name, query string
		want        []string // rank, region, applications received, value
	}{
		{"of the same city, one without a report last", "&kind=parent", []string{"1 洪泽区 53 53", "2 涟水县 45 45", "3 淮安区 20 20"}},
		{"the nearest alone", "&kind=volume&count=1", []string{"1 洪泽区 53 53", "2 涟水县 45 45"}},
		{"by another indicator", "&kind=volume&indicator=applications.denied&per=applications.handled",
			[]string{"1 涟水县 45 20.00", "2 洪泽区 53 4.00", "3 淮安区 20 0.00"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := ask[peersData](t, s, "/compare/peers.json?region=洪泽区&year=2023"+tc.query)
			var got []string
			for _, row := range data.Rows {
				value := row.Value
				if row.Rate != "" {
					value = row.Rate
				}
				if row.Rank > 0 {
					got = append(got, fmt.Sprintf("%d %s %s %s", row.Rank, row.Region, row.Volume.Value, value))
				}
				if row.Itself != (row.Region == "洪泽区") {
					t.Errorf("%s is the region itself: %v", row.Region, row.Itself)
				}
			}
			if !reflect.DeepEqual(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
	if region := ask[regionData](t, s, "/regions/320813.json"); len(region.Peers) != 2 || region.Peers[0].Year != 2023 || len(region.Peers[1].Rows) != 3 {
		t.Errorf("peers on the region's page: %+v", region.Peers)
	}
}

// A choice that makes no sense is told, and none is an error of the server.
func TestWrongChoices(t *testing.T) {
	s := districts(t)
	for _, target := range []string{"/compare/changes?from=2023&to=2022", "/compare/changes?from=2023&to=2023", "/compare/changes?from=2000&to=2100",
		"/compare/changes?order=up", "/compare/changes?indicator=none", "/compare/sums?level=below", "/compare/sums?per=none.such", "/compare/shares?of=all",
		"/compare/shares?by=applications.received", "/compare/peers?region=无此地", "/compare/peers?region=洪泽区&kind=size", "/compare/peers?region=洪泽区&count=0",
		"/compare/peers.xlsx", "/compare/peers?region=洪泽区&year=2010"} {
		if answer, body := get(t, s, target); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d, %.100q", target, answer.StatusCode, body)
		}
	}
}

// To a name that is not one region's the answer says which may be meant, and the
// page leads to each of them with the rest of the choice.
func TestRegionsThatMayBeMeant(t *testing.T) {
	s := districts(t)
	_, body := get(t, s, "/compare/changes.json?order=fall&region=洪择区")
	var p problemData
	if err := json.Unmarshal([]byte(body), &p); err != nil || p.Status != http.StatusBadRequest || p.Detail != "洪择区" ||
		!slices.Contains(p.Regions, regionLink{"淮安市洪泽区", "淮安市洪泽区"}) {
		t.Errorf("%v, %+v", err, p)
	}
	_, body = get(t, s, "/compare/changes?order=fall&region=洪择区")
	if link := `href="?order=fall&amp;region=` + url.QueryEscape("淮安市洪泽区") + `"`; !strings.Contains(body, link) {
		t.Errorf("no link %s", link)
	}
	if answer, _ := get(t, s, "/compare/changes?order=fall&region=淮安市洪泽区"); answer.StatusCode != http.StatusOK {
		t.Errorf("where the link leads: status %d", answer.StatusCode)
	}
	several := problemOf(&store.RegionError{Name: "鼓楼区", Candidates: []normalize.Region{
		{Code: "320106", Name: "鼓楼区", Parent: "320100"}, {Code: "320302", Name: "鼓楼区", Parent: "320300"}}})
	if want := []regionLink{{"320106", "江苏省南京市鼓楼区"}, {"320302", "江苏省徐州市鼓楼区"}}; !reflect.DeepEqual(several.regions, want) {
		t.Errorf("of several the regions are %v, want %v", several.regions, want)
	}
}

// A page that compares leads to the others with the same choice.
func TestWaysKeepTheChoice(t *testing.T) {
	s := districts(t)
	_, body := get(t, s, "/compare?regions=洪泽区&indicator=applications.denied&per=applications.handled&flagged=exclude")
	for _, want := range []string{"/compare/changes?flagged=exclude&amp;indicator=applications.denied&amp;per=applications.handled&amp;region=", "/compare/peers?flagged=exclude"} {
		if !strings.Contains(body, want) {
			t.Errorf("no link to %s", want)
		}
	}
	_, body = get(t, s, "/en/compare/sums?region=淮安市")
	for _, want := range []string{`href="/en/compare/sums?region=%E6%B7%AE%E5%AE%89%E5%B8%82" aria-current="page"`, `href="/en/compare/changes?region=`} {
		if !strings.Contains(body, want) {
			t.Errorf("no link %s", want)
		}
	}
}
