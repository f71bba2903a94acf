package crawl

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// takeDocument takes what a link to a report led to: the report, as a file or a page, or a page
// with the files of it.
func (c *siteCrawl) takeDocument(j job, got *fetch.Fetched, page family.Page) {
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
	case j.Part:
		c.reject(j, got, fetch.NewFault(kindErrorPage, errors.New("a further page of an article is due, and this is none")))
	case dom.Find("table").Length() > 0 && c.site.IsReport(dom.Text()):
		c.bare = 0
		c.document(j, got)
	default:
		c.takeFiles(j, got, page)
	}
}

// takeFiles takes a page that is no report itself: what it leads to is.
func (c *siteCrawl) takeFiles(j job, got *fetch.Fetched, page family.Page) {
	files := family.Documents(page)
	if len(files) == 0 {
		files = c.onward(page)
	}
	for _, r := range files {
		target, err := url.Parse(r.Request.URL)
		if err != nil {
			continue
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
	if len(files) == 0 && c.isBare(j, got, page) {
		return
	}
	c.bare = 0
	if len(files) == 0 {
		c.counts.WithoutReport++
		c.reject(j, got, fetch.NewFault(kindNoReport, errors.New("the page holds no report and links to no file")))
		return
	}
	c.counts.Documents-- // the files count
	c.record(j, got)
}

// onward returns where a page leads by itself, by a script for one.
func (c *siteCrawl) onward(page family.Page) []family.Record {
	listing, err := c.read(page)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(listing.Records, func(r family.Record) bool { return !r.Onward })
}
