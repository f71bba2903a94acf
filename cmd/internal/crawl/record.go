package crawl

import (
	"context"
	"errors"
	"net/url"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/ledger"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/substance"
	"nianbao/normalize/issue"
	"nianbao/store/crawldb"
)

// reject records that what was fetched is not what was looked for. It is not
// kept, so that the next run asks again.
func (c *siteCrawl) reject(j job, got *fetch.Fetched, fault *fetch.Fault) {
	c.keep(c.transport.Discard(got))
	c.fail(j, fault)
}

// isStillGone reports whether a part of a list or a document need not be asked for, as a server said not
// long ago that it is not there, and notes that this is still so. Lists are asked for in each run.
func (c *siteCrawl) isStillGone(ctx context.Context, j job) (bool, error) {
	if c.Gone || j.Kind == crawldb.Page && !j.Part {
		return false, nil
	}
	before, failed, err := crawldb.FailureOf(ctx, c.Store, j.key)
	if err != nil || !failed || !ledger.IsGone(before) || c.Clock.Now().Sub(before.Last) >= c.site.Recheck.Duration {
		return false, err
	}
	c.count(j, 1)
	c.failSince(j, fetch.NewFault(before.Kind, errors.New(before.Error)), before.Last)
	return true, nil
}

// record notes what an address has now, which thus is in order, as is the one that
// led there.
func (c *siteCrawl) record(j job, got *fetch.Fetched) {
	u := got.URL
	u.Site, u.Run = c.site.Name, c.run
	err := c.transport.Keep(context.Background(), got)
	if err == nil {
		err = crawldb.RecordURL(context.Background(), c.Store, u)
	}
	if err == nil && u.URL != j.key {
		err = crawldb.ClearFailure(context.Background(), c.Store, j.key)
	}
	c.keep(err)
}

// document notes a report.
func (c *siteCrawl) document(j job, got *fetch.Fetched) {
	address, err := url.Parse(got.Request.URL)
	if err != nil {
		c.keep(err)
		return
	}
	if err := c.knowNoise(got); err != nil {
		c.keep(err)
		return
	}
	before, err := crawldb.LastVersion(context.Background(), c.Store, got.URL.URL)
	if err == nil {
		err = c.keepVersion(got, before)
	}
	if err != nil {
		c.keep(err)
		return
	}
	c.record(j, got)
	changed, err := crawldb.RecordVersion(context.Background(), c.Store, c.run, crawldb.Version{URL: got.URL.URL, FetchedAt: got.At, SHA256: got.SHA256,
		Size: got.Size, Path: got.Name, FileName: sites.FileName(got.Header, address), LinkText: j.Text, Listed: issue.DayOf(j.Date), LinkedFrom: j.From,
		Organ: c.site.Organ, Region: c.site.Region, Year: j.Year, Headers: got.Header})
	c.keep(err)
	c.account.Held(j.list(), j.record(), got.SHA256)
	if changed && c.imports != nil {
		c.imports.fetched(c.run)
	}
	switch {
	case changed && before == "":
		if !j.Part {
			c.counts.New++
		}
		c.log.Info("new", "url", got.URL.URL, "sha256", got.SHA256, "text", j.Text)
	case changed:
		c.counts.Changed++
		c.log.Info("changed", "url", got.URL.URL, "before", before, "sha256", got.SHA256)
	}
}

// keepVersion keeps what was fetched, unless it is a page that says the same as the one that the address had: then
// that stays.
func (c *siteCrawl) keepVersion(got *fetch.Fetched, before string) error {
	ctx := context.Background()
	if before != "" && before != got.SHA256 {
		same, err := c.isSame(ctx, before, got)
		if err != nil {
			return err
		}
		if same {
			had, _, err := c.Archive.Get(ctx, before)
			err = errors.Join(err, c.transport.Discard(got))
			got.Object, got.URL.SHA256 = had, before
			return err
		}
	}
	return c.transport.Keep(ctx, got)
}

// isSame reports whether what was fetched is a document that was had, or a page that says the same.
func (c *siteCrawl) isSame(ctx context.Context, sha256 string, got *fetch.Fetched) (bool, error) {
	if sha256 == got.SHA256 {
		return true, nil
	}
	if got.MediaType != "text/html" {
		return false, nil
	}
	had, ok, err := c.Archive.Get(ctx, sha256)
	return ok && substance.SayTheSame(had, got.Object), err
}
