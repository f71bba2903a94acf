package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
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
	// Families are those by which lists are read, nil for those that the program knows by itself.
	Families *family.Set
	Requests *fetch.RequestLog // nil for none
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
	last, err := c.lastSummary(ctx)
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
	err = c.crawlSites(ctx, run.ID, imports, s)
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
		err = crawldb.ClearFrontiers(ctx, c.Store)
	}
	return s, err
}

// interrupted marks a summary of which the run was stopped.
func interrupted(ctx context.Context, s *outcome.Summary) *outcome.Summary {
	s.Interrupted = ctx.Err() != nil
	return s
}

// fewSummaries and mostSummaries are how many runs back a site is looked for that the last runs left out.
const (
	fewSummaries  = 10
	mostSummaries = 200
)

// lastSummary returns what the last runs say of the sites, of each the last that had it; nil if none
// came to its end. A run can be of some sites alone, and many of them can follow each other.
func (c *Config) lastSummary(ctx context.Context) (*outcome.Summary, error) {
	last, err := c.summaryOfLast(ctx, fewSummaries)
	if err != nil || last == nil {
		return last, err
	}
	for _, site := range c.Sources.Sites {
		if !slices.ContainsFunc(last.Sites, func(had outcome.SiteSummary) bool { return had.Name == site.Name }) {
			return c.summaryOfLast(ctx, mostSummaries)
		}
	}
	return last, nil
}

// summaryOfLast puts so many summaries together.
func (c *Config) summaryOfLast(ctx context.Context, most int) (*outcome.Summary, error) {
	runs, err := crawldb.LastRuns(ctx, c.Store, most)
	if err != nil {
		return nil, err
	}
	var last *outcome.Summary
	seen := map[string]bool{}
	for _, run := range runs {
		if run.Summary == nil {
			continue
		}
		var s outcome.Summary
		if err := json.Unmarshal(run.Summary, &s); err != nil {
			return nil, fmt.Errorf("summary of run %d: %w", run.ID, err)
		}
		if last == nil {
			last = &outcome.Summary{}
		}
		last.Add(s, seen)
	}
	return last, nil
}

// crawlSites goes through the sites, some at the same time. Sites on one host
// wait for each other at its gate.
func (c *Config) crawlSites(ctx context.Context, run int64, imports *importer, s *outcome.Summary) error {
	t := fetch.New(fetch.Config{Store: c.Store, Archive: c.Archive, Run: run, Clock: c.Clock, Patience: c.Patience,
		Interval: c.Sources.Interval.Duration, Limits: c.Limits, Contact: c.Sources.Contact, AllowPrivate: c.AllowPrivate, Requests: c.Requests, Log: c.Log})
	counts := make([]outcome.SiteSummary, len(c.Sources.Sites))
	errs := make([]error, len(c.Sources.Sites))
	slots := make(chan struct{}, max(1, c.Sites))
	var running sync.WaitGroup
	for i := range c.Sources.Sites {
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			site, err := c.newSiteCrawl(ctx, &c.Sources.Sites[i], t, run)
			if err == nil {
				site.imports = imports
				err = errors.Join(site.crawl(ctx), site.account.Close())
				counts[i] = site.counts
			}
			errs[i] = err
		})
	}
	running.Wait()
	s.Sites = counts
	s.Requests, s.Bytes = t.Cost()
	for _, site := range counts {
		s.LinksLeft += site.Left
		s.Outside += site.Outside
	}
	return errors.Join(errs...)
}
