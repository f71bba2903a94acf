package family

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/family/feed"
	"nianbao/cmd/internal/crawl/sites"
)

// A Page is an answer as it was had.
type Page struct {
	Request   sites.Request     // URL after redirects
	MediaType string            // by content: text/html, application/json, ...
	Text      string            // UTF-8
	Context   map[string]string // what the Ask said that led here; nil for a start page
	Scripts   string            // what stands in files that NeededScripts names
}

// A Listing is what a page says as (a part of) a list.
type Listing struct {
	Family    string   // ID of the family that read it
	Heading   string   // of the list, or else the title of the page; "" for none
	Announced int      // records that the list says it has in all parts, -1 if it does not say
	Records   []Record // links in their order: to reports, to other lists, to anything
	Parts     []Ask    // further parts of the same list, which the page itself announces
	IsCut     bool     // a link calls for another part in a way that is not understood, and nothing leads there
	Feeds     []Record // feeds of columns that the page names
	Column    string   // of a feed, address of the page whose news it has; "" if it does not say
}

// A Record is a link with what stands with it.
type Record struct {
	Request sites.Request
	Text    string // what is shown
	Title   string // the title attribute or field, or the row of a link that says "download": texts are cut
	Date    string // of publication as printed, "" for none
	Onward  bool   // the page itself leads there: refresh, frame, script at load
	InList  bool   // it stands in the list's records, not in navigation
	Choice  bool   // it is one of those to choose from, beside the list
	// InColumn says that it stands in a column of annual reports, whatever the page is of that has it.
	InColumn bool
}

// An Ask is a request with what its answer will have to be read by.
type Ask struct {
	Request sites.Request
	Context map[string]string
	Part    bool // the answer is a part of the list of the page that announces it
	Beyond  bool // nothing says that there is such a part: where it is not there, the list has ended
}

// Link returns the record as the rules of a site judge it.
func (r Record) Link() sites.Link {
	return sites.Link{Address: r.Request.URL, Text: r.Text, Title: r.Title, Date: r.Date, Onward: r.Onward, InList: r.InList, Choice: r.Choice, InColumn: r.InColumn}
}

// FeedID is the family of what was read as a feed (RSS, Atom), whichever the site is of.
const FeedID = "feed"

// familyKey is the entry of a context with the ID of the family that asked.
const familyKey = "family"

// Read returns the listing of a page. forced is the ID of a family, "" to have it recognized; a
// page of no family is read as "plain". It fails where the ID is that of no family, and where the
// address of the page is none.
func Read(p Page, forced string) (Listing, error) { return builtIn().Read(p, forced) }

// Read is the function of that name for a set of families.
func (s *Set) Read(p Page, forced string) (Listing, error) {
	base, err := url.Parse(p.Request.URL)
	if err != nil || !base.IsAbs() {
		return Listing{}, fmt.Errorf("%w: %q", errAddress, p.Request.URL)
	}
	page := &parsed{Page: p, base: base}
	if l, ok := page.asFeed(); ok {
		return l, nil
	}
	f, err := s.choose(page, forced)
	if err != nil {
		return Listing{}, err
	}
	l := f.read(page)
	l.Family = f.ID
	l.Parts = apart(l.Parts, p.Request)
	l.Feeds = page.feeds()
	return l, nil
}

// asFeed returns the listing of a feed, which has the last records of a list alone. It reports false of
// anything else.
func (p *parsed) asFeed() (Listing, bool) {
	f, ok := feed.Parse(p.Text)
	if !ok {
		return Listing{}, false
	}
	l := Listing{Family: FeedID, Heading: f.Title, Announced: -1}
	l.Column, _ = p.resolve(f.Column)
	for _, e := range f.Entries {
		if target, ok := p.resolve(e.Address); ok {
			l.Records = append(l.Records, Record{Request: sites.Request{URL: target, Referer: p.Request.URL}, Text: shown(e.Title), Date: e.Date, InList: true})
		}
	}
	return l, true
}

// feeds lists the feeds that the head of a page names.
func (p *parsed) feeds() []Record {
	if !strings.Contains(p.Text, "alternate") {
		return nil
	}
	var list []Record
	p.html().Find(`link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]`).Each(func(_ int, s *goquery.Selection) {
		if target, ok := p.resolve(s.AttrOr("href", "")); ok {
			list = append(list, Record{Request: sites.Request{URL: target, Referer: p.Request.URL}, Text: shown(s.AttrOr("title", ""))})
		}
	})
	return list
}

// apart returns the asks without those that say the same, and without that which the page answers.
func apart(asks []Ask, answered sites.Request) []Ask {
	var list []Ask
	seen := map[string]bool{spelled(answered): true}
	for _, a := range asks {
		if key := spelled(a.Request); !seen[key] {
			seen[key] = true
			list = append(list, a)
		}
	}
	return slices.Clip(list)
}

func spelled(r sites.Request) string { return r.URL + "\n" + r.Form.Encode() + "\n" + r.JSON }
