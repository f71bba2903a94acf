package crawl

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store"
)

// Plan writes what a run would ask for, a line each, as far as the archive tells, and asks no server:
// lists are taken as they were had last, and robots.txt is not asked. What the walk notes on the
// way goes to a copy of the database, which may be nil for one that is not there yet.
func Plan(ctx context.Context, c Config, to io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "nianbao-plan-")
	if err != nil {
		return err
	}
	defer func() {
		if left := os.RemoveAll(folder); err == nil {
			err = left
		}
	}()
	path := filepath.Join(folder, "reports.db")
	if c.Store != nil {
		if err := c.Store.CopyTo(ctx, path); err != nil {
			return err
		}
	}
	if c.Store, err = store.Open(path); err != nil {
		return err
	}
	defer c.Store.Close()
	c.Archive = c.Archive.Over(c.Store)
	c.Log = slog.New(slog.DiscardHandler)
	last, err := outcome.Last(ctx, c.Store)
	if err != nil {
		return err
	}
	run, ctx, release, err := c.begin(ctx)
	if err != nil {
		return err
	}
	defer release()
	due, err := c.due(ctx, last)
	if err != nil {
		return err
	}
	t := fetch.New(fetch.Config{Store: c.Store, Archive: c.Archive, Run: run.ID, Clock: c.Clock, Patience: c.Patience, Limits: c.Limits,
		Log: c.Log, Plan: func(site, method, url string, isKnown bool) {
			how := ""
			if isKnown {
				how = "\tunless it is as it was"
			}
			fmt.Fprintf(to, "%s\t%s\t%s%s\n", site, method, url, how)
		}})
	for i := range c.Sources.Sites {
		if !due(&c.Sources.Sites[i]) {
			continue
		}
		site, err := c.newSiteCrawl(ctx, &c.Sources.Sites[i], t, run.ID)
		if err == nil {
			err = site.crawl(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
