package crawl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"nianbao/cmd/internal/bulk"
	"nianbao/store"
)

// A Config says what to crawl, and how.
type Config struct {
	Sources  *Sources
	Store    *store.Store
	Archive  *Archive
	Import   bulk.Config // Store, Args and Report are the crawl's
	Log      *slog.Logger
	Clock    Clock
	Patience Patience
	Limits   DownloadLimits
	Sites    int // crawled at the same time
	// AllowPrivate lets private addresses be read, which a page could otherwise
	// have the crawler do for it. It is for tests and for sites of one's own.
	AllowPrivate bool
}

// ErrLocked is returned if another run is going on.
var ErrLocked = errors.New("another run holds the lock of the archive")

// resumable is how old a killed run may be to be gone on with.
const resumable = 24 * time.Hour

// Run crawls all sites once, imports what is new, and returns what came of it.
// Only one run goes on in an archive: another fails with ErrLocked. When the
// context ends, the run stops, with Interrupted set, and the next goes on with
// it.
//
// The error is one of the database or the system. What sites and documents do
// wrong is in the summary.
func Run(ctx context.Context, c Config) (*Summary, error) {
	lock := flock.New(filepath.Join(c.Archive.dir, "lock"))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrLocked, lock.Path())
	}
	defer lock.Unlock()
	if err := c.Archive.sweep(); err != nil {
		return nil, err
	}
	last, err := lastSummary(ctx, c.Store)
	if err != nil {
		return nil, err
	}
	run, err := c.Store.BeginCrawl(ctx, c.Clock.Now(), resumable)
	if err != nil {
		return nil, err
	}
	s := &Summary{Run: run.ID, Resumed: run.Resumed, Started: run.Started.UTC().Truncate(time.Second)}
	c.Log.Info("run", "run", run.ID, "resumed", run.Resumed, "sites", len(c.Sources.Sites))
	if err := c.crawlSites(ctx, run.ID, s); err != nil {
		return s.interrupted(ctx), err
	}
	results, err := c.importPending(ctx, run.ID, s)
	if err != nil {
		return s.interrupted(ctx), err
	}
	if ctx.Err() != nil {
		return s.interrupted(ctx), nil
	}
	if err := c.conclude(ctx, s, results, last); err != nil {
		return s, err
	}
	s.Finished = c.Clock.Now().UTC()
	data, err := json.Marshal(s)
	if err == nil {
		err = c.Store.FinishCrawl(ctx, run.ID, s.Finished, data)
	}
	return s, err
}

// interrupted marks a summary of which the run was stopped.
func (s *Summary) interrupted(ctx context.Context) *Summary {
	s.Interrupted = ctx.Err() != nil
	return s
}

func lastSummary(ctx context.Context, s *store.Store) (*Summary, error) {
	data, err := s.LastCrawl(ctx)
	if err != nil || data == nil {
		return nil, err
	}
	last := new(Summary)
	if err := json.Unmarshal(data, last); err != nil {
		return nil, fmt.Errorf("summary of the last run: %w", err)
	}
	return last, nil
}

// crawlSites goes through the sites, some at the same time. Sites on one host
// wait for each other at its gate.
func (c *Config) crawlSites(ctx context.Context, run int64, s *Summary) error {
	counter := &countingTransport{base: newHTTPTransport(c.AllowPrivate, c.Limits.Answer)}
	t := &transport{base: counter, store: c.Store, archive: c.Archive, run: run, clock: c.Clock, patience: c.Patience,
		interval: c.Sources.Interval.Duration, limits: c.Limits, agent: userAgent(c.Sources.Contact), gates: newGates(c.Clock), log: c.Log,
		fetched: map[string]*fetched{}}
	t.robots = &robots{hosts: map[string]*robotsFile{}, fetch: t.fetchRobots}
	counts := make([]SiteSummary, len(c.Sources.Sites))
	errs := make([]error, len(c.Sources.Sites))
	slots := make(chan struct{}, max(1, c.Sites))
	var running sync.WaitGroup
	for i := range c.Sources.Sites {
		running.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			site, err := newSiteCrawl(ctx, &c.Sources.Sites[i], t, c.Store, c.Log)
			if err == nil {
				err = site.crawl(ctx)
				counts[i] = site.counts
			}
			errs[i] = err
		})
	}
	running.Wait()
	s.Sites, s.Requests, s.Bytes = counts, counter.requests.Load(), counter.bytes.Load()
	for _, site := range counts {
		s.LinksLeft += site.Left
		s.Outside += site.Outside
	}
	return errors.Join(errs...)
}

// userAgent tells servers who asks.
func userAgent(contact string) string {
	if contact == "" {
		return agent + "/1"
	}
	return agent + "/1 (" + contact + ")"
}

// A countingTransport counts requests and what they bring.
type countingTransport struct {
	base     http.RoundTripper
	requests atomic.Int64
	bytes    atomic.Int64
}

// RoundTrip makes a countingTransport an http.RoundTripper.
func (t *countingTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.requests.Add(1)
	response, err := t.base.RoundTrip(r)
	if err == nil {
		response.Body = &countingBody{response.Body, &t.bytes}
	}
	return response, err
}

// A countingBody counts the bytes that are read.
type countingBody struct {
	io.ReadCloser
	bytes *atomic.Int64
}

func (b *countingBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.bytes.Add(int64(n))
	return n, err
}
