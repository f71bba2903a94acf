package crawl

import (
	"context"
	"fmt"
	"strings"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/store/crawldb"
	"nianbao/store/reports"
)

// conclude fills the summary in: what is new, changed, failed, in doubt, and
// which sites are not as they were.
func (c *Config) conclude(ctx context.Context, s *outcome.Summary, results map[string]bulk.Result, last *outcome.Summary) error {
	fresh, err := crawldb.Added(ctx, c.Store, s.Run)
	if err != nil {
		return err
	}
	for _, n := range fresh {
		whole, _, err := reports.WholeOf(ctx, c.Store, n.After)
		if err != nil {
			return err
		}
		if whole != "" {
			continue // a page of an article, which is in the list by its first
		}
		if err := c.addItem(ctx, s, n.URL, n.After, &s.New); err != nil {
			return err
		}
	}
	changes, err := crawldb.Changes(ctx, c.Store, s.Run)
	if err != nil {
		return err
	}
	for _, n := range changes {
		var item []outcome.Item
		if err := c.addItem(ctx, s, n.URL, n.After, &item); err != nil {
			return err
		}
		comparison, err := crawldb.CompareDocuments(ctx, c.Store, n.Before, n.After)
		if err != nil {
			return err
		}
		s.Changed = append(s.Changed, outcome.Change{URL: n.URL, Before: n.Before, After: n.After, Succession: comparison})
	}
	if err := c.addFailures(ctx, s, results); err != nil {
		return err
	}
	c.compareSites(s, last)
	return nil
}

// addItem adds a document with what the database has of it, and notes it among
// the flagged if a careful reader should look at it.
func (c *Config) addItem(ctx context.Context, s *outcome.Summary, url, sha256 string, to *[]outcome.Item) error {
	state, ok, err := reports.StateOf(ctx, c.Store, sha256, "")
	if err != nil {
		return err
	}
	item := outcome.Item{URL: url, SHA256: sha256}
	if ok {
		holds := bulk.Holds{Figures: state.Figures, Unplaced: state.Unplaced, Errors: state.Errors}
		item = outcome.Item{URL: url, SHA256: sha256, Report: state.ReportID, Region: state.RegionCode, Organ: state.Organ, Year: state.Year,
			InDoubt: holds.InDoubt(), SumsFail: state.Errors, ErrorKind: state.Fault.Kind}
	}
	*to = append(*to, item)
	if item.InDoubt > 0 || item.SumsFail > 0 {
		s.Flagged = append(s.Flagged, item)
	}
	return nil
}

// quiet are the kinds of failure that are as they should be and no failure of
// the run: what robots.txt forbids is not read, and not every page with a likely
// title is a report.
var quiet = map[string]bool{fetch.KindRobots: true, kindNoReport: true}

// addFailures adds the addresses that could not be had, and the documents that
// could not be read.
func (c *Config) addFailures(ctx context.Context, s *outcome.Summary, results map[string]bulk.Result) error {
	failures, err := crawldb.Failures(ctx, c.Store, s.Run)
	if err != nil {
		return err
	}
	for _, f := range failures {
		if !quiet[f.Kind] {
			s.Failed = append(s.Failed, outcome.Problem{Site: f.Site, URL: f.URL, Kind: f.Kind, Error: f.Error, Since: f.Since.UTC(), New: !f.Since.Before(s.Started)})
		}
	}
	for _, list := range [][]outcome.Item{s.New, itemsOf(s.Changed)} {
		for _, n := range list {
			if r, ok := results[n.SHA256]; ok && r.Outcome == bulk.Failed {
				s.Failed = append(s.Failed, outcome.Problem{URL: n.URL, Kind: r.Fault.Kind, Error: r.Fault.Message, Since: s.Started, New: true})
			}
		}
	}
	return nil
}

func itemsOf(changes []outcome.Change) []outcome.Item {
	var list []outcome.Item
	for _, c := range changes {
		list = append(list, outcome.Item{URL: c.URL, SHA256: c.After})
	}
	return list
}

// compareSites looks for sites that yield nothing, or much less than at the last
// run: they may have been built anew, and would otherwise fall silent unseen.
func (c *Config) compareSites(s *outcome.Summary, last *outcome.Summary) {
	before := map[string]int{}
	known := map[string]bool{}
	if last != nil {
		for _, site := range last.Sites {
			before[site.Name] = site.Documents
		}
		for _, p := range last.Problems {
			known[p.Site+p.Kind] = true
		}
	}
	for i, site := range s.Sites {
		note := func(kind, format string, args ...any) {
			p := outcome.Problem{Site: site.Name, URL: c.Sources.Sites[i].Start[0], Kind: kind, Error: fmt.Sprintf(format, args...)}
			p.New = !known[p.Site+p.Kind]
			s.Problems = append(s.Problems, p)
		}
		switch was := before[site.Name]; {
		case site.MovedTo != "":
			note("moved", "the start page leads to another host, %s", site.MovedTo)
		case site.Documents == 0:
			note("site-empty", "no link to a report was found")
		case 2*site.Documents < was:
			note("site-shrunk", "%d links to reports were found, %d at the last run", site.Documents, was)
		}
		if site.Left > 0 {
			note("site-limit", "%d links were not followed, for the limits of the site", site.Left)
		}
		if site.Outside > 0 {
			note("site-outside", "%d links to reports lead to hosts that the sources file does not name: %s", site.Outside, strings.Join(site.OutsideHosts, ", "))
		}
	}
}
