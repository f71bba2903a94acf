package crawl

import (
	"context"
	"net/url"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/normalize/issue"
	"nianbao/store/crawldb"
)

// reject records that what was fetched is not what was looked for. It is not
// kept, so that the next run asks again.
func (c *siteCrawl) reject(j job, got *fetch.Fetched, fault *fetch.Fault) {
	if !got.Known {
		c.keep(c.transport.Drop(context.Background(), got.SHA256))
	}
	c.fail(j, fault)
}

// record notes what an address has now, which thus is in order, as is the one that
// led there.
func (c *siteCrawl) record(j job, got *fetch.Fetched) {
	u := got.URL
	u.Site, u.Run = c.site.Name, c.run
	unused, err := crawldb.RecordURL(context.Background(), c.Store, u)
	if err == nil && unused != "" {
		err = c.Archive.Drop(unused)
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
	before, path, err := crawldb.LastVersion(context.Background(), c.Store, got.URL.URL)
	if err != nil {
		c.keep(err)
		return
	}
	if before != "" && before != got.SHA256 && got.MediaType == "text/html" && sayTheSame(path, got.Path) {
		c.keep(c.transport.Drop(context.Background(), got.SHA256))
		got.URL.SHA256, got.SHA256 = before, before
	}
	c.record(j, got)
	changed, err := crawldb.RecordVersion(context.Background(), c.Store, c.run, crawldb.Version{URL: got.URL.URL, FetchedAt: got.At, SHA256: got.SHA256,
		Size: got.Size, Path: got.Path, FileName: sites.FileName(got.Header, address), LinkText: j.Text, Listed: issue.DayOf(j.Date), LinkedFrom: j.From,
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
