package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// A smallSite answers addresses, with their query, with pages.
type smallSite struct {
	*httptest.Server
	pages map[string]string

	mu    sync.Mutex
	asked []string
}

func newSmallSite(t *testing.T, pages map[string]string) *smallSite {
	s := &smallSite{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		page, ok := s.pages[r.URL.RequestURI()]
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, "<html><meta charset=utf-8><body>"+page)
	}))
	t.Cleanup(s.Close)
	return s
}

// walked crawls the site with the lines of a sources file that are given, and returns its summary
// and what the site was asked, robots.txt aside.
func (s *smallSite) walked(t *testing.T, c Config, lines ...string) (*outcome.Summary, []string) {
	t.Helper()
	text := fmt.Sprintf("contact: ops@example.org\nsites:\n  - name: test\n    start: [%s/]\n", s.URL)
	for _, line := range lines {
		text += "    " + line + "\n"
	}
	sources, err := sites.Parse("sources.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	c.Sources = sources
	s.mu.Lock()
	s.asked = nil
	s.mu.Unlock()
	summary, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return summary, slices.DeleteFunc(slices.Clone(s.asked), func(address string) bool { return address == "/robots.txt" })
}

// kinds lists the kinds of what failed, each once.
func kinds(s *outcome.Summary) string {
	var list []string
	for _, p := range s.Failed {
		list = append(list, p.Kind)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}

// A start page that leads to another host is told with that host, and the archive stays; so is a
// site that is nothing but scripts, or has a captcha before it.
func TestSiteThatIsNotAsItWas(t *testing.T) {
	other := newSmallSite(t, map[string]string{"/": "<a href=/nb/>政府信息公开年报</a>"})
	host := strings.TrimPrefix(other.URL, "http://127.0.0.1")
	elsewhere := "http://localhost" + host + "/"
	for _, c := range []struct {
		name, page string
		kind, told string
		asked      int
	}{
		{"by a page that leads on", `<meta http-equiv=refresh content="0; url=` + elsewhere + `">`, kindMoved, "localhost" + host, 1},
		{"by a script", `<script>location.href="` + elsewhere + `"</script>`, kindMoved, "localhost" + host, 1},
		{"a captcha", "<title>安全验证</title>请拖动滑块完成验证", "blocked", "拖动滑块", 1},
		{"a script alone", `<div id=app></div><script src=/app.js></script>`, "blocked", "nothing but a script", 1},
		{"it is gone", "您访问的页面不存在", "gone", "不存在", 1},
	} {
		s := newSmallSite(t, map[string]string{"/": c.page})
		got, asked := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock()))
		if kinds(got) != c.kind || !strings.Contains(got.Failed[0].Error, c.told) || len(asked) != c.asked || got.Sites[0].Pages != 1 {
			t.Errorf("%s: %+v, asked %q, %+v", c.name, got.Failed, asked, got.Sites[0])
		}
		if moved := got.Sites[0].MovedTo; (moved != "") != (c.kind == kindMoved) || moved != "" && moved != "localhost"+host {
			t.Errorf("%s: moved to %q", c.name, moved)
		}
	}
	if len(other.asked) > 0 {
		t.Errorf("the other host was asked: %q", other.asked)
	}
}

// A list whose next part is called for in a way that nothing tells is told as cut; one that ends is not.
func TestListThatIsCut(t *testing.T) {
	const list = "<title>政府信息公开年报</title><ul><li><a href=/r/1.html>2023年政府信息公开工作年度报告</a></ul>"
	for pager, want := range map[string]string{
		`<a href="javascript:goPage(2)">下一页</a>`:                                                                      "unpaged",
		`<a href="javascript:nextPage()">下一页</a>`:                                                                     "unpaged",
		`<b onclick="of(2022)">2022年</b><script>function of(y){ $.post("/api", {y: y, t: token()}, show) }</script>`:  "unpaged",
		`<b onclick="of(2022)">2022年</b><script>function of(y){ $("#y" + y).show() }</script>`:                        "",
		`<b onclick="vote(2022)">好评</b><script>function vote(y){ $.post("/api", {y: y, t: token()}, show) }</script>`: "",
		`<a onclick="loadMore()">加载更多</a>`:                                                                            "unpaged",
		`共1条 <a href="javascript:nextPage()">下一页</a>`:                                                                 "",
		`第1页/共1页 <a href="javascript:nextPage()">下一页</a>`:                                                             "",
		`<a href="#" onclick="turn('nb', 2)">2</a>`:                                                                   "unpaged",
		`<a href="javascript:goPage(1)">下一页</a>`:                                                                      "",
		`<a href="javascript:void(0)">下一页</a>`:                                                                        "",
		`<a href="/p2.html">下一页</a><a href="javascript:goPage(9)">尾页</a>`:                                             "",
	} {
		s := newSmallSite(t, map[string]string{"/": list + pager, "/p2.html": list, "/r/1.html": reportPage(1, 1001)})
		if got, _ := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock())); kinds(got) != want {
			t.Errorf("%s: %q, want %q", pager, kinds(got), want)
		}
	}
}

