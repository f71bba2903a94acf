package crawl

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
	"nianbao/store/reports"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == workers.Command {
		if err := workers.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if address := os.Getenv(asVictim); address != "" {
		crawlUntilKilled(address, os.Getenv(asVictim+"_DIR"))
	}
	os.Exit(m.Run())
}

// quickPatience is the default, but that a host may fail more often in a row.
func quickPatience() fetch.Patience {
	p := fetch.DefaultPatience()
	p.HostDown = 50
	return p
}

// configFor returns a crawl of a site into a directory.
func configFor(dir, address string, clock fetch.Clock) (Config, error) {
	sources, err := sites.Parse("sources.yaml", []byte(fmt.Sprintf("contact: ops@example.org\nsites:\n  - name: test\n    start: [%s/]\n", address)))
	if err != nil {
		return Config{}, err
	}
	s, err := store.Open(filepath.Join(dir, "reports.db"))
	if err != nil {
		return Config{}, err
	}
	archive, err := archive.Open(filepath.Join(dir, "archive"), s, clock.Now)
	if err != nil {
		return Config{}, err
	}
	limits := ingest.DefaultLimits()
	limits.MaxStreamBytes = 8 << 20
	return Config{Sources: sources, Store: s, Archive: archive, Clock: clock, Patience: quickPatience(), Sites: 1, AllowPrivate: true,
		Log:    slog.New(slog.DiscardHandler),
		Limits: fetch.DownloadLimits{PageBytes: 1 << 20, DocumentBytes: 2 << 20, Answer: 2 * time.Second, Whole: 3 * time.Second},
		Import: bulk.Config{Workers: 2, Isolation: bulk.InProcesses, Worker: []string{os.Args[0], workers.Command}, Limits: limits,
			BatchSize: 64, BatchAge: 500 * time.Millisecond}}, nil
}

func newConfig(t *testing.T, dir, address string, clock fetch.Clock) Config {
	t.Helper()
	c, err := configFor(dir, address, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Archive.Close()
		c.Store.Close()
	})
	return c
}

// again returns a server that gives bad answers first and then a good one.
func again(good http.HandlerFunc, bad ...http.HandlerFunc) []http.HandlerFunc {
	return append(bad, good)
}

