package crawl

import (
	"net/http"
	"nianbao/store"
	"strconv"
	"time"
)

// Headers between the site's crawler and the transport, which no server sees. A
// redirected request keeps those of the first.
const (
	headerSite     = "X-Crawl-Site"     // name of the site
	headerKind     = "X-Crawl-Kind"     // what the address is asked for
	headerInterval = "X-Crawl-Interval" // from one request to the next
	headerRecheck  = "X-Crawl-Recheck"  // how long a document need not be asked for
	headerFetched  = "X-Crawl-Fetched"  // of an answer: its number among the fetched
)

// An ask is what the site's crawler says of a request.
type ask struct {
	site              string
	kind              store.CrawlKind
	interval, recheck time.Duration
}

// header returns the ask as the headers of a request.
func (a ask) header() http.Header {
	return http.Header{headerSite: {a.site}, headerKind: {string(a.kind)},
		headerInterval: {strconv.FormatInt(int64(a.interval), 10)}, headerRecheck: {strconv.FormatInt(int64(a.recheck), 10)}}
}

// asked returns the ask that a request brings.
func asked(r *http.Request) ask {
	span := func(name string) time.Duration {
		n, _ := strconv.ParseInt(r.Header.Get(name), 10, 64) // written by ourselves
		return time.Duration(n)
	}
	return ask{r.Header.Get(headerSite), store.CrawlKind(r.Header.Get(headerKind)), span(headerInterval), span(headerRecheck)}
}
