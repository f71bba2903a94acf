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

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// A job is an address to be visited.
type job struct {
	url   string
	kind  crawldb.Kind
	text  string // of the link that led here
	from  string // address of its page
	depth int    // of list pages
	file  bool   // the address is that of a file, by its name
	part  bool   // a further page of an article that begins at from
}

// A siteCrawl follows the links of one site in one run, one address after the
// other, lists and documents in the order in which they are found.
type siteCrawl struct {
	*Config
	run       int64
	site      *sites.Site
	transport *fetch.Transport
	collector *colly.Collector
	queue     []job
	seen      map[string]bool // addresses that are or were in the queue
	had       map[string]bool // addresses that gave something, after redirects
	counts    outcome.SiteSummary
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

func (c *Config) newSiteCrawl(ctx context.Context, site *sites.Site, t *fetch.Transport, run int64) (*siteCrawl, error) {
	s := &siteCrawl{Config: c, run: run, site: site, transport: t, seen: map[string]bool{}, had: map[string]bool{}, log: c.Log.With("site", site.Name), counts: outcome.SiteSummary{Name: site.Name}}
	hosts := slices.Clone(site.Hosts)
	for _, start := range site.Start {
		u, err := url.Parse(start)
		if err != nil {
			return nil, err
		}
		hosts = append(hosts, u.Host)
		s.add(job{url: sites.Canonical(u).String(), kind: crawldb.Page})
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
		if j.kind == crawldb.Page && c.counts.Pages >= c.site.MaxPages || j.kind == crawldb.Document && c.counts.Documents >= c.site.MaxDocuments {
			c.counts.Left++
			continue
		}
		switch {
		case j.kind == crawldb.Page:
			c.counts.Pages++
		case !j.part: // which counts with the first page
			c.counts.Documents++
		}
		about := colly.NewContext()
		about.Put(jobKey, j)
		header := fetch.Ask{Site: c.site.Name, Kind: j.kind, Interval: c.site.Interval.Duration, Recheck: c.site.Recheck.Duration}.Header()
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
			c.fail(j, fetch.NewFault(kindLoop, fmt.Errorf("the redirects lead back to %s", to)))
		}
		return // two links that lead to one document are one
	}
	var refused *url.Error
	if errors.Is(err, colly.ErrForbiddenDomain) && errors.As(err, &refused) {
		c.leaves(j, refused.URL)
		return
	}
	c.fail(j, fetch.FaultOf(err))
}

// leaves takes note of an address on a host that is not the site's.
func (c *siteCrawl) leaves(j job, address string) {
	c.log.Info("the link leaves the site", "url", address, "text", j.text, "from", j.from)
	if j.kind == crawldb.Page {
		c.counts.Pages--
		return
	}
	c.counts.Outside++
	if !j.part {
		c.counts.Documents--
	}
	if u, err := url.Parse(address); err == nil && !slices.Contains(c.counts.OutsideHosts, u.Host) {
		c.counts.OutsideHosts = append(c.counts.OutsideHosts, u.Host)
	}
}

func (c *siteCrawl) fail(j job, fault *fetch.Fault) {
	if fault.Kind == fetch.KindRobots {
		c.counts.Robots++
	} else {
		c.counts.Failed++
	}
	c.log.Warn("not had", "url", j.url, "kind", fault.Kind, "reason", fault.Error())
	c.keep(crawldb.RecordFailure(context.Background(), c.Store, c.run,
		crawldb.Failure{URL: j.url, Site: c.site.Name, Kind: fault.Kind, Error: fault.Error(), Last: c.Clock.Now()}))
}

// keep keeps the first error that ends the crawl.
func (c *siteCrawl) keep(err error) {
	if c.err == nil {
		c.err = err
	}
}
