package discover

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"net/url"
	"slices"
	"strings"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/extract/document"
)

// Budget is how many requests a site is asked by default.
const Budget = 80

// ErrNothing says that no column of annual reports was found.
var ErrNothing = errors.New("no column of annual reports was found")

// A Finder finds columns of annual reports.
type Finder struct {
	// Get returns the page at an address. Its error is that of the page alone, unless the context
	// has ended.
	Get    func(context.Context, sites.Request) (family.Page, error)
	Rules  *sites.Rules // what links are for
	Budget int          // requests of one site
}

// A step is a page that is to be looked at, or was.
type step struct {
	request sites.Request
	context map[string]string
	text    string // of the link that leads there
	points  int
	from    *step // nil of where the walk began
	place   sites.Place
	part    bool // it is a part of the list that from is
	onward  bool // from leads there by itself
	organ   bool // it is that of one organ, on a platform of many
	data    bool // it is no web page
	column  *column
}

func (s *step) depth() int {
	if s.from == nil {
		return 0
	}
	return s.from.depth() + 1
}

// A search is the walk through one site.
type search struct {
	*Finder
	root   *url.URL
	queue  []*step
	seen   map[string]bool
	looked []*step // the pages that may be the column
	// scripts are what stands in files of scripts that were asked for, by address.
	scripts map[string]string
	asked   int
}

// enough is how many points of a page end the walk: those that link to it name the column.
const enough = 70

// few is how many points a list has that is one of many.
const few = 10

// mostSampled is how many of such lists are looked at.
const mostSampled = 3

