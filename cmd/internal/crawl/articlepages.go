package crawl

import (
	"unicode"

	"github.com/gocolly/colly/v2"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract/document"
	"nianbao/store/crawldb"
)

// A site can show a report on several pages, of which only the first is linked from its lists and
// any may have the tables. All are documents of the archive; the import puts them together.

// seriesOf returns what a page tells of the others of its article, nil of a list and of an article
// that is on one page.
func seriesOf(e *colly.HTMLElement) *document.Series {
	series := ingest.SeriesOf(e.Response.Body, e.Request.URL.String())
	if series == nil || !isProse(e) {
		return nil
	}
	return series
}

// isProse reports whether more of what is to be read on a page is text than links, which make a
// list.
func isProse(e *colly.HTMLElement) bool {
	linked := countLetters(e.DOM.Find("a").Text())
	return countLetters(e.DOM.Find("body").Text())-countLetters(e.DOM.Find("script, style").Text()) > 2*linked
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
func (c *siteCrawl) followParts(e *colly.HTMLElement, j job, series *document.Series) {
	first := e.Request.URL.String()
	if j.part {
		first = j.from
	}
	for _, other := range series.Others {
		if target, ok := c.target(e, other.Address); ok {
			target, _ = sites.FileOf(target)
			c.add(job{url: target.String(), kind: crawldb.Document, text: j.text, from: first, part: true})
		}
	}
}
