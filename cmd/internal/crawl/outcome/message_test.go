package outcome

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/annual"
)

// What has one cause is told once, in both languages, with the sites at which it was met; what was
// told before is left out.
func TestMessageByCause(t *testing.T) {
	s := &Summary{Run: 12}
	for i := range 43 {
		site := fmt.Sprintf("%d县", i)
		s.Problems = append(s.Problems, Tell(nil, Problem{Site: site, Kind: "blocked", URL: "https://a.example/"}, 7, Reason("a wall stands before the page: status 412, a captcha")))
		s.Failed = append(s.Failed, Problem{Site: site, URL: fmt.Sprintf("https://a.example/%d", i), Kind: "status", New: true,
			Error: "the server answers 500 Internal Server Error"})
		s.Failed = append(s.Failed, Problem{Site: site, URL: "https://a.example/w", Kind: "blocked", Error: "a wall", New: true})
	}
	s.Problems = append(s.Problems, Tell(nil, Problem{Site: "甲县", Kind: "list-shrunk", URL: "https://b.example/"}, 10, 6, Names{"2014年报", "2015年报"}))
	s.Problems = append(s.Problems, Tell(nil, Problem{Site: "丙县", Kind: "list-short", URL: "https://c.example/"}, 30, 22, "https://c.example/"))
	before := &Summary{Problems: []Problem{{Site: "乙县", Kind: "site-empty"}}}
	s.Problems = append(s.Problems, Tell(before, Problem{Site: "乙县", Kind: "site-empty"}))
	text := s.Message()
	for _, want := range []string{
		"\n网站限制程序访问：43\n  7 个地址被拦截，未作绕过：网页设有访问限制（状态码 412）：要求输入验证码 — 43 个网站：0县、1县、2县、3县、4县 等另外 38 项\n",
		"\nSites that keep crawlers out: 43\n  addresses behind a wall, which the crawler does not try to pass: 7 (a wall stands before the page: status 412, a captcha) — 43 sites: 0县, 1县, 2县, 3县, 4县 and 38 more\n",
		"\n服务器返回错误：43\n  服务器返回 500（服务器内部错误）\n  43 个网站：0县、",
		"  甲县：列表中的报告由 10 份减为 6 份，已不见的有：2014年报、2015年报 https://b.example/\n",
		"  丙县：列表标明共 30 条，只读到 22 条：https://c.example/\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the message does not say %q:\n%s", want, text)
		}
	}
	for _, unwanted := range []string{"乙县", "%!", "a wall\n", "-detail"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("the message says %q:\n%s", unwanted, text)
		}
	}
	if lines := strings.Count(text, "\n"); lines > 30 {
		t.Errorf("the message has %d lines:\n%s", lines, text)
	}
}

// A start page that is gone is told once: as a problem of its site, and not as an answer of status 404 too. Another page that is gone is told
// for itself.
func TestStartPageThatIsGoneIsToldOnce(t *testing.T) {
	const start, page = "https://a.example/nb/", "https://a.example/nb/1.html"
	failed := func(url string) Problem {
		return Problem{Site: "洪泽区", URL: url, Kind: "status", Error: "the server answers 404 Not Found", New: true}
	}
	gone := Tell(nil, Problem{Site: "洪泽区", Kind: "gone", URL: start}, start)
	s := &Summary{Problems: []Problem{gone}, Failed: []Problem{failed(start)}}
	if text := s.Message(); strings.Contains(text, "404") || strings.Count(text, start) != 2 {
		t.Errorf("in two languages it is told as\n%s", text)
	}
	s.Failed = append(s.Failed, failed(page))
	if text := s.Message(); strings.Count(text, "404") != 2 || strings.Count(text, page) != 2 {
		t.Errorf("another page is told as\n%s", text)
	}
}

// What a site says of a document and its report contradicts is told, with the report and both sides; what was taken from
// the site, as the document does not tell, is none. A year that is not known is said to be so.
func TestContradictionsAreTold(t *testing.T) {
	findings := []annual.Finding{
		{Code: "hint-year", Severity: annual.Warning, Message: `the document's year is 2023, but it is said to be 2022`},
		{Code: "region-from-hint", Severity: annual.Info, Message: "x"},
		{Code: "value-flagged", Severity: annual.Warning, Message: "y"},
	}
	s := &Summary{Run: 1}
	s.Contradicted = ContradictionsOf(Item{URL: "https://a.example/1", Report: 7, Organ: "甲县人民政府", Year: 2023}, findings)
	s.Flagged = []Item{{URL: "https://a.example/2", Report: 8, InDoubt: 2}}
	if len(s.Contradicted) != 1 || !s.HasNews() {
		t.Fatalf("contradicted: %+v, news: %v", s.Contradicted, s.HasNews())
	}
	text := s.Message()
	for _, want := range []string{
		"\n网站所示与报告不符（以报告为准）：1\n  甲县人民政府 2023 年度报告（编号 7）：",
		"\nWhat sites say and reports contradict (the reports' word counts): 1\n  甲县人民政府 on 2023 (report 7): " + findings[0].Message + " https://a.example/1\n",
		"  机关不明年度报告（年度不明，编号 8）：2 个数字存疑，0 处合计不符 https://a.example/2\n",
		"  organ unknown, year unknown (report 8): figures in doubt: 2; sums that fail: 0 https://a.example/2\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the message does not say %q:\n%s", want, text)
		}
	}
	if counts := s.CountsIn(wording.Chinese); !strings.HasSuffix(counts, "；网站所示与报告不符 1 处") {
		t.Errorf("counts: %s", counts)
	}
}