// Site returns what is proposed for a site, whose home page is at root. It fails with ErrNothing
// where nothing was found, with the error of the home page, or with that of the context.
func (f *Finder) Site(ctx context.Context, root string) (*Proposal, error) {
	address, err := url.Parse(root)
	if err != nil {
		return nil, err
	}
	s := &search{Finder: f, root: address, seen: map[string]bool{}, scripts: map[string]string{}}
	home := &step{request: sites.Request{URL: sites.Canonical(address).String()}, points: 100}
	if err := s.look(ctx, home); err != nil {
		return nil, err
	}
	if s.root, err = url.Parse(home.request.URL); err != nil { // after redirects
		return nil, err
	}
	s.readSitemap(ctx)
	for len(s.queue) > 0 && s.asked < f.Budget && ctx.Err() == nil {
		slices.SortStableFunc(s.queue, func(a, b *step) int { return cmp.Compare(b.points-2*b.depth(), a.points-2*a.depth()) })
		next := s.queue[0]
		s.queue = s.queue[1:]
		if best := s.best(); best != nil && next.points < enough {
			break
		}
		_ = s.look(ctx, next) // a page that can't be had leads nowhere
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	best := s.best()
	if best == nil {
		return nil, ErrNothing
	}
	return s.proposalOf(best), nil
}

// look gets a page, and takes what it links to. A page which the reading does not stand leads nowhere, as one that
// can't be had: pages are anybody's.
func (s *search) look(ctx context.Context, at *step) (err error) {
	defer document.RecoverTo(&err)
	s.asked++
	page, err := s.Get(ctx, at.request)
	if err != nil {
		return err
	}
	page.Context = at.context
	listing, err := s.read(ctx, &page)
	if err != nil {
		return err
	}
	address, err := url.Parse(page.Request.URL)
	if err != nil {
		return err
	}
	if !at.part {
		at.place = sites.PlaceOf(at.place, listing.Heading, at.text, address)
		at.place.Organs = at.from != nil && !at.place.Column && sites.StartOf(listing.Heading, address).Organs
		at.request.URL, at.data = page.Request.URL, page.MediaType == "application/json"
		at.column = &column{family: listing.Family, heading: listing.Heading, announced: listing.Announced}
	}
	if listing.Family == family.FeedID {
		s.takeFeed(at, listing)
		return nil
	}
	s.addFeeds(at, listing)
	list := at.list()
	if at.from != nil && list.place.Column {
		s.askParts(at, listing.Parts)
		if !slices.Contains(s.looked, list) {
			s.looked = append(s.looked, list)
		}
	}
	for _, r := range listing.Records {
		s.take(list, r)
	}
	if at.part && listing.Announced > list.column.announced {
		list.column.announced = listing.Announced
	}
	return nil
}

// read returns what a page lists, with the files of scripts that it needs to be read.
func (s *search) read(ctx context.Context, page *family.Page) (family.Listing, error) {
	listing, err := family.Read(*page, "")
	if err != nil {
		return listing, err
	}
	for _, r := range family.NeededScripts(*page, listing) {
		if _, had := s.scripts[r.URL]; !had && s.asked < s.Budget {
			s.asked++
			file, _ := s.Get(ctx, r) // what can't be had says nothing
			s.scripts[r.URL] = file.Text
		}
		page.Scripts += s.scripts[r.URL] + "\n"
	}
	if page.Scripts == "" {
		return listing, nil
	}
	return family.Read(*page, "")
}

// addFeeds has the feeds looked at that a page names.
func (s *search) addFeeds(at *step, l family.Listing) {
	for _, r := range l.Feeds {
		if target, err := url.Parse(r.Request.URL); err == nil && s.isOurs(target) {
			s.add(&step{request: r.Request, text: r.Text, points: max(fewOfFeed, pointsOf(r.Text, target)), from: at})
		}
	}
}

// takeFeed takes of a feed the page whose news it has, if they are reports, or the feed is called as their column is:
// a feed has the last records alone, and is none itself.
func (s *search) takeFeed(at *step, l family.Listing) {
	column, err := url.Parse(l.Column)
	if err != nil || !s.isOurs(column) {
		return
	}
	isReport := func(r family.Record) bool {
		target, err := url.Parse(r.Request.URL)
		return err == nil && s.Rules.PurposeOf(r.Link(), target, at.place).Purpose == sites.ToDocument
	}
	if at.place.Column || slices.ContainsFunc(l.Records, isReport) {
		s.add(&step{request: sites.Request{URL: l.Column, Referer: at.request.URL}, text: l.Heading, points: enough, from: at.from})
	}
}

// fewOfFeed is how many points a feed has of which nothing says what it is of.
const fewOfFeed = 20

// list returns the step that begins the list of which this is.
func (s *step) list() *step {
	for s.part {
		s = s.from
	}
	return s
}

// mostParts is how many parts of a list are looked at for what they say of the whole.
const mostParts = 3

// askParts has the first of the further parts looked at next.
func (s *search) askParts(at *step, parts []family.Ask) {
	list := at.list()
	for _, a := range parts {
		if list.column.parts < mostParts && s.add(&step{request: a.Request, context: a.Context, text: at.text, points: 200, from: at, place: list.place, part: true}) {
			list.column.parts++
		}
	}
}

// take takes a record of a list: evidence for it, or a link to be followed.
func (s *search) take(list *step, r family.Record) {
	target, err := url.Parse(r.Request.URL)
	if err != nil || !s.isOurs(target) {
		return
	}
	link := r.Link()
	judgment := s.Rules.PurposeOf(link, target, list.place)
	switch {
	case judgment.Purpose == sites.ToDocument && list.place.Column:
		list.column.addReport(r, judgment.Year)
		return
	case judgment.Purpose == sites.ToDocument && judgment.Year != 0, judgment.Purpose == sites.ToPart && !r.Onward:
		return
	case judgment.Reason == sites.ByOrgan, judgment.Purpose == sites.ToList && list.place.Column && r.InList && judgment.Reason != sites.ByText:
		list.column.addList(r)
	}
	next := &step{request: r.Request, text: link.Name(), points: pointsOf(link.Name(), target), from: list, onward: r.Onward}
	switch {
	case r.Onward:
		next.points = max(next.points, list.points)
		next.place = list.place
	case judgment.Reason == sites.ByOrgan:
		next.organ = true
		next.points = sampled(list)
	case judgment.Purpose == sites.ToList && r.InColumn:
		next.place.Column = true
		next.points = sampled(list)
	case judgment.Purpose == sites.ToList && list.place.Column && r.InList:
		next.place.Column = true
		if judgment.Reason != sites.ByText {
			next.points = sampled(list)
		}
	}
	if next.points > 0 {
		s.add(next)
	}
}

// sampled returns the points of one of many lists: what some of them have speaks for all.
func sampled(list *step) int {
	if list.column.lists <= mostSampled {
		return enough
	}
	return few
}

// add has a page looked at, unless it was or will be.
func (s *search) add(next *step) bool {
	key := next.request.Key()
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	s.queue = append(s.queue, next)
	return true
}

// isOurs reports whether an address is on the host of the site, or on one below the same domain.
func (s *search) isOurs(u *url.URL) bool {
	domain := strings.TrimPrefix(s.root.Hostname(), "www.")
	return u.Host == s.root.Host || s.root.Port() == "" && (u.Hostname() == domain || strings.HasSuffix(u.Hostname(), "."+domain))
}

// readSitemap takes the addresses of the site's sitemap, if it has one.
func (s *search) readSitemap(ctx context.Context) {
	s.asked++
	page, err := s.Get(ctx, sites.Request{URL: s.root.JoinPath("/sitemap.xml").String()})
	if err != nil {
		return
	}
	var sitemap struct {
		Addresses []string `xml:"url>loc"`
	}
	if xml.Unmarshal([]byte(page.Text), &sitemap) != nil {
		return
	}
	for _, address := range sitemap.Addresses {
		target, err := url.Parse(strings.TrimSpace(address))
		if err != nil || !s.isOurs(target) {
			continue
		}
		if points := pointsOf("", target); points > 0 {
			s.add(&step{request: sites.Request{URL: sites.Canonical(target).String()}, text: "sitemap.xml", points: points - 10})
		}
	}
}
