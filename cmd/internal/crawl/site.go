package crawl

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"

	"github.com/gocolly/colly/v2"

	"nianbao/store"
)

// A job is an address to be visited.
type job struct {
	url   string
	kind  store.CrawlKind
	text  string // of the link that led here
	from  string // address of its page
	depth int    // of list pages
	file  bool   // the address is that of a file, by its name
}

// A siteCrawl follows the links of one site in one run, one address after the
// other, lists and documents in the order in which they are found.
type siteCrawl struct {
	*Config
	run       int64
	site      *Site
	transport *transport
	collector *colly.Collector
	queue     []job
	seen      map[string]bool // addresses that are or were in the queue
	had       map[string]bool // addresses that gave something, after redirects
	counts    SiteSummary
	err       error        // of the database or the system
	log       *slog.Logger // Config's, for this site
}

// The kinds of faults of what was fetched.
const (
	kindLoop      = "redirects"  // they lead back to where they came from
	kindErrorPage = "error-page" // a web page where a file should be
	kindNoReport  = "no-report"  // a page that holds no report and links to none
)

// What a request of colly has with it: its job, and what was fetched for it.
const jobKey, fetchedKey = "job", "fetched"

func (c *Config) newSiteCrawl(ctx context.Context, site *Site, t *transport, run int64) (*siteCrawl, error) {
	s := &siteCrawl{Config: c, run: run, site: site, transport: t, seen: map[string]bool{}, had: map[string]bool{}, log: c.Log.With("site", site.Name), counts: SiteSummary{Name: site.Name}}
	hosts := slices.Clone(site.Hosts)
	for _, start := range site.Start {
		u, err := url.Parse(start)
		if err != nil {
			return nil, err
		}
		hosts = append(hosts, u.Host)
		s.add(job{url: canonical(u).String(), kind: store.CrawlPage})
	}
	for i, host := range hosts {
		if u, err := url.Parse("http://" + host); err == nil {
			hosts[i] = u.Hostname()
		}
	}
	// robots.txt and the size of bodies are the transport's.
	s.collector = colly.NewCollector(colly.AllowedDomains(hosts...), colly.IgnoreRobotsTxt(), colly.MaxBodySize(0),
		colly.UserAgent(t.Agent()), colly.StdlibContext(ctx))
	s.collector.WithTransport(t)
	s.collector.SetRequestTimeout(0) // a request waits for its turn for as long as it takes
	s.collector.OnResponse(s.onResponse)
	s.collector.OnHTML("html", s.onPage)
	s.collector.OnError(s.onError)
	return s, nil
}

func (c *siteCrawl) add(j job) {
	if !c.seen[j.url] {
		c.seen[j.url] = true
		c.queue = append(c.queue, j)
	}
}

// crawl visits the site. The error is one of the database or the system, or the
// context's; what the site does wrong is counted and recorded.
func (c *siteCrawl) crawl(ctx context.Context) error {
	for len(c.queue) > 0 && c.err == nil && ctx.Err() == nil {
		j := c.queue[0]
		c.queue = c.queue[1:]
		if j.kind == store.CrawlPage && c.counts.Pages >= c.site.MaxPages || j.kind == store.CrawlDocument && c.counts.Documents >= c.site.MaxDocuments {
			c.counts.Left++
			continue
		}
		if j.kind == store.CrawlPage {
			c.counts.Pages++
		} else {
			c.counts.Documents++
		}
		about := colly.NewContext()
		about.Put(jobKey, j)
		header := ask{site: c.site.Name, kind: j.kind, interval: c.site.Interval.Duration, recheck: c.site.Recheck.Duration}.header()
		err := c.collector.Request(http.MethodGet, j.url, nil, about, header)
		if errors.Is(err, colly.ErrForbiddenDomain) {
			c.leaves(j, j.url)
		}
	}
	return errors.Join(c.err, ctx.Err())
}

// onError takes note of an address that could not be had.
func (c *siteCrawl) onError(r *colly.Response, err error) {
	if r.Request == nil || errors.Is(err, context.Canceled) {
		return
	}
	j, ok := r.Request.Ctx.GetAny(jobKey).(job)
	var again *colly.AlreadyVisitedError
	if !ok {
		return
	}
	if errors.As(err, &again) {
		if to := again.Destination.String(); to == j.url || !c.seen[to] && !c.had[to] {
			c.fail(j, newFault(kindLoop, fmt.Errorf("the redirects lead back to %s", to)))
		}
		return // two links that lead to one document are one
	}
	var refused *url.Error
	if errors.Is(err, colly.ErrForbiddenDomain) && errors.As(err, &refused) {
		c.leaves(j, refused.URL)
		return
	}
	c.fail(j, faultOf(err))
}

// leaves takes note of an address on a host that is not the site's.
func (c *siteCrawl) leaves(j job, address string) {
	c.log.Info("the link leaves the site", "url", address, "text", j.text, "from", j.from)
	if j.kind == store.CrawlPage {
		c.counts.Pages--
		return
	}
	c.counts.Outside++
	c.counts.Documents--
	if u, err := url.Parse(address); err == nil && !slices.Contains(c.counts.OutsideHosts, u.Host) {
		c.counts.OutsideHosts = append(c.counts.OutsideHosts, u.Host)
	}
}

func (c *siteCrawl) fail(j job, fault *Fault) {
	if fault.Kind == kindRobots {
		c.counts.Robots++
	} else {
		c.counts.Failed++
	}
	c.log.Warn("not had", "url", j.url, "kind", fault.Kind, "reason", fault.Error())
	c.keep(c.Store.RecordCrawlFailure(context.Background(), c.run,
		store.CrawlFailure{URL: j.url, Site: c.site.Name, Kind: fault.Kind, Error: fault.Error(), Last: c.Clock.Now()}))
}

