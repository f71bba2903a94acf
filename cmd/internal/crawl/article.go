package crawl

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/extract/picture/codec"
	"nianbao/store/crawldb"
)

// takeDocument takes what a link to a report led to: the report, as a file or a page, or a page
// with the files of it.
func (c *siteCrawl) takeDocument(ctx context.Context, j job, got *fetch.Fetched, page family.Page) {
	if got.MediaType != "text/html" {
		c.document(j, got)
		return
	}
	if j.File {
		c.reject(j, got, fetch.NewFault(kindErrorPage, errors.New("the server has a web page where the file should be")))
		return
	}
	dom, err := goquery.NewDocumentFromReader(strings.NewReader(page.Text))
	if err != nil {
		c.reject(j, got, fetch.NewFault(kindErrorPage, err))
		return
	}
	series, err := seriesOf(got, dom)
	switch {
	case err != nil:
		c.keep(err)
	case series != nil:
		c.imports.hold(got.URL.URL)
		c.document(j, got)
		c.followParts(j, got, series)
		c.takeForms(j, got, page)
	case j.Part:
		c.reject(j, got, fetch.NewFault(kindErrorPage, errors.New("a further page of an article is due, and this is none")))
	case c.isReport(dom):
		c.bare = 0
		c.document(j, got)
		c.takeForms(j, got, page)
	default:
		c.takeFiles(ctx, j, got, page)
	}
}

// takeFiles takes a page that is no report itself: what it leads to is.
func (c *siteCrawl) takeFiles(ctx context.Context, j job, got *fetch.Fetched, page family.Page) {
	files := c.filesOf(ctx, page)
	if len(files) == 0 {
		if err := c.render(ctx, &page); err != nil {
			c.unread(ctx, j, got, err)
			return
		}
		files = c.filesOf(ctx, page)
	}
	for i := range files {
		c.foundFile(j, got, &files[i])
	}
	if len(files) == 0 && c.isBare(j, got, page) {
		return
	}
	c.bare = 0
	if len(files) == 0 && c.takePictures(ctx, j, got, page) {
		return
	}
	if len(files) == 0 {
		c.counts.WithoutReport++
		why := errors.New("the page holds no report and links to no file")
		if c.site.Render && c.site.IsReport(page.Text) {
			why = errByScripts
		}
		c.reject(j, got, fetch.NewFault(kindNoReport, why))
		return
	}
	c.counts.Documents-- // the files count
	c.record(j, got)
}

// A picture that holds a page of a report has so many pixels at least, and so many on its shorter side.
const leastPixels, leastSide = 250_000, 400

// takePictures takes the pictures that an article shows: the report is scanned. They are documents, of which the import
// makes one report if their names and what they hold say that they are one; what it can't read is told. It reports
// false where there are none.
func (c *siteCrawl) takePictures(ctx context.Context, j job, got *fetch.Fetched, page family.Page) bool {
	shown := 0
	for _, r := range family.Pictures(page) {
		part := job{Request: r.Request, Kind: crawldb.Document, List: j.list(), Record: j.record(), Text: j.Text, Year: j.Year, Date: j.Date, From: got.URL.URL, Part: true}
		part.key = c.keyOf(r.Request)
		if gone, err := c.isStillGone(ctx, part); gone || err != nil {
			c.keep(err)
			continue
		}
		had, err := c.picture(ctx, r.Request)
		var fault *fetch.Fault
		switch {
		case ctx.Err() != nil:
			return shown > 0 // the page is asked for again
		case errors.Is(err, errOutside):
			c.leaves(part, r.Request.URL)
		case errors.As(err, &fault):
			c.fail(part, fault)
		case err != nil:
			c.keep(err)
		case !isLegible(had):
			c.record(part, had) // so that it is known for what it is
		default:
			c.imports.hold(had.URL.URL)
			part.Part = shown > 0
			c.document(part, had)
			shown++
		}
	}
	if shown > 0 {
		c.record(j, got)
	}
	return shown > 0
}

// isLegible reports whether what was fetched is a picture that is large enough to hold a page of a report.
func isLegible(got *fetch.Fetched) bool {
	data, err := got.Bytes()
	if err != nil {
		return false
	}
	width, height, ok := codec.Size(bytes.NewReader(data))
	return ok && width*height >= leastPixels && min(width, height) >= leastSide
}

// picture asks for a picture.
func (c *siteCrawl) picture(ctx context.Context, r sites.Request) (*fetch.Fetched, error) {
	if address, err := url.Parse(r.URL); err != nil || !c.isOurs(address) {
		return nil, errOutside
	}
	return c.transport.Get(ctx, r, fetch.Ask{Site: c.site.Name, Kind: crawldb.Document, Interval: c.site.Interval.Duration, Recheck: c.site.Recheck.Duration,
		Access: c.access, Key: c.keyOf})
}

// filesOf lists the files that a page leads to, less those that say of themselves that they are no report.
func (c *siteCrawl) filesOf(ctx context.Context, page family.Page) []family.Record {
	files := family.Documents(page)
	if len(files) == 0 {
		files = c.onward(ctx, page)
	}
	return slices.DeleteFunc(files, func(r family.Record) bool { return c.site.NamesNone(r.Link().Name()) })
}

// isReport reports whether a page is itself a report.
func (c *siteCrawl) isReport(page *goquery.Document) bool {
	return page.Find("table").Length() > 0 && c.site.IsReport(page.Text())
}

// takeForms takes the files that the page of a report has besides: the same report in other forms. What
// else is attached to it is none.
func (c *siteCrawl) takeForms(j job, got *fetch.Fetched, page family.Page) {
	if j.Part {
		return
	}
	for _, r := range family.Documents(page) {
		target, err := url.Parse(r.Request.URL)
		if err != nil {
			continue
		}
		_, isFile := sites.FileOf(target)
		if (isFile || !r.Onward) && c.site.NamesForm(r.Link().Name(), j.Year) {
			c.foundFile(j, got, &r)
		}
	}
}

// foundFile takes note of a file that is linked from the page of an article.
func (c *siteCrawl) foundFile(j job, got *fetch.Fetched, r *family.Record) {
	target, err := url.Parse(r.Request.URL)
	if err != nil {
		return
	}
	text, year := r.Link().Name(), j.Year
	if !c.site.NamesReport(text) {
		text = j.Text // "附件1" says nothing
	} else if y := sites.YearOf(text); y != 0 {
		year = y
	}
	_, isFile := sites.FileOf(target)
	c.found(find{job: job{Request: r.Request, Kind: crawldb.Document, List: j.list(), Record: j.record(), Text: text, Year: year, Date: j.Date, From: got.URL.URL, File: isFile}})
}

// onward returns what a page shows by scripts in files of their own, or else where it leads by itself, or for the whole of
// its matter.
func (c *siteCrawl) onward(ctx context.Context, page family.Page) []family.Record {
	listing, err := c.listingOf(ctx, &page)
	if err != nil {
		return nil
	}
	if files := family.Documents(page); len(files) > 0 {
		return files
	}
	if onward := slices.DeleteFunc(listing.Records, func(r family.Record) bool { return !r.Onward }); len(onward) > 0 {
		return onward
	}
	return family.Wholes(page)
}
