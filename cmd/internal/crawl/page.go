package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/fetch/wall"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/extract/document"
	"nianbao/store/crawldb"
)

// takeOrFail is take, but that a page which the reading does not stand is a fault of the page. Pages are anybody's: one of them
// must not end the run, and each run after it that comes to it again.
func (c *siteCrawl) takeOrFail(ctx context.Context, j job, got *fetch.Fetched) {
	err := func() (err error) {
		defer document.RecoverTo(&err)
		c.take(ctx, j, got)
		return nil
	}()
	if err != nil {
		c.finds, c.listed = c.finds[:0], nil
		c.reject(j, got, fetch.NewFault(kindErrorPage, err))
	}
}

// take does with what was fetched what it was asked for.
func (c *siteCrawl) take(ctx context.Context, j job, got *fetch.Fetched) {
	text, isPage, err := c.transport.Text(got)
	if err != nil {
		c.keep(err)
		return
	}
	page := family.Page{Request: got.Request, MediaType: pageType(got.MediaType, text), Text: text, Context: j.Context}
	switch {
	case j.Kind == crawldb.Document:
		c.takeDocument(ctx, j, got, page)
	case !isPage:
		c.reject(j, got, fetch.NewFault(kindErrorPage, fmt.Errorf("a list page is due, and %s was had", got.MediaType)))
	default:
		c.takeList(ctx, j, got, page)
	}
}

