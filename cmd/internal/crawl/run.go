package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/render"
	"nianbao/cmd/internal/crawl/sites"
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
	counts := make([]outcome.SiteSummary, len(c.Sources.Sites))
	errs := make([]error, len(c.Sources.Sites))
	slots := make(chan struct{}, max(1, c.Sites))
	var running sync.WaitGroup
	for i := range c.Sources.Sites {
		was, _ := last.Of(c.Sources.Sites[i].Name)
		if !due(&c.Sources.Sites[i]) {
			counts[i] = was.Unasked()
			s.NotDue++
			continue
		}
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			site, err := c.newSiteCrawl(ctx, &c.Sources.Sites[i], t, s.Run)
			if err == nil {
				site.imports = imports
				err = errors.Join(site.crawl(ctx), site.account.Close())
				counts[i] = site.counts.AskedBy(s, site.site.Digest(), was)
			}
			errs[i] = err
		})
	}
	running.Wait()
	s.Sites = counts
	s.Requests, s.Bytes = t.Cost()
	for _, site := range counts {
		if site.NotDue {
			continue
		}
		s.LinksLeft += site.Left
		s.Outside += site.Outside
	}
	return errors.Join(errs...)
}

// due returns what tells which sites a run is to ask.
func (c *Config) due(ctx context.Context, last *outcome.Summary) (func(*sites.Site) bool, error) {
	if c.All {
		return func(*sites.Site) bool { return true }, nil
	}
	return ledger.Due(ctx, c.Store, last, c.Clock.Now())
}
