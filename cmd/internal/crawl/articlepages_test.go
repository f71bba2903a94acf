package crawl

import (
	"context"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/normalize/annual"
	"nianbao/store/reports"
)

// A report on three pages, of which the second has its table, is had whole and read as one. A page
// that changes has it read again; a count of visitors does not.
func TestArticleOnSeveralPages(t *testing.T) {
	clock := newTestClock()
	s := newTestSite(t, clock, 1, 10)
	whole := reportPage(3, 1003)
	table := whole[strings.Index(whole, "<p>三、"):strings.Index(whole, "</body>")]
	title := organOf(3) + "2023年政府信息公开工作年度报告"
	page := func(number int, text string) http.HandlerFunc {
		return plain("text/html", []byte(fmt.Sprintf(`<html><meta charset=utf-8><body><div><a href="/">首页</a></div><h1>%s</h1><div class=TRS_Editor>%s</div>
<script>createPageHTML(3, %d, "t20240110_5", "html");</script></body></html>`, title, text, number-1)))
	}
	const opening = "<p>根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限为2023年1月1日至12月31日。</p><p>一、总体情况</p><p>主动公开政府信息57条。</p>"
	const closing = "<p>五、存在的主要问题及改进情况</p><p>一是队伍不齐。</p>"
	s.add("/r/t20240110_5.html", title, "report", page(1, opening))
	s.hide("/r/t20240110_5_1.html", page(2, table))
	s.hide("/r/t20240110_5_2.html", page(3, closing))
	c := newConfig(t, t.TempDir(), s.URL, clock)
	crawled := func() string {
		t.Helper()
		summary, err := Run(context.Background(), c)
		if err != nil {
			t.Fatal(err)
		}
		list, err := reports.List(context.Background(), c.Store, reports.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("%d new, %d changed, %d failed", len(summary.New), len(summary.Changed), len(summary.Failed))
		for _, i := range list {
			stored, err := reports.Load(context.Background(), c.Store, i.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range stored.Report.Observations {
				if o.Indicator == "applications.received" && o.Applicant == "total" {
					text += fmt.Sprintf("; %s on page %d", o.Value, o.Place.Page)
				}
			}
			for _, f := range stored.Report.Findings {
				if f.Code == "report-parts" {
					text += fmt.Sprintf("; %s of %s %s", f.Left, f.Right, map[annual.Severity]string{annual.Info: "pages", annual.Error: "pages only"}[f.Severity])
				}
			}
		}
		clock.Pass(20 * 24 * time.Hour)
		return text
	}
	if got, want := crawled(), "1 new, 0 changed, 0 failed; 1003 on page 2; 3 of 3 pages"; got != want {
		t.Errorf("at first %s, want %s", got, want)
	}
	s.entries["/r/t20240110_5_2.html"].handlers = []http.HandlerFunc{page(3, strings.Replace(closing, "不齐", "不齐123", 1))}
	if got, want := crawled(), "0 new, 0 changed, 0 failed; 1003 on page 2; 3 of 3 pages"; got != want {
		t.Errorf("after a visit %s, want %s", got, want)
	}
	s.entries["/r/t20240110_5_1.html"].handlers = []http.HandlerFunc{page(2, strings.ReplaceAll(table, "1003", "1004"))}
	if got, want := crawled(), "0 new, 1 changed, 0 failed; 1004 on page 2; 3 of 3 pages"; got != want {
		t.Errorf("after a change %s, want %s", got, want)
	}
	s.entries["/r/t20240110_5_2.html"].handlers = []http.HandlerFunc{status(404)}
	if got, want := crawled(), "0 new, 0 changed, 1 failed; 1004 on page 2; 3 of 3 pages"; got != want {
		t.Errorf("after a page is gone %s, want %s", got, want)
	}
}

// scan returns a picture of a page on which nothing is written.
func scan(t *testing.T, width, height int) string {
	t.Helper()
	var b strings.Builder
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An article that shows nothing but pictures is had by them, less those that are too small; what can't be read of them is
// told, and they are not asked for again the next day.
func TestArticleOfPictures(t *testing.T) {
	answers := map[string]string{
		"/": "<html><title>政府信息公开年报</title><ul><li><a href=/nb/t20240115_1.html>清源县水务局2023年政府信息公开工作年度报告</a>",
		"/nb/t20240115_1.html": `<html><div class=header><img src=/images/top.png></div><h1>清源县水务局2023年政府信息公开工作年度报告</h1><p><img src=W0_1.png></p><p><img data-original=W0_2.png src=/images/blank.png></p>
<p><img src=small.png><img src=W0_3.png><img width=16 src=doc.png></p><div class=share><img src=/images/wx9.png></div>`,
		"/nb/W0_1.png": scan(t, 600, 800), "/nb/W0_2.png": scan(t, 600, 801), "/nb/small.png": scan(t, 300, 200),
	}
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		answer, ok := answers[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write([]byte(answer)) // the client may be gone
	}))
	defer server.Close()
	clock := newTestClock()
	c := newConfig(t, t.TempDir(), server.URL, clock)
	sources, err := sites.Parse("sources.yaml", []byte("sites: [{name: test, start: ["+server.URL+"/]}]"))
	if err != nil {
		t.Fatal(err)
	}
	c.Sources = sources
	got, err := Run(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"/robots.txt", "/", "/nb/t20240115_1.html", "/nb/W0_1.png", "/nb/W0_2.png", "/nb/small.png", "/nb/W0_3.png"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q", asked)
	}
	var failed []string
	for _, p := range got.Failed {
		failed = append(failed, p.Kind+p.URL[strings.LastIndex(p.URL, "/"):])
	}
	if site := got.Sites[0]; site.Documents != 1 || site.New != 1 || site.WithoutReport > 0 || !slices.Equal(failed, []string{"not-report/W0_1.png", "not-report/W0_2.png", "status/W0_3.png"}) {
		t.Errorf("%+v; failed %+v; problems %+v", site, got.Failed, got.Problems)
	}
	asked = nil
	if err := clock.Sleep(context.Background(), 24*time.Hour); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(context.Background(), c); err != nil || len(asked) != 2 {
		t.Errorf("the next day: %q, %v", asked, err)
	}
}