// Reports that are made by scripts, or walled, are told, and few are asked for.
func TestReportsBehindWalls(t *testing.T) {
	for name, page := range map[string]string{"a captcha": "请输入验证码", "scripts": "<div id=app></div><script src=/app.js></script>"} {
		pages := map[string]string{}
		for i := range 12 {
			pages["/"] += fmt.Sprintf("<p><a href=/r/%d.html>%d年政府信息公开工作年度报告</a>", i, 2012+i)
			pages[fmt.Sprintf("/r/%d.html", i)] = page
		}
		s := newSmallSite(t, pages)
		got, asked := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock()))
		if kinds(got) != "blocked" || len(got.Failed) != 12 || len(asked) > 4 {
			t.Errorf("%s: %q of %d, asked %q", name, kinds(got), len(got.Failed), asked)
		}
	}
}

// reportsAt is a page of links to reports, with what each gives.
func reportsAt(pages map[string]string, addresses ...string) string {
	list := ""
	for i, address := range addresses {
		list += fmt.Sprintf("<li><a href=%q>%s2023年政府信息公开工作年度报告</a><span>2024-01-10</span>", address, organOf(i))
		pages[address] = reportPage(i, 1000+i)
	}
	return "<ul>" + list + "</ul>"
}

// A parameter that changes from day to day while the reports stay is learnt to be noise: they are no
// new versions on the day after, and on the day after that they are not asked for.
func TestNoiseIsLearnt(t *testing.T) {
	s := newSmallSite(t, map[string]string{})
	publish := func(day string) {
		var addresses []string
		for i := range 5 {
			addresses = append(addresses, fmt.Sprintf("/show?id=%d&visit=%s%d", 10000+i, day, i))
		}
		s.pages = map[string]string{}
		s.pages["/"] = reportsAt(s.pages, addresses...)
	}
	clock := newTestClock()
	c := newConfig(t, t.TempDir(), s.URL, clock)
	for i, want := range []struct{ fresh, asked int }{{5, 6}, {0, 3}, {0, 1}} {
		publish(fmt.Sprintf("%d7f2a", i))
		got, asked := s.walked(t, c)
		if len(got.New) != want.fresh || len(got.Changed) != 0 || len(asked) != want.asked {
			t.Errorf("day %d: %d new, %d changed, asked %q", i, len(got.New), len(got.Changed), asked)
		}
		clock.Pass(24 * time.Hour)
	}
	// What tells reports apart is not learnt.
	s.pages = map[string]string{}
	s.pages["/"] = reportsAt(s.pages, "/1", "/2", "/3", "/4", "/5", "/show?id=20000", "/show?id=20001", "/show?id=20002")
	got, _ := s.walked(t, c)
	for i := range 3 {
		if at := fmt.Sprintf("%s/show?id=2000%d", s.URL, i); !slices.ContainsFunc(got.New, func(n outcome.Item) bool { return n.URL == at }) {
			t.Errorf("%s is not new", at)
		}
	}
}

// A list with a next part for ever is left once its parts hold nothing else, a page with a link to a
// list of each day once such pages bring nothing, and addresses that grow are not asked for.
func TestTraps(t *testing.T) {
	pages := map[string]string{}
	list := reportsAt(pages, "/r/1.html", "/r/2.html")
	pages["/"] = list + "<a href=/nb/index.html>信息公开年报</a><a href=/rl/1.html>信息公开年报</a><a href=/zw/zw/zw/>信息公开年报</a>"
	for i := range 100 {
		pages[fmt.Sprintf("/nb/index_%d.html", i)] = list + fmt.Sprintf("<div class=page><a href=/nb/index_%d.html>下一页</a></div>", i+1)
	}
	pages["/nb/index.html"] = pages["/nb/index_1.html"]
	s := newSmallSite(t, pages)
	got, asked := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock()))
	parts := 0
	for _, address := range asked {
		if strings.HasPrefix(address, "/nb/index_") {
			parts++
		}
		if address == "/zw/zw/zw/" {
			t.Error("an address that goes in circles is asked for")
		}
	}
	if len(got.New) != 2 || parts > 4 {
		t.Errorf("%d new; %d parts: %q", len(got.New), parts, asked)
	}
}

