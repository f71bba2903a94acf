package crawl

import (
	"errors"
	"fmt"
	"net/url"

	"github.com/gocolly/colly/v2"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// onResponse takes what is no web page.
func (c *siteCrawl) onResponse(r *colly.Response) {
	if got := c.transport.Take(*r.Headers); got != nil {
		r.Ctx.Put(fetchedKey, got)
		c.had[got.URL.URL] = true
		if got.MediaType == "text/html" {
			return // onPage takes it
		}
		j := r.Ctx.GetAny(jobKey).(job)
		if j.kind == crawldb.Page {
			c.reject(j, got, fetch.NewFault(kindErrorPage, fmt.Errorf("a list page is due, and %s was had", got.MediaType)))
			return
		}
		c.document(j, got)
	}
}

// onPage takes a web page: a list, a report, or a page with a report's files.
func (c *siteCrawl) onPage(e *colly.HTMLElement) {
	j := e.Request.Ctx.GetAny(jobKey).(job)
	got, ok := e.Request.Ctx.GetAny(fetchedKey).(*fetch.Fetched)
	if !ok || c.err != nil {
		return
	}
	if j.kind == crawldb.Page {
		c.record(j, got)
		for _, l := range sites.LinksOf(e.DOM) {
			c.followFromList(e, j, l)
		}
		return
	}
	if j.file {
		c.reject(j, got, fetch.NewFault(kindErrorPage, errors.New("the server has a web page where the file should be")))
		return
	}
	series := seriesOf(e)
	if series != nil {
		c.document(j, got)
		c.followParts(e, j, series)
		return
	}
	if j.part {
		c.reject(j, got, fetch.NewFault(kindErrorPage, errors.New("a further page of an article is due, and this is none")))
		return
	}
	if e.DOM.Find("table").Length() > 0 && c.site.IsReport(e.DOM.Text()) {
		c.document(j, got)
		return
	}
	files := 0
	for _, l := range sites.LinksOf(e.DOM) {
		if target, ok := c.target(e, l.Address); ok {
			if file, isFile := sites.FileOf(target); isFile {
				files++
				text := l.Text
				if !c.site.NamesReport(text) {
					text = j.text // "附件1" says nothing
				}
				c.add(job{url: file.String(), kind: crawldb.Document, text: text, from: e.Request.URL.String(), file: true})
			} else if l.Onward {
				files++
				c.add(job{url: target.String(), kind: crawldb.Document, text: j.text, from: e.Request.URL.String()})
			}
		}
	}
	if files == 0 {
		c.counts.WithoutReport++
		c.reject(j, got, fetch.NewFault(kindNoReport, errors.New("the page holds no report and links to no file")))
		return
	}
	c.counts.Documents-- // the files count
	c.record(j, got)
}

// target resolves an address on a page.
func (c *siteCrawl) target(e *colly.HTMLElement, address string) (*url.URL, bool) {
	absolute := e.Request.AbsoluteURL(address)
	u, err := url.Parse(absolute)
	if absolute == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil, false
	}
	return sites.Canonical(u), true
}

func (c *siteCrawl) followFromList(e *colly.HTMLElement, j job, l sites.Link) {
	target, ok := c.target(e, l.Address)
	if !ok {
		return
	}
	next := job{url: target.String(), kind: crawldb.Page, text: l.Text, from: e.Request.URL.String(), depth: j.depth}
	switch c.site.PurposeOf(l, target, sites.Place{}).Purpose {
	case sites.ToDocument:
		file, isFile := sites.FileOf(target)
		next.url, next.kind, next.file = file.String(), crawldb.Document, isFile
		if l.Text == "" {
			next.text = sites.Decoded(file.Path)
		}
	case sites.ToList:
		if next.depth++; next.depth > c.site.Depth {
			return
		}
	case sites.Ignored:
		return
	}
	c.add(next)
}
