package feed

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"time"
)

// A Feed is what is new in a column of a site: its last entries, and not all.
type Feed struct {
	Title   string
	Column  string // address of the column's page, "" if it is not told
	Entries []Entry
}

// An Entry is a page that was published.
type Entry struct {
	Address string
	Title   string
	Date    string // of publication, as 2024-01-22, or as it is printed; "" for none
}

// begins finds the first element of a feed, behind what XML has before it.
var begins = regexp.MustCompile(`^(?s:\x{FEFF}?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*)<(?:rss|feed|rdf:RDF)[\s>]`)

// A link is told as a text (RSS) or by an attribute (Atom).
type link struct {
	Text string `xml:",chardata"`
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
}

// An item is an entry of either kind.
type item struct {
	Title     string   `xml:"title"`
	Links     []link   `xml:"link"`
	GUID      string   `xml:"guid"`
	PubDate   []string `xml:"pubDate"`
	DCDate    []string `xml:"date"` // of Dublin Core
	Published string   `xml:"published"`
	Updated   string   `xml:"updated"`
}

// A file is a feed of either kind: what RSS 2 has in its channel, RSS 1 has beside it.
type file struct {
	Title   string `xml:"title"`
	Links   []link `xml:"link"`
	Entries []item `xml:"entry"`
	Items   []item `xml:"item"`
	Channel struct {
		Title string `xml:"title"`
		Links []link `xml:"link"`
		Items []item `xml:"item"`
	} `xml:"channel"`
}

// Parse reads a feed, whose text is UTF-8 whatever it says. It reports false of anything else.
func Parse(text string) (Feed, bool) {
	if !begins.MatchString(text) {
		return Feed{}, false
	}
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var f file
	err := decoder.Decode(&f) // of a feed that is cut, what is there counts
	items := append(append(f.Channel.Items, f.Items...), f.Entries...)
	if err != nil && len(items) == 0 {
		return Feed{}, false
	}
	feed := Feed{Title: plain(f.Channel.Title + f.Title), Column: addressOf(append(f.Channel.Links, f.Links...))}
	for _, i := range items {
		e := Entry{Address: addressOf(i.Links), Title: plain(i.Title)}
		if e.Address == "" && strings.HasPrefix(i.GUID, "http") {
			e.Address = strings.TrimSpace(i.GUID)
		}
		for _, date := range append(append(i.PubDate, i.DCDate...), i.Published, i.Updated) {
			if e.Date == "" {
				e.Date = day(date)
			}
		}
		if e.Address != "" {
			feed.Entries = append(feed.Entries, e)
		}
	}
	return feed, true
}

// addressOf returns the address of the page among links, of which others lead to the feed itself.
func addressOf(links []link) string {
	for _, l := range links {
		if address := strings.TrimSpace(l.Href + l.Text); address != "" && (l.Rel == "" || l.Rel == "alternate") {
			return address
		}
	}
	return ""
}

var markup = regexp.MustCompile(`<[^>]*>`)

// plain returns a text without marks, its spaces made one.
func plain(text string) string {
	return strings.Join(strings.Fields(markup.ReplaceAllString(text, "")), " ")
}

// day returns the day of a time as feeds write it, or the text if it is in another way.
func day(text string) string {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, time.RFC3339, time.RFC822Z, time.RFC822, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", time.ANSIC, time.UnixDate} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.Format(time.DateOnly)
		}
	}
	return text
}