// A redirect of a document is not asked for again each day.
func TestRedirectsAreKept(t *testing.T) {
	s := newTestSite(t, newTestClock(), 1, 10)
	s.add("/old.html", "2023年政府信息公开工作年度报告", "report", status(301, "Location", "/new.html"))
	s.hide("/new.html", tagged("text/html", []byte(reportPage(1, 1001))))
	clock := newTestClock()
	c := newConfig(t, t.TempDir(), s.URL, clock)
	for _, want := range []struct {
		pass  time.Duration
		times int
	}{{0, 1}, {24 * time.Hour, 0}, {20 * 24 * time.Hour, 1}} {
		clock.Pass(want.pass)
		s.clear()
		if _, err := Run(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		n := map[string]int{}
		for _, h := range s.log {
			n[h.path]++
		}
		if n["/old.html"] != want.times || n["/new.html"] != want.times {
			t.Errorf("after %v: %v", want.pass, n)
		}
	}
}

// The page of a report is had, and its files with it that are the same report in other forms; what else is
// attached is not asked for, nor what says of itself that it is no report.
func TestFormsOfAReport(t *testing.T) {
	pages := map[string]string{"/": "<title>政府信息公开年报</title><ul>"}
	for i, files := range []string{
		`<a href=/f/1.pdf>PDF版下载</a> <a href=/f/1.docx>下载Word格式</a> <a href=/f/2.pdf>2023年政府信息公开年度报告.pdf</a> <a href=/f/W020240122.ofd>W020240122.ofd</a>`,
		`附件：<a href=/v/1.pdf>一图读懂2023年年度报告</a> <a href=/v/2.doc>依申请公开申请表.doc</a> <a href=/v/3.pdf>2022年政府信息公开年度报告</a>`,
		"", ""} {
		address := fmt.Sprintf("/r/%d.html", i)
		pages["/"] += fmt.Sprintf(`<li><a href=%s>%s2023年政府信息公开工作年度报告</a><span>2024-01-10</span>`, address, organOf(i))
		pages[address] = strings.Replace(reportPage(i, 1000+i), "</body>", files+"</body>", 1)
	}
	pages["/r/2.html"] = `<p>报告全文见附件。</p><a href=/f/3.pdf>附件1</a> <a href=/v/4.pdf>2023年年度报告解读.pdf</a>`
	pages["/r/3.html"] = `<p>图解</p><a href=/v/5.pdf>图解：年度报告.pdf</a>`
	s := newSmallSite(t, pages)
	got, asked := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock()))
	asked = slices.DeleteFunc(asked, func(a string) bool { return a == "/" || strings.HasPrefix(a, "/r/") })
	slices.Sort(asked)
	if want := []string{"/f/1.docx", "/f/1.pdf", "/f/2.pdf", "/f/3.pdf", "/f/W020240122.ofd"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
	if len(got.New) != 2 || got.Sites[0].WithoutReport != 1 {
		t.Errorf("new %+v, %+v", got.New, got.Sites[0])
	}
}

// A column that shows the last report in place of a list has it as a document, and its links are followed
// as those of any list; on the day after it is no new version.
func TestReportInPlaceOfAList(t *testing.T) {
	pages := map[string]string{"/": "<a href=/nb/>政府信息公开年报</a>"}
	others := reportsAt(pages, "/r/1.html")
	column := reportPage(7, 1007) + others
	pages["/nb/"] = column + "访问 11 次"
	s := newSmallSite(t, pages)
	clock := newTestClock()
	c := newConfig(t, t.TempDir(), s.URL, clock)
	for day, isNew := range []int{2, 0, 0} {
		if got, asked := s.walked(t, c); len(got.New) != isNew || len(got.Changed) != 0 || len(got.Failed) != 0 {
			t.Errorf("new %d, want %d; asked %q, %+v %+v", len(got.New), isNew, asked, got.Failed, got.Changed)
		}
		pages["/nb/"] = fmt.Sprintf("%s访问 %d 次", column, 12+day)
		clock.Pass(24 * time.Hour)
	}
}

// What a run would ask for is told without a request, and nothing of it is kept.
func TestPlan(t *testing.T) {
	pages := map[string]string{"/": "<a href=/nb/index.html>政府信息公开年报</a>"}
	pages["/nb/index.html"] = reportsAt(pages, "/r/1.html", "/r/2.html")
	delete(pages, "/r/2.html")
	s := newSmallSite(t, pages)
	clock := newTestClock()
	c := newConfig(t, t.TempDir(), s.URL, clock)
	planned := func(c Config) string {
		t.Helper()
		s.asked = nil
		var lines strings.Builder
		if err := Plan(context.Background(), c, &lines); err != nil {
			t.Fatal(err)
		}
		if len(s.asked) > 0 {
			t.Errorf("the site was asked: %q", s.asked)
		}
		return strings.ReplaceAll(lines.String(), s.URL, "")
	}
	none := c
	none.Store = nil
	if got, want := planned(none), "test\tGET\t/\n"; got != want {
		t.Errorf("without a database %q, want %q", got, want)
	}
	if _, err := Run(context.Background(), c); err != nil {
		t.Fatal(err)
	}
	const known = "\tunless it is as it was\n"
	lists := "test\tGET\t/" + known + "test\tGET\t/nb/index.html" + known
	clock.Pass(24 * time.Hour)
	for range 2 {
		if got, want := planned(c), lists; got != want {
			t.Errorf("the next day %q, want %q", got, want)
		}
	}
	clock.Pass(20 * 24 * time.Hour)
	if got, want := planned(c), lists+"test\tGET\t/r/1.html"+known+"test\tGET\t/r/2.html\n"; got != want {
		t.Errorf("once documents are looked at again %q, want %q", got, want)
	}
}

