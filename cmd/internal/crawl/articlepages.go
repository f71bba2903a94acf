package crawl

import (
	"net/url"
	"os"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/store/crawldb"
)

// A site can show a report on several pages, of which only the first is linked from its lists and
// any may have the tables. All are documents of the archive; the import puts them together.

// seriesOf returns what a page tells of the others of its article, nil of a list and of an article
// that is on one page.
func seriesOf(got *fetch.Fetched, page *goquery.Document) (*document.Series, error) {
	data, err := os.ReadFile(got.Path)
	if err != nil {
		return nil, err
	}
	series := ingest.SeriesOf(data, got.Request.URL)
	if series == nil || !isProse(page) {
		return nil, nil
	}
	return series, nil
}

// isProse reports whether more of what is to be read on a page is text than links, which make a
// list.
func isProse(page *goquery.Document) bool {
	linked := countLetters(page.Find("a").Text())
	return countLetters(page.Find("body").Text())-countLetters(page.Find("script, style").Text()) > 2*linked
}

func countLetters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// followParts has the other pages of an article visited, with what the link to its first said.
func (c *siteCrawl) followParts(j job, got *fetch.Fetched, series *document.Series) {
	base, err := url.Parse(got.Request.URL)
	if err != nil {
		return
	}
	first := got.URL.URL
	if j.Part {
		first = j.From
	}
	for _, other := range series.Others {
		if target, err := base.Parse(other.Address); err == nil {
			target, _ = sites.FileOf(sites.Canonical(target))
			r := sites.Request{URL: target.String(), Referer: got.Request.URL}
			c.found(find{job: job{Request: r, Kind: crawldb.Document, List: j.list(), Record: j.record(), Text: j.Text, Year: j.Year, Date: j.Date, From: first, Part: true}})
		}
	}
}
