package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/trap"
	"nianbao/store/crawldb"
)

// A siteCrawl walks through one site in one run, one request after the other: lists first, then
// documents, both in the order in which they are found.
type siteCrawl struct {
	*Config
	run       int64
	site      *sites.Site
	hosts     []string // whose addresses are followed
	transport *fetch.Transport
	access    *fetch.Access
	frontier  *crawldb.Frontier
	noise     *noise
	watch     *trap.Watch
	account   account
	imports   *importer
	listed    *listed // the page of a list that is read
	noticed   bool    // of noise, since the last step
	finds     []find  // of the page that is read
	bare      int     // pages in a row that were nothing but a script
	scripts   scripts // that pages were read with
	files     scripts // that pages were rendered with
	counts    outcome.SiteSummary
	err       error        // of the database or the system
	log       *slog.Logger // Config's, for this site
}

// A listed is a page of a list, with the keys of its records.
type listed struct {
	visit   trap.Visit
	records []string
}

// The kinds of faults of what was fetched.
const (
	kindErrorPage = "error-page" // a web page where a file should be
	kindNoReport  = "no-report"  // a page that holds no report and links to none
	kindMoved     = "moved"      // the start page leads to another host
	kindRender    = "render"     // the page is to be rendered, and can't be
	kindUnpaged   = "unpaged"    // of a list only the first part is had
)

// mostBare is after how many pages in a row that are nothing but a script no more are asked for.
const mostBare = 3

// Errors of redirects that are not followed.
var (
	errOutside = errors.New("the address is on a host that is not the site's")
	errHad     = errors.New("the redirect leads to what was had")
)

var errUnpaged = errors.New("the list goes on, and what its link to the next part does is not understood: only its first part is had")

func (c *Config) newSiteCrawl(ctx context.Context, site *sites.Site, t *fetch.Transport, run int64) (*siteCrawl, error) {
	s := &siteCrawl{Config: c, run: run, site: site, transport: t, watch: trap.NewWatch(), scripts: scripts{}, files: scripts{}, account: ledger.Open(c.Store, run, site.Name), log: c.Log.With("site", site.Name)}
	for _, host := range site.Hosts {
		if u, err := url.Parse("http://" + host); err == nil {
			s.hosts = append(s.hosts, u.Hostname())
		}
	}
	var err error
	if s.access, err = t.NewAccess(site.Name, site.Access); err != nil {
		return nil, err
	}
	frontier, state, noise, err := crawldb.OpenFrontier(ctx, c.Store, run, site.Name)
	if err != nil {
		return nil, err
	}
	s.frontier, s.noise = frontier, noiseOf(noise)
	if err := json.Unmarshal(state, &s.counts); err != nil {
		return nil, fmt.Errorf("site %s: state of the walk: %w", site.Name, err)
	}
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("site %s: what the walk noticed: %w", site.Name, err)
	}
	s.counts.Name = site.Name
	for _, start := range site.Start {
		u, err := url.Parse(start)
		if err != nil {
			return nil, err
		}
		s.hosts = append(s.hosts, u.Hostname())
		s.found(find{job: job{Request: sites.Request{URL: sites.Canonical(u).String()}, Kind: crawldb.Page, Start: true}})
	}
	return s, s.step(nil)
}

// found takes note of what a page leads to, until the step.
func (c *siteCrawl) found(f find) {
	f.key = c.keyOf(f.Request)
	c.finds = append(c.finds, f)
}

// keyOf returns what is the same for requests that are one on this site.
func (c *siteCrawl) keyOf(r sites.Request) string { return r.KeyWithout(c.noise.parameters) }

// step has what came of requests put into the frontier: their keys are done, what was found on
// their pages is to be asked for, and the counts are as they are.
func (c *siteCrawl) step(done []string) error {
	state, err := json.Marshal(c.counts)
	if err != nil {
		return err
	}
	fruitful := false
	err = c.frontier.Step(context.Background(), func(s *crawldb.Step) error {
		for _, key := range done {
			if err := s.Done(key); err != nil {
				return err
			}
		}
		for i := range c.finds {
			f := &c.finds[i]
			waiting := crawldb.Job{Key: f.key}
			if f.reason == "" {
				var err error
				if waiting, err = f.waiting(); err != nil {
					return err
				}
			}
			fresh, err := s.Add(waiting)
			if err != nil {
				return err
			}
			fruitful = fruitful || fresh && f.reason == "" && !f.Part
		}
		if err := c.notice(s, fruitful); err != nil {
			return err
		}
		return s.Keep(state)
	})
	if err != nil {
		return err
	}
	for _, f := range c.finds {
		if f.record == nil {
			continue
		}
		c.account.Seen(f.on, f.key, *f.record)
		switch {
		case f.reason != "":
			c.account.Refused(f.on, f.key, f.reason, f.Text)
		case f.Kind == crawldb.Page:
			c.account.Refused(f.on, f.key, reasonLeadsOn, f.Text)
		}
	}
	c.finds = c.finds[:0]
	return c.account.Keep()
}

