package crawl

import (
	"context"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/ingest"
	"nianbao/store/crawldb"
	"nianbao/store/reports"
)

// conclude fills the summary in: what is new, changed, failed, in doubt, and
// which sites are not as they were.
func (c *Config) conclude(ctx context.Context, s *outcome.Summary, last *outcome.Summary) error {
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
	if err := c.addFailures(ctx, s); err != nil {
		return err
	}
	s.Problems, err = ledger.Problems(ctx, c.Store, c.Sources.Sites, s, last, c.Clock.Now())
	if err != nil {
		return err
	}
	return ledger.Settle(ctx, c.Store, s)
}

// addItem adds a document with what the database has of it, and notes it among
// the flagged if a careful reader should look at it, or among the failed if it could not be read.
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
		if kind := state.Fault.Kind; kind != "" && kind != ingest.KindPart {
			s.Failed = append(s.Failed, outcome.Problem{URL: url, Kind: kind, Error: state.Fault.Message, Since: s.Started, New: true})
		}
	}
	*to = append(*to, item)
	if item.InDoubt > 0 || item.SumsFail > 0 {
		s.Flagged = append(s.Flagged, item)
	}
	if item.Report == 0 {
		return nil
	}
	stored, err := reports.Load(ctx, c.Store, item.Report)
	if err != nil {
		return err
	}
	s.Contradicted = append(s.Contradicted, outcome.ContradictionsOf(item, stored.Report.Findings)...)
	return nil
}

// addFailures adds the addresses that could not be had.
func (c *Config) addFailures(ctx context.Context, s *outcome.Summary) error {
	failures, err := crawldb.Failures(ctx, c.Store, s.Run)
	if err != nil {
		return err
	}
	for _, f := range failures {
		if !ledger.Quiet[f.Kind] {
			p := ledger.Failed(f)
			p.New = !f.Since.Before(s.Started)
			s.Failed = append(s.Failed, p)
		}
	}
	return nil
}
