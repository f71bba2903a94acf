package publish_test

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/publish"
	"nianbao/cmd/internal/web/webtest"
	"nianbao/normalize/annual"
	"nianbao/store/storetest"
)

// ask answers a request for a document of a site at an address of its own.
func ask(t *testing.T, document func(http.ResponseWriter, *page.Request) error, target string, parts ...string) *httptest.ResponseRecorder {
	t.Helper()
	desk := webtest.Desk(t, publish.Templates())
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.URL.Scheme, r.URL.Host = "https", "example.org"
	for i := 0; i < len(parts); i += 2 {
		r.SetPathValue(parts[i], parts[i+1])
	}
	w := httptest.NewRecorder()
	desk.Direct(document).ServeHTTP(w, r)
	return w
}

// The feed has the reports that were read last, under the whole addresses of the site.
func TestFeed(t *testing.T) {
	p := publish.New(webtest.Districts(t), "")
	got := ask(t, p.Feed, "/feed.atom?"+url.Values{"region": {"洪泽区"}}.Encode())
	var feed struct {
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(got.Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) == 0 {
		t.Fatal("no entries")
	}
	for i, e := range feed.Entries {
		if !strings.Contains(e.Title, "洪泽区") || !strings.HasPrefix(e.ID, "https://example.org/reports/") {
			t.Errorf("%+v", e)
		}
		if i > 0 && e.Updated > feed.Entries[i-1].Updated {
			t.Errorf("%s stands behind %s", e.Updated, feed.Entries[i-1].Updated)
		}
	}
	if got := ask(t, p.Feed, "/feed.atom?region=nowhere"); got.Code != http.StatusNotFound && got.Code != http.StatusBadRequest {
		t.Errorf("a region that is none: %d", got.Code)
	}
}

// The feed has the real or the invented reports alone if it is asked for these.
func TestFeedOfRealReports(t *testing.T) {
	db := storetest.OpenNew(t)
	for i, organ := range []string{"淮安区人民政府", "【合成样例】洪泽区人民政府", "【合成样例】淮阴区人民政府"} {
		report := storetest.Plain(t, []string{"320803", "320813", "320804"}[i], "", 2023)
		report.Organ = organ
		storetest.MustImport(t, db, storetest.FileOf(organ, organ), report)
	}
	p := publish.New(db, "")
	for query, want := range map[string]struct{ entries, real int }{"": {3, 1}, "?only=real": {1, 1}, "?only=invented": {2, 0}, "?only=real&region=320800": {1, 1}, "?only=invented&region=320813": {1, 0}} {
		body := ask(t, p.Feed, "/feed.atom"+query).Body.String()
		entries, real := strings.Count(body, "<entry>"), strings.Count(body, "<name>淮安区人民政府")
		if entries != want.entries || real != want.real {
			t.Errorf("%s: %d entries, %d of them real, want %v", query, entries, real, want)
		}
	}
}

// The map leads to its parts, and these to all reports that count.
func TestSitemap(t *testing.T) {
	p := publish.New(webtest.Districts(t), "")
	index := ask(t, p.Index, "/sitemap.xml").Body.String()
	for _, part := range []string{"https://example.org/sitemaps/pages.xml", "https://example.org/sitemaps/reports/0.xml"} {
		if !strings.Contains(index, "<loc>"+part+"</loc>") {
			t.Errorf("no %s in %s", part, index)
		}
	}
	if pages := ask(t, p.MapOfPages, "/sitemaps/pages.xml").Body.String(); !strings.Contains(pages, "<loc>https://example.org/en/regions/320813</loc>") {
		t.Errorf("no region in %.500s", pages)
	}
	if list := ask(t, p.MapOfReports, "/sitemaps/reports/0.xml", "from", "0.xml").Body.String(); !strings.Contains(list, "<loc>https://example.org/reports/1</loc>") {
		t.Errorf("no report in %.500s", list)
	}
	if got := ask(t, p.MapOfReports, "/sitemaps/reports/7.xml", "from", "7.xml"); got.Code != http.StatusNotFound {
		t.Errorf("a part that is none: %d", got.Code)
	}
}

// Files of the folder of exports can be had, and nothing else of the machine.
func TestDownloads(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"figures.csv": "a,b\n", ".hidden": "x", "half.csv.tmp": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "link.csv")); err != nil {
		t.Fatal(err)
	}
	p := publish.New(webtest.Districts(t), dir)
	desk := webtest.Desk(t, publish.Templates())
	w := httptest.NewRecorder()
	desk.Page(p.Pages()["/downloads"]).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/en/downloads", nil))
	for _, want := range []string{`href="http://example.com/downloads/figures.csv"`, `"@type":"Dataset"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s in the page", want)
		}
	}
	for _, hidden := range []string{".hidden", "half.csv.tmp", "link.csv"} {
		if strings.Contains(w.Body.String(), hidden) {
			t.Errorf("the page offers %s", hidden)
		}
	}
	for name, want := range map[string]int{"figures.csv": 200, ".hidden": 404, "half.csv.tmp": 404, "link.csv": 500, "../figures.csv": 404, "none.csv": 404} {
		if got := ask(t, p.File, "/downloads/x", "name", name); got.Code != want || want == 200 && got.Body.String() != "a,b\n" {
			t.Errorf("%s: %d, want %d: %s", name, got.Code, want, got.Body)
		}
	}
}

// Beside the list of reports stands how many rows it has; of one that is too long for one file, which are in the first.
func TestDownloadsTellLengthOfList(t *testing.T) {
	s := webtest.Serve(webtest.Desk(t, publish.Templates()), publish.New(webtest.Districts(t), "").Pages())
	_, body := webtest.Get(t, s, "/downloads")
	if !regexp.MustCompile(`报告清单（CSV）</a> 共[0-9]+份报告</li>`).MatchString(body) {
		t.Errorf("no length: %s", body)
	}
	if short, long := page.FirstRows(1001), page.FirstRows(1_000_000); short != 1001 || long >= 1_000_000 {
		t.Errorf("%d rows of 1,001 and %d of a million", short, long)
	}
}

// What is said of originals holds for all reports, and those are told that say of themselves that they are invented,
// wherever they are from.
func TestAboutTellsExamples(t *testing.T) {
	for text, invented := range map[string]bool{"（本报告是软件测试用的样例，内容和数据均为虚构，与所称机关无关。）": true, "全年主动公开信息12条。": false} {
		db := storetest.OpenNew(t)
		d := storetest.FileOf("a.pdf", "a")
		d.SourceURL = "https://www.example.org/a.pdf"
		report := storetest.Plain(t, "320813", "", 2023)
		report.Sections = []annual.Section{{Text: text}}
		storetest.MustImport(t, db, d, report)
		s := webtest.Serve(webtest.Desk(t, publish.Templates()), publish.New(db, "").Pages())
		_, body := webtest.Get(t, s, "/about")
		if strings.Contains(body, "共有1份报告，其中1份是合成样例") != invented || !strings.Contains(body, "原件在本站手边的") {
			t.Errorf("of %s: %.2000s", text, body)
		}
	}
}
