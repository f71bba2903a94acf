package ledger

import (
	"context"
	"slices"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// retried is how long what may pass by itself is tried again in each run, whether its site is due or
// not.
const retried = 7 * 24 * time.Hour

// Due tells which sites a run is to ask. A site is due by the time since it was asked and since
// anything was new there; at once, where the sources file says something new of it, its last walk did
// not come to its end or to the end of its links, or something failed there lately that may pass.
func Due(ctx context.Context, db *database.DB, last *outcome.Summary, now time.Time) (func(*sites.Site) bool, error) {
	walked, err := crawldb.Walked(ctx, db)
	if err != nil {
		return nil, err
	}
	failures, err := crawldb.FailuresNow(ctx, db)
	if err != nil {
		return nil, err
	}
	failing := map[string]bool{}
	for _, f := range failures {
		if now.Sub(f.Since) < retried && mayPass(f) {
			failing[f.Site] = true
		}
	}
	return func(site *sites.Site) bool {
		was, known := last.Of(site.Name)
		return !known || was.Run != walked[site.Name] || was.Digest != site.Digest() || was.Left > 0 || failing[site.Name] ||
			site.IsDue(was.Asked, was.Renewed, now)
	}, nil
}

// passing are the kinds of faults that may be gone at the next run.
var passing = []string{"timeout", "network", "truncated", "host-down", "deferred"}

// mayPass reports whether what failed may be had at the next run.
func mayPass(f crawldb.Failure) bool {
	return slices.Contains(passing, f.Kind) || f.Kind == "status" && (strings.Contains(f.Error, " 5") || strings.Contains(f.Error, " 429 "))
}
