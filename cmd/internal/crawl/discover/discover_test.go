package discover_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"slices"
	"strings"
	"testing"

	"nianbao/cmd/internal/crawl/discover"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/extract/character"
)

// browser keeps what sites give it.
var browser = func() *http.Client {
	cookies, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // without options there is none
	}
	return &http.Client{Jar: cookies}
}()

// get asks a site for a page.
func get(ctx context.Context, r sites.Request) (family.Page, error) {
	body, mediaType := r.JSON, "application/json"
	if r.Form != nil {
		body, mediaType = r.Form.Encode(), "application/x-www-form-urlencoded"
	}
	request, err := http.NewRequestWithContext(ctx, r.Method(), r.URL, strings.NewReader(body))
	if err != nil {
		return family.Page{}, err
	}
	if body != "" {
		request.Header.Set("Content-Type", mediaType)
	}
	request.Header.Set("Referer", r.Referer)
	answer, err := browser.Do(request)
	if err != nil {
		return family.Page{}, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return family.Page{}, err
	}
	if answer.StatusCode != http.StatusOK {
		return family.Page{}, fmt.Errorf("%s: %s", r.URL, answer.Status)
	}
	text, _ := character.DecodeText(data)
	r.URL = answer.Request.URL.String()
	kind, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
	return family.Page{Request: r, MediaType: kind, Text: text}, nil
}

func finder(t *testing.T) *discover.Finder {
	t.Helper()
	sources, err := sites.Parse("sources.yaml", []byte("sites: [{name: any, start: ['https://a.example/']}]"))
	if err != nil {
		t.Fatal(err)
	}
	return &discover.Finder{Get: get, Rules: &sources.Sites[0].Rules, Budget: discover.Budget}
}

// landing returns where an address leads to in the end.
func landing(t *testing.T, address string) string {
	t.Helper()
	answer, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	return answer.Request.URL.String()
}

// From the home page of each site its column is found.
func TestSites(t *testing.T) {
	found, all := 0, 0
	for i, d := range slices.Concat(testsites.Designs(), testsites.Others()) {
		t.Run(d.Name, func(t *testing.T) {
			site := d.Start(i + 1)
			defer site.Close()
			all++
			p, err := finder(t).Site(context.Background(), site.Home)
			switch {
			case err != nil:
				t.Log(err, site.Log())
			case p.Start == site.Start || p.Start == landing(t, site.Start):
				found++
				t.Logf("%d requests: %s, %+v", p.Requests, p.Family, p)
			default:
				t.Logf("proposed %+v, want %s", p, site.Start)
			}
			if n := len(site.Log()); n > discover.Budget {
				t.Errorf("%d requests", n)
			}
		})
	}
	if 10*found < 9*all {
		t.Errorf("%d of %d columns are found", found, all)
	}
}

// A proposal counts reports by year and by organ, and is a sources file.
func TestEvidence(t *testing.T) {
	site := testsites.Designs()[12].Start(1) // plainNext: the reports of five organs on four years
	defer site.Close()
	p, err := finder(t).Site(context.Background(), site.Home)
	if err != nil {
		t.Fatal(err)
	}
	var yaml, table strings.Builder
	if err := errors.Join(discover.WriteYAML(&yaml, []*discover.Proposal{p}), discover.WriteCSV(&table, []*discover.Proposal{p})); err != nil {
		t.Fatal(err)
	}
	if sources, err := sites.Parse("proposed", []byte(yaml.String())); err != nil || sources.Sites[0].Start[0] != site.Start {
		t.Errorf("%v: %s", err, yaml.String())
	}
	if sources, err := sites.Parse("proposed.csv", []byte(table.String())); err != nil || sources.Sites[0].Start[0] != site.Start || sources.Sites[0].Family != "" {
		t.Errorf("%v: %s", err, table.String())
	}
	if p.Reports < 12 || p.Organs < 2 || p.Years[2023] < 2 || len(p.Path) != 2 {
		t.Errorf("of the first parts of the list: %+v", p)
	}
	for _, text := range []string{yaml.String(), table.String()} {
		if !strings.Contains(text, "plain; ") || !strings.Contains(text, "2024: ") || !strings.Contains(text, "organs: ") {
			t.Errorf("what speaks for it: %s", text)
		}
	}
}

// Proposals of several sites on one host are a sources file too, in both forms.
func TestOneHost(t *testing.T) {
	proposals := []*discover.Proposal{
		{Root: "https://a.example/x/", Start: "https://a.example/x/nb/", Family: "plain", Announced: -1, Samples: []string{"某局2023年\"年报\", 一"}},
		{Root: "https://a.example/y/", Start: "https://a.example/y/nb/", Family: "trs", Announced: 3},
		{Root: "https://b.example/", Start: "https://b.example/nb/"},
	}
	var yaml, table strings.Builder
	if err := errors.Join(discover.WriteYAML(&yaml, proposals), discover.WriteCSV(&table, proposals)); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{"proposed.yaml": yaml.String(), "proposed.csv": table.String()} {
		sources, err := sites.Parse(path, []byte(text))
		if err != nil || len(sources.Sites) != 3 || sources.Sites[1].Start[0] != proposals[1].Start || sources.Sites[2].Name != "b.example" {
			t.Errorf("%v: %s", err, text)
		}
	}
}