// Pages returns how pages are had by way of a transport, for who looks at them and keeps nothing. What
// is no page is a fault.
func Pages(t *fetch.Transport, ask fetch.Ask) func(context.Context, sites.Request) (family.Page, error) {
	ask.Kind = crawldb.Page
	return func(ctx context.Context, r sites.Request) (family.Page, error) {
		got, err := t.Get(ctx, r, ask)
		if err != nil {
			return family.Page{}, err
		}
		text, isPage, err := t.Text(got)
		if err == nil && !isPage {
			err = fetch.NewFault(kindErrorPage, fmt.Errorf("a page is due, and %s was had", got.MediaType))
		}
		return family.Page{Request: got.Request, MediaType: pageType(got.MediaType, text), Text: text}, err
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
func (c *siteCrawl) takeList(ctx context.Context, j job, got *fetch.Fetched, page family.Page) {
	given := page
	if err := c.render(ctx, &page); err != nil {
		c.unread(ctx, j, got, err)
		return
	}
	listing, err := c.listingOf(ctx, &page)
	address, malformed := url.Parse(page.Request.URL)
	if err = errors.Join(err, malformed); err != nil {
		c.reject(j, got, fetch.NewFault(kindErrorPage, err))
		return
	}
	isEnd := j.Beyond && !strings.Contains(page.Text, "<script") // a part behind the last can be empty
	if len(listing.Records)+len(listing.Parts) == 0 && !isEnd && c.isBare(j, got, page) {
		return
	}
	if to := c.onwardHost(listing); j.Start && to != "" {
		c.moved(j, to)
		return
	}
	c.bare = 0
	in := sites.PlaceOf(j.Place, listing.Heading, j.Text, address)
	if j.Start {
		in = sites.StartOf(listing.Heading, address)
	}
	holds := c.holdsReport(j, given)
	if holds && !j.Start || c.isArticle(j, listing, in, given) {
		c.takeReport(ctx, j, got, given)
	} else {
		if holds { // a column can show its last report in place of a list
			shown := j
			shown.Kind, shown.Year = crawldb.Document, sites.YearOf(j.Text)
			c.takeDocument(ctx, shown, got, given)
		}
		c.record(j, got)
		c.account.Listed(j.list(), listing.Announced, listing.Family)
	}
	c.listed = &listed{j.visit(), c.keysOf(listing.Records)}
	from := got.URL.URL
	if listing.IsCut && in.Column && !j.Part && !holds {
		c.fail(j, fetch.NewFault(kindUnpaged, errUnpaged))
	}
	for _, a := range listing.Parts {
		next := job{Request: a.Request, Kind: crawldb.Page, List: j.list(), Depth: j.Depth, Place: in, Text: j.Text, From: from, Context: a.Context, Part: true, Beyond: a.Beyond}
		c.found(find{job: next})
	}
	for i := range listing.Records {
		c.foundRecord(j, in, from, &listing.Records[i])
	}
}

// holdsReport reports whether a page that was asked for as a list is a report, or has one beside its links. One
// where a site begins is a list, unless there is more text than links.
func (c *siteCrawl) holdsReport(j job, page family.Page) bool {
	if j.Part || page.MediaType != "text/html" || !c.site.IsReport(page.Text) {
		return false
	}
	dom, err := goquery.NewDocumentFromReader(strings.NewReader(page.Text))
	return err == nil && c.isReport(dom) && (!j.Start || isProse(dom))
}

// isArticle reports whether a page that was asked for as a list is that of an article: a link that names a report led
// there, nothing on it leads to reports or lists of them, and it has files, or the link says of which year the report is.
func (c *siteCrawl) isArticle(j job, listing family.Listing, in sites.Place, page family.Page) bool {
	if j.Start || j.Part || page.MediaType != "text/html" || len(listing.Parts) > 0 || !c.site.NamesReport(j.Text) {
		return false
	}
	for _, r := range listing.Records {
		target, err := url.Parse(r.Request.URL)
		if err != nil || !r.InList && !r.Choice {
			continue
		}
		if purpose := c.site.PurposeOf(r.Link(), target, in).Purpose; purpose != sites.Ignored {
			return false
		}
	}
	files := slices.DeleteFunc(family.Documents(page), func(r family.Record) bool { return c.site.NamesNone(r.Link().Name()) })
	return len(files) > 0 || sites.YearOf(j.Text) != 0
}

// takeReport takes a page that was asked for as a list, as the name of an organ or a year can lead to
// either, and holds a report: that is a record of the list that led there.
func (c *siteCrawl) takeReport(ctx context.Context, j job, got *fetch.Fetched, page family.Page) {
	c.count(j, -1)
	j.Kind, j.List = crawldb.Document, j.Under
	if j.Year = sites.YearOf(j.Text); j.Year == 0 {
		j.Year = j.Place.Year
	}
	got.URL.Kind = j.Kind
	c.count(j, 1)
	c.takeDocument(ctx, j, got, page)
}

// isBare reports whether a page is nothing but a script, and rejects it.
func (c *siteCrawl) isBare(j job, got *fetch.Fetched, page family.Page) bool {
	bare, seen := wall.IsBare(page.Text)
	if bare = bare && page.MediaType == "text/html"; bare {
		c.bare++
		c.reject(j, got, fetch.NewFault(fetch.KindBlocked, errors.New(seen)))
	}
	return bare
}

// onwardHost returns the address on a host that is not the site's to which a page that has nothing
// for the site leads by itself, "" if it does not.
func (c *siteCrawl) onwardHost(l family.Listing) string {
	to := ""
	for _, r := range l.Records {
		switch address, err := url.Parse(r.Request.URL); {
		case err != nil:
		case c.isOurs(address):
			return ""
		case r.Onward && to == "":
			to = r.Request.URL
		}
	}
	return to
}

// read returns the listing of a page, by the family of the site or that which the page is of.
func (c *siteCrawl) read(page family.Page) (family.Listing, error) {
	families := c.Families
	if families == nil {
		families = family.BuiltIn()
	}
	return families.Read(page, c.site.Family)
}

// keysOf returns the keys of the records of a list, of a page without such those of all links.
func (c *siteCrawl) keysOf(records []family.Record) []string {
	var inList, all []string
	for _, r := range records {
		key := c.keyOf(r.Request)
		if all = append(all, key); r.InList {
			inList = append(inList, key)
		}
	}
	if len(inList) > 0 {
		return inList
	}
	return all
}

// foundRecord takes note of what a record of a list leads to.
func (c *siteCrawl) foundRecord(j job, in sites.Place, from string, r *family.Record) {
	target, err := url.Parse(r.Request.URL)
	if err != nil {
		return
	}
	link := r.Link()
	in.Column = in.Column || r.InColumn
	f := find{record: r, on: j.list(), job: job{Request: r.Request, Kind: crawldb.Page, List: j.list(), Depth: j.Depth, Place: in, Text: link.Name(), Date: r.Date, From: from}}
	judgment := c.site.PurposeOf(link, target, in)
	switch judgment.Purpose {
	case sites.ToDocument:
		file, isFile := sites.FileOf(target)
		f.Request.URL, f.Kind, f.File, f.Year = file.String(), crawldb.Document, isFile, judgment.Year
		if f.Text == "" {
			f.Text = sites.Decoded(file.Path)
		}
	case sites.ToPart:
		f.Part, f.Text = true, j.Text
	case sites.ToList:
		f.List, f.Under, f.Listed = "", j.list(), in.Column && r.InList && !r.Choice
		if f.Depth++; f.Depth > c.site.Depth {
			f.List, f.reason = j.list(), reasonLimit
		}
	case sites.Ignored:
		f.reason = reasonNoReport
	}
	c.found(f)
}
