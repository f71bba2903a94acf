package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/url"
	"slices"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/render"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/tenancy"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// A Config says what to crawl, and how.
type Config struct {
	Sources  *sites.Sources
	Store    *database.DB
	Archive  *archive.Archive
	Import   bulk.Config // Store, Args and Report are the crawl's
	Log      *slog.Logger
	Clock    fetch.Clock
	Patience fetch.Patience
	Limits   fetch.DownloadLimits
	Sites    int // crawled at the same time
	// Hosts is where several crawlers that share the sites agree on who asks a host; nil for one that shares
	// with nobody.
	Hosts tenancy.Hosts
	// Only says that the sources are some of those of the file alone.
	Only bool
	// All has all sites asked, also those that are not due.
	All bool
	// Gone has addresses asked again of which a server said lately that nothing is there.
	Gone bool
	// Families are those by which lists are read, nil for those that the program knows by itself.
	Families *family.Set
	Requests *fetch.RequestLog // nil for none
	// Browser renders the pages of sites that are to be rendered; nil for none.
	Browser *render.Browser
	// Notifier says how a person is told; the messages of a run are kept with its end.
	Notifier outcome.Notifier
	// AllowPrivate lets private addresses be read, which a page could otherwise
	// have the crawler do for it. It is for tests and for sites of one's own.
	AllowPrivate bool
}

// Run crawls all sites once, imports what is new, and returns what came of it.
// Only one run goes on in an archive, and only one in a database: another fails with
// archive.ErrLocked or a *crawldb.HeldError. When the context ends, the run stops, with Interrupted
// set, and the next goes on with it.
//
// The error is one of the database or the system. What sites and documents do
// wrong is in the summary.
func Run(ctx context.Context, c Config) (*outcome.Summary, error) {
	unlock, err := c.Archive.Lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	if err := c.Archive.Sweep(ctx); err != nil {
		return nil, err
	}
	last, err := outcome.Last(ctx, c.Store, c.Sources.Names()...)
	if err != nil {
		return nil, err
	}
	run, ctx, release, err := c.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	s := &outcome.Summary{Run: run.ID, Resumed: run.Resumed, Started: run.Started.UTC().Truncate(time.Second)}
	c.Log.Info("run", "run", run.ID, "resumed", run.Resumed, "sites", len(c.Sources.Sites))
	imports := c.newImporter(ctx)
	err = c.crawlSites(ctx, imports, s, last)
	imported, importErr := imports.finish(run.ID)
	s.Imported = imported
	if lost := context.Cause(ctx); errors.Is(lost, crawldb.ErrLost) {
		return s, lost
	}
	if err = errors.Join(err, importErr); err != nil || ctx.Err() != nil {
		return interrupted(ctx, s), err
	}
	if err := c.conclude(ctx, s, last); err != nil {
		return s, err
	}
	s.Finished = c.Clock.Now().UTC()
	data, err := json.Marshal(s)
	messages, messageErr := c.Notifier.Messages(s)
	if err = errors.Join(err, messageErr); err == nil {
		err = crawldb.Finish(ctx, c.Store, run.ID, s.Finished, data, messages...)
	}
	if err == nil {
		err = crawldb.ClearFrontiers(ctx, c.Store, run.ID)
	}
	return s, err
}

// interrupted marks a summary of which the run was stopped.
func interrupted(ctx context.Context, s *outcome.Summary) *outcome.Summary {
	s.Interrupted = ctx.Err() != nil
	return s
}

// crawlSites goes through the sites that are due, some at the same time. Sites on one host wait for
// each other at its gate.
func (c *Config) crawlSites(ctx context.Context, imports *importer, s, last *outcome.Summary) error {
	due, err := c.due(ctx, last)
	if err != nil {
		return err
	}
	t := fetch.New(fetch.Config{Store: c.Store, Archive: c.Archive, Run: s.Run, Clock: c.Clock, Patience: c.Patience,
		Interval: c.Sources.Interval.Duration, Limits: c.Limits, Contact: c.Sources.Contact, AllowPrivate: c.AllowPrivate, Requests: c.Requests, Log: c.Log})
	hosts := c.Hosts
	if hosts == nil {
		hosts = tenancy.Alone{}
	}
	r := &round{Config: c, hosts: hosts, tenant: tenancy.New(hosts, t), transport: t, imports: imports, summary: s, last: last,
		counts: make([]outcome.SiteSummary, len(c.Sources.Sites))}
	var asked []int
	for i := range c.Sources.Sites {
		site := &c.Sources.Sites[i]
		if !due(site) {
			was, _ := last.Of(site.Name)
			r.counts[i] = was.Unasked()
			s.NotDue++
			continue
		}
		asked = append(asked, i)
	}
	if asked, err = r.ownFirst(ctx, asked); err != nil {
		return err
	}
	err = tenancy.Each(ctx, hosts, asked, c.Sites, func(i int) error { return r.walk(ctx, i) })
	s.Sites = r.counts
	s.Requests, s.Bytes = t.Cost()
	for _, site := range r.counts {
		switch {
		case site.CrawledBy != "":
			s.CrawledElsewhere++
		case site.HeldBy != "":
			s.HeldElsewhere++
		case !site.NotDue:
			s.LinksLeft += site.Left
			s.Outside += site.Outside
		}
	}
	return err
}