// keep keeps the first error that ends the crawl.
func (c *siteCrawl) keep(err error) {
	if c.err == nil {
		c.err = err
	}
}

// onResponse takes what is no web page.
func (c *siteCrawl) onResponse(r *colly.Response) {
	if got := c.transport.take(*r.Headers); got != nil {
		r.Ctx.Put(fetchedKey, got)
		c.had[got.url.URL] = true
		if got.MediaType == "text/html" {
			return // onPage takes it
		}
		j := r.Ctx.GetAny(jobKey).(job)
		if j.kind == store.CrawlPage {
			c.reject(j, got, newFault(kindErrorPage, fmt.Errorf("a list page is due, and %s was had", got.MediaType)))
			return
		}
		c.document(j, got)
	}
}

// onPage takes a web page: a list, a report, or a page with a report's files.
func (c *siteCrawl) onPage(e *colly.HTMLElement) {
	j := e.Request.Ctx.GetAny(jobKey).(job)
	got, ok := e.Request.Ctx.GetAny(fetchedKey).(*fetched)
	if !ok || c.err != nil {
		return
	}
	if j.kind == store.CrawlPage {
		c.record(j, got)
		for _, l := range linksOf(e.DOM) {
			c.followFromList(e, j, l)
		}
		return
	}
	if j.file {
		c.reject(j, got, newFault(kindErrorPage, errors.New("the server has a web page where the file should be")))
		return
	}
	if e.DOM.Find("table").Length() > 0 && c.site.IsReport(e.DOM.Text()) {
		c.document(j, got)
		return
	}
	files := 0
	for _, l := range linksOf(e.DOM) {
		if target, ok := c.target(e, l.address); ok {
			if file, isFile := fileOf(target); isFile {
				files++
				text := l.text
				if !c.site.NamesReport(text) {
					text = j.text // "附件1" says nothing
				}
				c.add(job{url: file.String(), kind: store.CrawlDocument, text: text, from: e.Request.URL.String(), file: true})
			} else if l.onward {
				files++
				c.add(job{url: target.String(), kind: store.CrawlDocument, text: j.text, from: e.Request.URL.String()})
			}
		}
	}
	if files == 0 {
		c.counts.WithoutReport++
		c.reject(j, got, newFault(kindNoReport, errors.New("the page holds no report and links to no file")))
		return
	}
	c.counts.Documents-- // the files count
	c.record(j, got)
}

// target resolves an address on a page.
func (c *siteCrawl) target(e *colly.HTMLElement, address string) (*url.URL, bool) {
	absolute := e.Request.AbsoluteURL(address)
	u, err := url.Parse(absolute)
	if absolute == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil, false
	}
	return canonical(u), true
}

func (c *siteCrawl) followFromList(e *colly.HTMLElement, j job, l link) {
	target, ok := c.target(e, l.address)
	if !ok {
		return
	}
	next := job{url: target.String(), kind: store.CrawlPage, text: l.text, from: e.Request.URL.String(), depth: j.depth}
	switch c.site.purposeOf(l, target) {
	case toDocument:
		file, isFile := fileOf(target)
		next.url, next.kind, next.file = file.String(), store.CrawlDocument, isFile
		if l.text == "" {
			next.text = decoded(file.Path)
		}
	case toList:
		if next.depth++; next.depth > c.site.Depth {
			return
		}
	case ignored:
		return
	}
	c.add(next)
}

// reject records that what was fetched is not what was looked for. It is not
// kept, so that the next run asks again.
func (c *siteCrawl) reject(j job, got *fetched, fault *Fault) {
	if !got.known {
		c.keep(c.transport.drop(context.Background(), got.SHA256))
	}
	c.fail(j, fault)
}

// record notes what an address has now, which thus is in order, as is the one that
// led there.
func (c *siteCrawl) record(j job, got *fetched) {
	u := got.url
	u.Site, u.Run = c.site.Name, c.run
	unused, err := c.Store.RecordURL(context.Background(), u)
	if err == nil && unused != "" {
		err = c.Archive.Drop(unused)
	}
	if err == nil && u.URL != j.url {
		err = c.Store.ClearCrawlFailure(context.Background(), j.url)
	}
	c.keep(err)
}

// document notes a report.
func (c *siteCrawl) document(j job, got *fetched) {
	address, err := url.Parse(got.url.URL)
	if err != nil {
		c.keep(err)
		return
	}
	before, path, err := c.Store.LastVersion(context.Background(), got.url.URL)
	if err != nil {
		c.keep(err)
		return
	}
	if before != "" && before != got.SHA256 && got.MediaType == "text/html" && sayTheSame(path, got.Path) {
		c.keep(c.transport.drop(context.Background(), got.SHA256))
		got.url.SHA256, got.SHA256 = before, before
	}
	c.record(j, got)
	changed, err := c.Store.RecordVersion(context.Background(), c.run, store.CrawlVersion{URL: got.url.URL, FetchedAt: got.at, SHA256: got.SHA256,
		Size: got.Size, Path: got.Path, FileName: fileName(got.header, address), LinkText: j.text, LinkedFrom: j.from,
		Organ: c.site.Organ, Region: c.site.Region, Year: yearOf(j.text), Headers: got.header})
	c.keep(err)
	switch {
	case changed && before == "":
		c.counts.New++
		c.log.Info("new", "url", got.url.URL, "sha256", got.SHA256, "text", j.text)
	case changed:
		c.counts.Changed++
		c.log.Info("changed", "url", got.url.URL, "before", before, "sha256", got.SHA256)
	}
}