// faultySite is a site of 500 linked documents on ten pages: some with every fault
// that sites have, the others in order.
func faultySite(t *testing.T, clock fetch.Clock) *testSite {
	s := newTestSite(t, clock, 10, 50)
	pdf := fixture(t, "fixtures/department.pdf")
	copyOf := func(n int) []byte { return append(slices.Clone(pdf), fmt.Sprintf("%% %d\n", n)...) }
	const title = "政府信息公开工作年度报告"
	const dated = "2021年" + title
	next := 0
	page := func() []byte { next++; return []byte(reportPage(next, 1000+next)) }
	named := func() string { return fmt.Sprintf("%s2023年%s", districts()[next+1].Name, title) }
	each := func(n int, path, want string, handlers func() []http.HandlerFunc) {
		for i := range n {
			link := named()
			s.add(fmt.Sprintf(path, i), link, want, handlers()...)
		}
	}
	html := func() http.HandlerFunc { return tagged("text/html", page()) }

	// Faults that pass.
	each(3, "/f/500-%d.html", "report", func() []http.HandlerFunc { return again(html(), status(500), status(502)) })
	each(2, "/f/reset-%d.html", "report", func() []http.HandlerFunc { return again(html(), reset()) })
	each(1, "/f/busy-%d.html", "report", func() []http.HandlerFunc {
		return again(html(), status(429, "Retry-After", "120"), busyFor(clock, 9*time.Minute))
	})
	each(1, "/f/silent-%d.html", "report", func() []http.HandlerFunc { return again(html(), silent) })
	each(1, "/f/drip-%d.html", "report", func() []http.HandlerFunc { return again(html(), drip) })
	s.add("/f/cut.pdf", dated, "report", again(plain("application/pdf", copyOf(1)), cut(copyOf(1), true))...)
	s.add("/f/cut-unseen.pdf", dated, "report", again(plain("application/pdf", copyOf(2)), cut(copyOf(2), false))...)
	// Faults that stay.
	each(2, "/f/404-%d.html", "failed status", func() []http.HandlerFunc { return []http.HandlerFunc{status(404)} })
	s.add("/f/always-500.pdf", dated, "failed status", status(500))
	s.add("/f/tomorrow.pdf", dated, "failed status", status(503))
	s.add("/f/loop", dated, "failed redirects", status(302, "Location", "/f/loop?more"))
	s.add("/f/huge.pdf", dated, "failed too-large", huge)
	s.add("/f/endless.pdf", dated, "failed too-large", endless)
	s.add("/f/inflating.pdf", dated, "failed too-large", inflating)
	s.add("/f/bomb.pdf", dated, "unread limit", plain("application/pdf", bombPDF()))
	s.add("/f/error-page.pdf", dated, "failed gone", plain("application/pdf", fixture(t, "bad/notpdf.pdf")))
	s.add("/f/error-page-2.pdf", dated, "failed error-page", plain("text/html", []byte("<html>系统繁忙")))
	s.add("/f/old.doc", dated, "unread damaged", plain("application/msword", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more")))
	s.add("/f/nothing.html", dated, "nothing", plain("text/html", []byte("<html><p>年度报告详见政务大厅")))
	s.add("/secret/a.pdf", dated, "nothing", plain("application/pdf", copyOf(3)))
	s.add("/secret/b.pdf", dated, "nothing", plain("application/pdf", copyOf(4)))
	s.add("http://intranet.invalid/report.pdf", dated, "nothing", status(500))
	s.add("/f/to-secret", dated, "nothing", status(302, "Location", "/secret/c.pdf"))
	// Servers that say wrong things.
	each(5, "/l/charset-%d.html", "report", func() []http.HandlerFunc {
		return []http.HandlerFunc{plain("text/html; charset=utf-8", gbk(string(page())))}
	})
	s.add("/l/type.pdf", dated, "report", plain("text/html", copyOf(5)))
	s.add("/l/download?id=7", dated, "report", plain("application/octet-stream", copyOf(6), "Content-Disposition", "attachment; filename="+string(gbk("年报（终）.pdf"))))
	s.entries["/l/download"] = s.entries["/l/download?id=7"]
	// Links that are none.
	s.add("/s/opened.pdf", dated, "report", plain("application/pdf", copyOf(7))).onclick = true
	s.add("/s/moved", dated, "report", status(301, "Location", "/files/moved%20%E5%B9%B4%E6%8A%A5.pdf")).at = "/files/moved%20%E5%B9%B4%E6%8A%A5.pdf"
	s.hide("/files/moved 年报.pdf", plain("application/pdf", copyOf(8)))
	s.add("/s/article.html", dated, "report", plain("text/html", []byte("<html><p>附件：<a href='/files/1.pdf'>附件1</a>"))).at = "/files/1.pdf"
	s.hide("/files/1.pdf", plain("application/pdf", copyOf(9)))
	s.add("/s/viewer.html?file=/files/2.pdf", dated, "report").at = "/files/2.pdf"
	s.hide("/files/2.pdf", tagged("application/pdf", copyOf(10)))
	s.add("/s/refresh.html", dated, "report", plain("text/html", []byte("<html><script>window.location.href='/files/3.pdf'</script>"))).at = "/files/3.pdf"
	s.hide("/files/3.pdf", tagged("application/pdf", copyOf(11)))
	// The same bytes at two addresses.
	twin := copyOf(12)
	s.add("/t/one.pdf", dated, "report", tagged("application/pdf", twin))
	s.add("/t/two.pdf", dated, "report", tagged("application/pdf", twin))
	s.add("/t/word.docx", title+"（2022）", "report", tagged("application/zip", fixture(t, "fixtures/word-2021.docx")))
	s.add("/t/real.pdf", "2023年度"+title, "report", tagged("application/pdf", fixture(t, "fixtures/drift.pdf")))
	// And those in order, some without a tag.
	for len(s.paths) < 500 {
		link, handler := named(), html()
		if next%5 == 0 {
			handler = plain("text/html", []byte(reportPage(next, 1000+next)))
		}
		s.add(fmt.Sprintf("/r/%d.html", len(s.paths)), link, "report", handler)
	}
	return s
}

// TestCrawl goes through the life of a crawl: all is fetched once, then nothing;
// then a document has changed; and at no time is the site asked for more than it
// allows.
func TestCrawl(t *testing.T) {
	clock := newTestClock()
	s := faultySite(t, clock)
	c := newConfig(t, t.TempDir(), s.URL, clock)
	first, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	checkFirstRun(t, s, c, first)
	checkPoliteness(t, s)
	checkFigures(t, c)

	s.clear()
	second, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	checkSecondRun(t, s, second)

	changed, visited := "/r/499.html", "/r/496.html"
	corrected := reportPage(districtOf(t, first, s.URL+changed), 7)
	s.entries[changed].handlers = []http.HandlerFunc{tagged("text/html", []byte(corrected))}
	counted := strings.Replace(pageOf(s, visited), "<h1>", "<p>浏览次数：12345</p><h1>", 1)
	s.entries[visited].handlers = []http.HandlerFunc{tagged("text/html", []byte(counted))}
	clock.Pass(20 * 24 * time.Hour)
	s.clear()
	third, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if len(third.New) != 0 || len(third.Changed) != 1 || third.Changed[0].URL != s.URL+changed {
		t.Fatalf("new %v, changed %+v", third.New, third.Changed)
	}
	got := map[string]string{}
	for _, f := range third.Changed[0].Figures {
		got[f.Indicator+"/"+f.Applicant] = f.After
	}
	want := map[string]string{"applications.received/natural_person": "7", "applications.received/total": "7"}
	if !third.Changed[0].Same || !maps.Equal(got, want) {
		t.Errorf("figures that changed: %+v", third.Changed[0])
	}
	if !third.NeedsPerson() {
		t.Error("a change needs nobody")
	}
	for _, h := range s.log {
		if e := s.entries[h.path]; e != nil && strings.HasPrefix(h.path, "/r/") && h.path != changed && h.path != visited && h.condition != (h.status == http.StatusNotModified) {
			t.Errorf("%s: conditional %v, answered %d", h.path, h.condition, h.status)
		}
	}
}

func (s *testSite) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}

// pageOf returns what an address gives.
func pageOf(s *testSite, path string) string {
	w := &recorder{header: http.Header{}}
	r, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		return ""
	}
	e := s.entries[path]
	e.handlers[len(e.handlers)-1](w, r)
	return w.body.String()
}