// due returns what tells which sites a run is to ask.
func (c *Config) due(ctx context.Context, last *outcome.Summary) (func(*sites.Site) bool, error) {
	if c.All {
		return func(*sites.Site) bool { return true }, nil
	}
	return ledger.Due(ctx, c.Store, last, c.Clock.Now())
}

// A round is one run's way through the sites, which it may share with other crawlers.
type round struct {
	*Config
	hosts         tenancy.Hosts
	tenant        *tenancy.Tenant
	transport     *fetch.Transport
	imports       *importer
	summary, last *outcome.Summary
	counts        []outcome.SiteSummary
}

// ownFirst puts the sites first that were walked into this database before, so that crawlers that begin together
// keep to what each of them has.
func (r *round) ownFirst(ctx context.Context, list []int) ([]int, error) {
	if r.Hosts == nil {
		return list, nil
	}
	walked, err := crawldb.Walked(ctx, r.Store)
	slices.SortStableFunc(list, func(a, b int) int {
		of := func(i int) int {
			if _, own := walked[r.Sources.Sites[i].Name]; own {
				return 0
			}
			return 1
		}
		return of(a) - of(b)
	})
	return list, err
}

// walk crawls a site, unless another crawler has in this round. The error says so (tenancy.IsRefusal) where a host of the site
// is another's now, and the walk is to be gone on with later.
func (r *round) walk(ctx context.Context, i int) error {
	site := &r.Sources.Sites[i]
	was, _ := r.last.Of(site.Name)
	elsewhere := was.Unasked()
	elsewhere.Name = site.Name
	digest := site.Digest()
	isCrawled := func() (bool, error) {
		by, at, err := r.hosts.Crawled(ctx, digest)
		if by == "" || err != nil {
			return false, err
		}
		r.Log.Info("another crawler has crawled the site", "site", site.Name, "crawler", by, "at", at.UTC().Truncate(time.Second))
		elsewhere.CrawledBy = by
		r.counts[i] = elsewhere
		return true, nil
	}
	if crawled, err := isCrawled(); crawled || err != nil {
		return err
	}
	stay, there := r.tenant.Begin(ctx)
	defer stay.End()
	err := r.enter(there, site)
	if err == nil { // it may have been crawled until a moment ago
		crawled, askErr := isCrawled()
		if crawled || askErr != nil {
			return askErr
		}
		err = r.crawlSite(there, i, digest, was)
	}
	refusal := context.Cause(there)
	if ctx.Err() != nil || !tenancy.IsRefusal(refusal) {
		if err == nil {
			err = r.hosts.Finished(ctx, digest)
		}
		return err
	}
	r.Log.Warn("the site is left for later", "site", site.Name, "reason", refusal.Error())
	elsewhere.HeldBy = "unknown"
	if held := new(tenancy.HeldError); errors.As(refusal, &held) {
		elsewhere.HeldBy = held.By
	}
	r.counts[i] = elsewhere
	return refusal
}

// enter makes the hosts on which a site begins this crawler's. Others of the site are with the first request.
func (r *round) enter(ctx context.Context, site *sites.Site) error {
	for _, start := range site.Start {
		u, err := url.Parse(start)
		if err == nil {
			err = tenancy.Enter(ctx, u.Host)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// crawlSite goes on with the walk through a site, or begins it.
func (r *round) crawlSite(ctx context.Context, i int, digest string, was outcome.SiteSummary) error {
	site, err := r.newSiteCrawl(ctx, &r.Sources.Sites[i], r.transport, r.summary.Run)
	if err != nil {
		return err
	}
	site.imports = r.imports
	err = errors.Join(site.crawl(ctx), site.account.Close())
	r.counts[i] = site.counts.AskedBy(r.summary, digest, was)
	return err
}