// What a list calls by the name of an organ or by a year is a report where it is one, and is not asked for
// again on the day after.
func TestListsThatAreReports(t *testing.T) {
	s := newSmallSite(t, map[string]string{
		"/":      "<title>政府信息公开年报</title><ul><li><a href=/2023/>2023年</a></li></ul>",
		"/2023/": "<title>2023年政府信息公开年报</title><ul><li><a href=/2023/1/>" + organOf(0) + "</a></li><li><a href=/2023/2/>" + organOf(1) + "</a></li></ul>",
	})
	for i := range 2 {
		s.pages[fmt.Sprintf("/2023/%d/", i+1)] = reportPage(i, 1000+i)
	}
	c := newConfig(t, t.TempDir(), s.URL, newTestClock())
	c.All = true
	got, _ := s.walked(t, c)
	if len(got.New) != 2 || got.Sites[0].Documents != 2 {
		t.Fatalf("new %+v, %+v", got.New, got.Sites[0])
	}
	if _, asked := s.walked(t, c); len(asked) != 2 {
		t.Errorf("asked for again: %q", asked)
	}
}

// Forms that are sent back with their state, which alone says what part is next, lead to all parts.
func TestFormsWithStateAlone(t *testing.T) {
	pages := map[string]string{}
	part := func(n int) string {
		address := fmt.Sprintf("/r/%d.html", n)
		pages[address] = reportPage(n, 1000+n)
		return fmt.Sprintf("<ul><li><a href=%s>%s2023年政府信息公开工作年度报告</a></ul><form method=post action=/list><input type=hidden name=__VIEWSTATE value=s%d>"+
			"<a href=\"javascript:__doPostBack('next','')\">下一页</a></form>", address, organOf(n), n)
	}
	parts := []string{part(0), part(1), part(2)}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := 0
		if r.Method == http.MethodPost {
			if _, err := fmt.Sscanf(r.FormValue("__VIEWSTATE"), "s%d", &n); err != nil {
				t.Error(err)
			}
			n = min(n+1, len(parts)-1)
		}
		page, ok := pages[r.URL.Path]
		if r.URL.Path == "/" || r.URL.Path == "/list" {
			page, ok = parts[n], true
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, "<html><meta charset=utf-8><body>"+page)
	}))
	defer site.Close()
	s := &smallSite{Server: site}
	if got, _ := s.walked(t, newConfig(t, t.TempDir(), s.URL, newTestClock())); len(got.New) != 3 {
		t.Errorf("new: %+v", got.New)
	}
}

// A brittle account does not stand lists.
type brittle struct{ account }

func (brittle) Listed(string, int, string) { panic("a list") }

// A page that the reading does not stand is told as a fault of the page, and the walk comes to its end.
func TestPageThatIsNotStood(t *testing.T) {
	s := newSmallSite(t, map[string]string{"/": "<title>政府信息公开年报</title><ul><li><a href=/1.html>" + organOf(0) + "2023年政府信息公开工作年度报告</a></li></ul>"})
	c := newConfig(t, t.TempDir(), s.URL, newTestClock())
	run, ctx, release, err := c.begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	transport := fetch.New(fetch.Config{Store: c.Store, Archive: c.Archive, Run: run.ID, Clock: c.Clock, Patience: c.Patience, Limits: c.Limits, AllowPrivate: true, Log: c.Log})
	site, err := c.newSiteCrawl(ctx, &c.Sources.Sites[0], transport, run.ID)
	if err != nil {
		t.Fatal(err)
	}
	site.account = brittle{site.account}
	if err := site.crawl(ctx); err != nil {
		t.Fatal(err)
	}
	failures, err := crawldb.Failures(ctx, c.Store, run.ID)
	if err != nil || len(failures) != 1 || failures[0].Kind != kindErrorPage || site.counts.Failed != 1 {
		t.Errorf("failures %+v, %v; %+v", failures, err, site.counts)
	}
}