type recorder struct {
	header http.Header
	body   strings.Builder
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }
func (r *recorder) WriteHeader(int)             {}

// districtOf returns the number of the district whose report is at an address.
func districtOf(t *testing.T, s *outcome.Summary, url string) int {
	t.Helper()
	for _, item := range s.New {
		if item.URL == url {
			for i, d := range districts() {
				if d.Code == item.Region {
					return i
				}
			}
		}
	}
	t.Fatalf("no report of %s", url)
	return 0
}

// problems lists the kinds of what is told of sites for the first time.
func problems(s *outcome.Summary) string {
	var list []string
	for _, p := range s.Problems {
		if p.New {
			list = append(list, p.Kind)
		}
	}
	return strings.Join(list, " ")
}

func checkFirstRun(t *testing.T, s *testSite, c Config, got *outcome.Summary) {
	t.Helper()
	want := map[string]string{}
	for _, path := range s.paths {
		e := s.entries[path]
		at := e.at
		if !strings.HasPrefix(at, "http") {
			at = s.URL + at
		}
		if e.want != "nothing" {
			want[at] = e.want
		}
	}
	found := map[string]string{}
	for _, item := range got.New {
		found[item.URL] = "report"
		if item.Report == 0 {
			found[item.URL] = "unread " + item.ErrorKind
		}
	}
	for _, p := range got.Failed {
		if found[p.URL] == "" {
			found[p.URL] = "failed " + p.Kind
		}
	}
	for _, url := range slices.Sorted(maps.Keys(want)) {
		if found[url] != want[url] {
			t.Errorf("%s: %q, want %q", url, found[url], want[url])
		}
		delete(found, url)
	}
	for url, what := range found {
		t.Errorf("%s: %q, want nothing", url, what)
	}
	site := got.Sites[0]
	if site.Pages != 11 || site.Robots != 3 || site.WithoutReport != 1 || site.Outside != 1 {
		t.Errorf("%+v", site)
	}
	if len(got.Flagged) != 1 || got.Flagged[0].URL != s.URL+"/t/real.pdf" || got.Flagged[0].SumsFail != 3 {
		t.Errorf("flagged %+v", got.Flagged)
	}
	if told := problems(got); told != "site-outside robots-withheld pages-without files-unread files-unread report-partial" {
		t.Errorf("problems %s: %+v", told, got.Problems)
	}
	if p := got.Problems[0]; !strings.Contains(p.Error, "intranet.invalid") || !strings.Contains(p.Chinese, "intranet.invalid") || !p.New {
		t.Errorf("%+v", p)
	}
	dir := filepath.Dir(filepath.Dir(c.Archive.NextManifest(1))) // manifests lie in a folder of the archive
	v, err := c.Archive.Verify(context.Background())
	if err != nil || len(v.Damages) > 0 {
		t.Fatalf("%+v, %v", v, err)
	}
	// Of each document one, of twins one for both, 11 lists and two pages with files; robots.txt, and what is said in place of documents in two ways.
	if n := len(got.New) - 1 + 11 + 2 + 3; v.Contents != n {
		t.Errorf("the archive has %d contents, want %d", v.Contents, n)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "tmp", "*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// checkPoliteness looks into the site's log: nothing that robots.txt forbids, one
// request at a time, none before its time.
func checkPoliteness(t *testing.T, s *testSite) {
	t.Helper()
	if s.log[0].path != "/robots.txt" || s.most != 1 {
		t.Errorf("first %s, %d requests at a time", s.log[0].path, s.most)
	}
	for i, h := range s.log {
		if strings.HasPrefix(h.path, "/secret/") {
			t.Errorf("robots.txt forbids %s", h.path)
		}
		if !strings.HasPrefix(h.agent, "nianbao/") || !strings.Contains(h.agent, "ops@example.org") {
			t.Errorf("the agent is %q", h.agent)
		}
		if i < 2 {
			continue // robots.txt asks for an interval only once it is read
		}
		before := s.log[i-1]
		least := 3 * time.Second
		switch before.status {
		case http.StatusTooManyRequests:
			least = 120 * time.Second
		case http.StatusServiceUnavailable:
			if strings.HasPrefix(before.path, "/f/busy") {
				least = 9*time.Minute - time.Second // a date has whole seconds
			}
		}
		if wait := h.at.Sub(before.at); wait < least {
			t.Errorf("%s comes %v after %s (%d), want %v", h.path, wait, before.path, before.status, least)
		}
	}
}

// checkFigures asks the database for what the pages say.
func checkFigures(t *testing.T, c Config) {
	t.Helper()
	listed, err := reports.List(context.Background(), c.Store, reports.Filter{FromYear: 2023, ToYear: 2023})
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, r := range listed {
		loaded, err := reports.Load(context.Background(), c.Store, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range districts() {
			if d.Code != r.RegionCode || len(loaded.Report.Observations) > 30 {
				continue
			}
			checked++
			for _, o := range loaded.Report.Observations {
				if o.Indicator == "applications.received" && o.Applicant == "total" && o.Value.String() != fmt.Sprint(1000+i) {
					t.Errorf("%s received %s, want %d", r.Organ, o.Value, 1000+i)
				}
			}
		}
	}
	if checked < 440 {
		t.Errorf("%d reports have the figures", checked)
	}
}

// checkSecondRun checks that lists were asked for with conditions, documents not
// at all but for those that failed, and that nothing is said twice, though what lasts is open.
func checkSecondRun(t *testing.T, s *testSite, got *outcome.Summary) {
	t.Helper()
	if len(got.New)+len(got.Changed)+len(got.Flagged) != 0 || got.HasNews() || got.Open != len(got.Failed)+len(got.Problems) {
		t.Errorf("new %v, changed %v, flagged %v, news %v, open %d; problems %+v; %+v", got.New, got.Changed, got.Flagged, got.HasNews(), got.Open, got.Problems, got.Failed)
	}
	for _, h := range s.log {
		switch {
		case strings.HasPrefix(h.path, "/nb/"):
			if h.status != http.StatusNotModified {
				t.Errorf("%s: answered %d", h.path, h.status)
			}
		case strings.HasPrefix(h.path, "/r/"), strings.HasPrefix(h.path, "/t/"), strings.HasPrefix(h.path, "/l/"), strings.HasPrefix(h.path, "/files/"):
			t.Errorf("%s is asked for again", h.path)
		}
	}
}
