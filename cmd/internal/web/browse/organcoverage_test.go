package browse

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
	"nianbao/store/crawldb"
	"nianbao/store/database"
	"nianbao/store/storetest"
)

// crawled is a database of a crawler that had reports of a government and a department, and met walls
// at the department's site and at one of which it has none.
func crawled(t *testing.T) *database.DB {
	t.Helper()
	ctx := context.Background()
	s := storetest.OpenNew(t)
	run, err := crawldb.Begin(ctx, s, storetest.TestTime, crawldb.Holder{}, crawldb.Lease{})
	if err != nil {
		t.Fatal(err)
	}
	for _, has := range []struct {
		site, department string
		kind             identity.Kind
		years            []int
	}{
		{"洪泽区", "", identity.Government, []int{2022, 2024}},
		{"洪泽区商务局", "商务局", identity.Department, []int{2023, 2024}},
	} {
		for _, year := range has.years {
			r := storetest.Plain(t, "320813", has.department, year)
			r.OrganKind, r.OrganID = has.kind, "P320829-"+has.department
			if has.department != "" && year == 2024 {
				r.Sections = []annual.Section{{Text: "（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）"}}
			}
			d := storetest.FileOf(fmt.Sprint(has.department, year, ".pdf"), fmt.Sprint(has.department, year))
			u := crawldb.URL{URL: "https://a.example/" + d.Path, Site: has.site, Kind: crawldb.Document, Run: run.ID, CheckedAt: storetest.TestTime, SHA256: d.SHA256}
			err := crawldb.RecordURL(ctx, s, u)
			if err == nil {
				_, err = crawldb.RecordVersion(ctx, s, run.ID, crawldb.Version{URL: u.URL, FetchedAt: storetest.TestTime, SHA256: d.SHA256})
			}
			if err != nil {
				t.Fatal(err)
			}
			storetest.MustImport(t, s, d, r)
		}
	}
	for _, site := range []string{"洪泽区商务局", "金湖县"} {
		f := crawldb.Failure{URL: "https://a.example/" + site, Site: site, Kind: "blocked", Error: "412", Last: storetest.TestTime}
		if err := crawldb.RecordFailure(ctx, s, run.ID, f); err != nil {
			t.Fatal(err)
		}
	}
	s.SetClock(func() time.Time { return time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC) })
	return s
}

// Of each organ and year it is told whether the report is held, missing, behind a wall or not due.
func TestOrganCoverage(t *testing.T) {
	s := serve(t, crawled(t))
	data := webtest.Ask[organCoverageData](t, s, "/coverage.json")
	var told []string
	for _, o := range data.Organs {
		var states []string
		for _, y := range o.Years {
			states = append(states, fmt.Sprint(y.Year, " ", y.State))
		}
		told = append(told, fmt.Sprintf("%s: %s; %d of %d", o.Organ, strings.Join(states, ", "), o.Held, o.Expected))
	}
	storetest.ExpectLines(t, told,
		"洪泽区人民政府: 2022 held, 2023 missing, 2024 held, 2025 not-due; 2 of 3",
		"洪泽区商务局: 2022 before, 2023 held, 2024 held, 2025 blocked; 2 of 3",
		": 2022 before, 2023 before, 2024 before, 2025 blocked; 0 of 0")
	for target, want := range map[string][]string{
		"/coverage":             {"本页列出的4份报告中，1份是合成样例（标有※）", "各机关历年报告", "洪泽区人民政府", "被拦截", "未到期", `href="/reports/1"`},
		"/en/coverage?site=洪泽区": {"Reports by organ and year", ">Site</th>", "Missing", "Not due yet"},
		"/en/coverage?site=金湖县": {"No report yet", "Blocked"},
		"/coverage.csv":         {"site,organ_id,organ,year,state,report", "洪泽区,P320829-,洪泽区人民政府,2023,missing,,false\n", ",2023,held,3,false\n", ",2024,held,4,true\n"},
		"/en/coverage?site=x":   {"Nothing"},
	} {
		_, body := webtest.Get(t, s, target)
		for _, words := range want {
			if !strings.Contains(body, words) {
				t.Errorf("%s does not have %q", target, words)
			}
		}
	}
}
