package crawl

import (
	"context"
	"fmt"
	"testing"

	"nianbao/store/renditions"
	"nianbao/store/reports"
)

// A corrected report is the later version of the one beside it by what the link says, whatever
// their addresses and whichever is fetched first; where nothing is said, no order is claimed.
func TestCorrectionBesideOriginal(t *testing.T) {
	const link = "2023年政府信息公开工作年度报告"
	for name, c := range map[string]struct {
		first, second string // links in the order of the list, the correction first
		want          string // address of the later version, and what tells it
		findings      int
	}{
		"told by the link": {organOf(3) + link + "（更正版）", organOf(3) + link, "/a/new.html by correction", 0},
		"told by nothing":  {organOf(3) + link, organOf(3) + link, "", 1},
	} {
		clock := newTestClock()
		s := newTestSite(t, clock, 1, 10)
		s.add("/a/new.html", c.first, "report", plain("text/html", []byte(reportPage(3, 1004))))
		s.add("/z/old.html", c.second, "report", plain("text/html", []byte(reportPage(3, 977))))
		config := newConfig(t, t.TempDir(), s.URL, clock)
		if _, err := Run(context.Background(), config); err != nil {
			t.Fatal(err)
		}
		list, err := reports.List(context.Background(), config.Store, reports.Filter{LatestOnly: true})
		if err != nil || len(list) != 1 {
			t.Fatalf("%s: %d reports, %v", name, len(list), err)
		}
		p, err := renditions.Of(context.Background(), config.Store, list[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%s by %s", p.Renditions[0].SourceURL[len(s.URL):], list[0].VersionBy)
		if c.want != "" && got != c.want || len(p.Findings) != c.findings {
			t.Errorf("%s: the later one is %s, %d findings; want %s, %d", name, got, len(p.Findings), c.want, c.findings)
		}
	}
}