// crawl visits the site. The error is one of the database or the system, or the
// context's; what the site does wrong is counted and recorded.
func (c *siteCrawl) crawl(ctx context.Context) error {
	for ctx.Err() == nil {
		next, more, err := c.frontier.Next(ctx)
		if err != nil || !more {
			return err
		}
		j, err := jobOf(next)
		if err != nil {
			return err
		}
		done, err := c.visit(ctx, j)
		if err = errors.Join(err, c.err); err != nil {
			return err
		}
		if err := c.step(done); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// visit does a job and returns the keys of the requests that were made.
func (c *siteCrawl) visit(ctx context.Context, j job) ([]string, error) {
	done := []string{j.key}
	if j.Kind == crawldb.Page && c.counts.Pages >= c.site.MaxPages || j.Kind == crawldb.Document && c.counts.Documents >= c.site.MaxDocuments {
		c.counts.Left++
		c.account.Refused(j.list(), j.record(), reasonLimit, j.Text)
		return done, nil
	}
	if address, err := url.Parse(j.Request.URL); err != nil || !c.isOurs(address) {
		c.leaves(j, j.Request.URL)
		return done, nil
	}
	if why := c.isTrap(j); why != "" {
		c.log.Info("a trap", "url", j.key, "reason", why)
		c.account.Refused(j.list(), j.record(), reasonTrap, why)
		return done, nil
	}
	if c.bare >= mostBare && !j.File {
		c.count(j, 1)
		c.fail(j, fetch.NewFault(fetch.KindBlocked, errors.New("the pages of the site are made by scripts: it is left alone for the rest of this run")))
		return done, nil
	}
	if gone, err := c.isStillGone(ctx, j); gone || err != nil {
		return done, err
	}
	var outside string
	got, err := c.transport.Get(ctx, j.Request, fetch.Ask{Site: c.site.Name, Kind: j.Kind, Interval: c.site.Interval.Duration,
		Recheck: c.site.Recheck.Duration, Access: c.access, Key: c.keyOf, Beyond: j.Beyond, Follow: func(to sites.Request) error {
			address, err := url.Parse(to.URL)
			if err != nil || !c.isOurs(address) {
				outside = to.URL
				return errOutside
			}
			had, err := c.frontier.IsDone(ctx, c.keyOf(to))
			if err == nil && had {
				err = errHad
			}
			return err
		}})
	c.count(j, 1)
	var fault *fetch.Fault
	switch {
	case err == nil:
		c.takeOrFail(ctx, j, got)
		if ctx.Err() != nil { // what the page needed besides was not had
			return nil, ctx.Err()
		}
		if got.URL.URL != j.key {
			done = append(done, got.URL.URL)
		}
	case ctx.Err() != nil:
		c.count(j, -1)
		return nil, ctx.Err()
	case errors.Is(err, errHad): // two links that lead to one document are one
		c.account.Refused(j.list(), j.record(), reasonDuplicate, j.Text)
	case errors.Is(err, errOutside) && j.Start:
		c.moved(j, outside)
	case errors.Is(err, errOutside):
		c.count(j, -1)
		c.leaves(j, outside)
	case errors.As(err, &fault) && j.Beyond && ledger.IsGone(crawldb.Failure{Kind: fault.Kind, Error: fault.Error()}):
		c.log.Info("the list has ended", "url", j.key)
	case errors.As(err, &fault):
		c.fail(j, fault)
	default:
		return nil, err
	}
	return done, nil
}

// isTrap returns why a job leads nowhere, "" if it does not.
func (c *siteCrawl) isTrap(j job) string {
	why := trap.Endless(j.Request)
	if why == "" && j.Kind == crawldb.Page && !j.Start {
		why = c.watch.Holds(j.visit())
	}
	return why
}

// count counts a request, or takes it back.
func (c *siteCrawl) count(j job, n int) {
	switch {
	case j.Kind == crawldb.Page:
		c.counts.Pages += n
	case !j.Part: // which counts with the first page
		c.counts.Documents += n
	}
}

// isOurs reports whether an address is on a host of the site. That of www is the one without.
func (c *siteCrawl) isOurs(address *url.URL) bool {
	return slices.ContainsFunc(c.hosts, func(host string) bool { return withoutWWW(host) == withoutWWW(address.Hostname()) })
}

func withoutWWW(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// leaves takes note of an address on a host that is not the site's.
func (c *siteCrawl) leaves(j job, address string) {
	c.log.Info("the link leaves the site", "url", address, "text", j.Text, "from", j.From)
	c.account.Refused(j.list(), j.record(), reasonOtherHost, j.Text)
	if j.Kind == crawldb.Page && !j.Listed {
		return
	}
	c.counts.Outside++
	if u, err := url.Parse(address); err == nil && !slices.Contains(c.counts.OutsideHosts, u.Host) {
		c.counts.OutsideHosts = append(c.counts.OutsideHosts, u.Host)
	}
}

// moved takes note of a start page that leads to another host, which a person has to look at before
// it is followed.
func (c *siteCrawl) moved(j job, address string) {
	c.fail(j, fetch.NewFault(kindMoved, fmt.Errorf("the start page has moved to %s", address)))
	if u, err := url.Parse(address); err == nil {
		c.counts.MovedTo = u.Host
	}
}

func (c *siteCrawl) fail(j job, fault *fetch.Fault) { c.failSince(j, fault, c.Clock.Now()) }

// failSince takes note of what is not had, as a server said at a time.
func (c *siteCrawl) failSince(j job, fault *fetch.Fault, said time.Time) {
	if fault.Kind == fetch.KindRobots {
		c.counts.Robots++
	} else {
		c.counts.Failed++
	}
	c.log.Warn("not had", "url", j.key, "kind", fault.Kind, "reason", fault.Error())
	c.account.Refused(j.list(), j.record(), reasonOf(fault), fault.Error())
	c.keep(crawldb.RecordFailure(context.Background(), c.Store, c.run,
		crawldb.Failure{URL: j.key, Site: c.site.Name, Kind: fault.Kind, Error: fault.Error(), Last: said}))
}

// keep keeps the first error that ends the crawl.
func (c *siteCrawl) keep(err error) {
	if c.err == nil {
		c.err = err
	}
}
