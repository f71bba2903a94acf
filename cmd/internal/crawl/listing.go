package crawl

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/sites"
)

// readListing returns the listing of a page.
func readListing(p family.Page, _ string) (family.Listing, error) {
	listing := family.Listing{Family: "plain", Announced: -1}
	links, base, err := linksOf(p)
	for _, l := range links {
		r, ok := recordOf(base, l)
		switch {
		case !ok:
		case l.Next:
			listing.Parts = append(listing.Parts, family.Ask{Request: r.Request, Part: true})
		default:
			listing.Records = append(listing.Records, r)
		}
	}
	return listing, err
}

// documentsOf returns what a page leads to as its report.
func documentsOf(p family.Page) []family.Record {
	var list []family.Record
	links, base, err := linksOf(p)
	if err != nil {
		return nil
	}
	for _, l := range links {
		r, ok := recordOf(base, l)
		if !ok {
			continue
		}
		target, err := url.Parse(r.Request.URL)
		if err != nil {
			continue
		}
		file, isFile := sites.FileOf(target)
		if r.Request.URL = file.String(); isFile || l.Onward {
			list = append(list, r)
		}
	}
	return list
}

func linksOf(p family.Page) ([]sites.Link, *url.URL, error) {
	base, err := url.Parse(p.Request.URL)
	if err != nil {
		return nil, nil, err
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(p.Text))
	if err != nil {
		return nil, nil, err
	}
	return sites.LinksOf(page.Selection), base, nil
}

func recordOf(base *url.URL, l sites.Link) (family.Record, bool) {
	target, err := base.Parse(strings.TrimSpace(l.Address))
	if err != nil || target.Scheme != "http" && target.Scheme != "https" {
		return family.Record{}, false
	}
	return family.Record{Request: sites.Request{URL: sites.Canonical(target).String(), Referer: base.String()}, Text: l.Text, Onward: l.Onward}, true
}