// A site without reports has no column.
func TestNothing(t *testing.T) {
	site := testsites.Small(1, 0)
	defer site.Close()
	if p, err := finder(t).Site(context.Background(), site.Home); !errors.Is(err, discover.ErrNothing) {
		t.Errorf("%+v, %v", p, err)
	}
}

// Where each organ has its reports below its own name on a platform, the platform is proposed, and not
// the column of the one that was looked at first.
func TestPlatformOfOrgans(t *testing.T) {
	pages := map[string]string{"/": `<a href="/zfxxgk/">政府信息公开</a>`}
	organs := ""
	for i, name := range []string{"水务局", "教育局", "民政局", "司法局", "河口镇人民政府", "干部培训中心"} {
		at := fmt.Sprintf("/zfxxgk/d%d/", i)
		organs += fmt.Sprintf("<li><a href=%q>%s</a>", at, name)
		pages[at] = "<a href=nb/>政府信息公开年报</a>"
		pages[at+"nb/"] = fmt.Sprintf("<title>政府信息公开年报</title><ul><li><a href=t20240115_%d.html>清源县%s2023年政府信息公开年报</a></ul>", i, name)
	}
	pages["/zfxxgk/"] = "<title>清源县政府信息公开</title><ul>" + organs + "</ul>"
	f := finder(t)
	f.Get = func(_ context.Context, r sites.Request) (family.Page, error) {
		page, ok := pages[strings.TrimPrefix(r.URL, "https://a.example")]
		if !ok {
			return family.Page{}, errors.New("404")
		}
		return family.Page{Request: r, MediaType: "text/html", Text: page}, nil
	}
	p, err := f.Site(context.Background(), "https://a.example/")
	if err != nil || p.Start != "https://a.example/zfxxgk/" || p.Lists != 6 || p.Sampled != 3 || p.Below != 3 {
		t.Errorf("%+v, %v", p, err)
	}
}

// pages returns what answers with some pages of a site, by their paths, and with an error for others. asked
// takes the paths that were asked for.
func pages(site map[string]string, asked *[]string) func(context.Context, sites.Request) (family.Page, error) {
	return func(_ context.Context, r sites.Request) (family.Page, error) {
		path := strings.TrimPrefix(r.URL, "https://a.example")
		*asked = append(*asked, path)
		text, ok := site[path]
		if !ok {
			return family.Page{}, errors.New("404")
		}
		return family.Page{Request: r, MediaType: "text/html", Text: text}, nil
	}
}

// The home page names a feed, of whose column nothing else on the site says anything.
func TestFeed(t *testing.T) {
	f := finder(t)
	var asked []string
	f.Get = pages(map[string]string{
		"/": `<link rel="alternate" type="application/rss+xml" href="/rss/9.xml"><link rel="alternate" type="application/atom+xml" href="/rss/7.xml"><a href="/xw/">新闻中心</a>`,
		"/rss/9.xml": `<?xml version="1.0"?><rss version="2.0"><channel><title>最新信息</title><link>https://a.example/c9/</link>
<item><title>清源县水务局2023年政府信息公开年度报告</title><link>https://a.example/c9/t20240115_1.html</link></item></channel></rss>`,
		"/rss/7.xml": `<feed xmlns="http://www.w3.org/2005/Atom"><title>天气</title><link href="https://a.example/c7/"/><entry><title>晴</title><link href="/c7/1.html"/></entry></feed>`,
		"/c9/":       `<title>政府信息公开年报</title><ul><li><a href="t20240115_1.html">清源县水务局2023年政府信息公开年度报告</a><li><a href="t20230115_1.html">清源县水务局2022年政府信息公开年度报告</a></ul>`,
	}, &asked)
	p, err := f.Site(context.Background(), "https://a.example/")
	if err != nil || p.Start != "https://a.example/c9/" || p.Reports != 2 || slices.Contains(asked, "/c7/") {
		t.Errorf("%+v, %v; asked for %q", p, err, asked)
	}
}

// A page which the reading does not stand leads nowhere, and the search goes on; as the home page it is the
// end of the search of that site alone.
func TestPageThatIsNotStood(t *testing.T) {
	f := finder(t)
	var asked []string
	f.Get = pages(map[string]string{
		"/":         `<a href="/zfxxgk/">政府信息公开年报</a><a href="/nb/">年报</a>`,
		"/zfxxgk/":  "panic",
		"/nb/":      `<title>政府信息公开年报</title><ul><li><a href="t20240115_1.html">清源县水务局2023年政府信息公开年度报告</a></ul>`,
		"/onlythis": "panic",
	}, &asked)
	get := f.Get
	f.Get = func(ctx context.Context, r sites.Request) (family.Page, error) {
		page, err := get(ctx, r)
		if page.Text == "panic" {
			panic("index out of range")
		}
		return page, err
	}
	if p, err := f.Site(context.Background(), "https://a.example/"); err != nil || p.Start != "https://a.example/nb/" {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := f.Site(context.Background(), "https://a.example/onlythis"); err == nil || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("%+v, %v", p, err)
	}
}
