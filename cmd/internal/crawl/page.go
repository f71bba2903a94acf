package crawl

import (
	"fmt"
	"net/url"
	"strings"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// take does with what was fetched what it was asked for.
func (c *siteCrawl) take(j job, got *fetch.Fetched) {
	text, isPage, err := c.transport.Text(got)
	if err != nil {
		c.keep(err)
		return
	}
	page := family.Page{Request: got.Request, MediaType: pageType(got.MediaType, text), Text: text, Context: j.Context}
	switch {
	case j.Kind == crawldb.Document:
		c.takeDocument(j, got, page)
	case !isPage:
		c.reject(j, got, fetch.NewFault(kindErrorPage, fmt.Errorf("a list page is due, and %s was had", got.MediaType)))
	default:
		c.takeList(j, got, page)
	}
}

// pageType returns the media type of a page, by its content.
func pageType(mediaType, text string) string {
	if mediaType == "text/plain" && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n["), "{") {
		return "application/json"
	}
	return mediaType
}

// takeList takes a page of a list: its further parts, and what its records lead to.
func (c *siteCrawl) takeList(j job, got *fetch.Fetched, page family.Page) {
	listing, err := readListing(page, "")
	if err != nil {
		c.reject(j, got, fetch.NewFault(kindErrorPage, err))
		return
	}
	c.record(j, got)
	c.account.Listed(j.list(), listing.Announced, listing.Family)
	from := got.URL.URL
	for _, a := range listing.Parts {
		next := job{Request: a.Request, Kind: crawldb.Page, List: j.list(), Depth: j.Depth, From: from, Context: a.Context, Part: true}
		c.found(find{job: next})
	}
	for i := range listing.Records {
		c.foundRecord(j, from, &listing.Records[i])
	}
}

// foundRecord takes note of what a record of a list leads to.
func (c *siteCrawl) foundRecord(j job, from string, r *family.Record) {
	target, err := url.Parse(r.Request.URL)
	if err != nil {
		return
	}
	f := find{record: r, job: job{Request: r.Request, Kind: crawldb.Page, List: j.list(), Depth: j.Depth, Text: r.Text, Date: r.Date, From: from}}
	switch c.site.PurposeOf(r.Link(), target, sites.Place{}).Purpose {
	case sites.ToDocument:
		file, isFile := sites.FileOf(target)
		f.Request.URL, f.Kind, f.File = file.String(), crawldb.Document, isFile
		if r.Text == "" {
			f.Text = sites.Decoded(file.Path)
		}
	case sites.ToPart:
		f.Part = true
	case sites.ToList:
		f.List = ""
		if f.Depth++; f.Depth > c.site.Depth {
			f.List, f.reason = j.list(), reasonLimit
		}
	case sites.Ignored:
		f.reason = reasonNoReport
	}
	c.found(f)
}
