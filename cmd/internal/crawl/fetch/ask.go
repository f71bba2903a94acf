package fetch

import (
	"net/http"
	"strconv"
	"time"

	"nianbao/store/crawldb"
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

// An Ask is what the site's crawler says of a request.
type Ask struct {
	Site              string
	Kind              crawldb.Kind
	Interval, Recheck time.Duration
}

// Header returns the ask as the headers of a request.
func (a Ask) Header() http.Header {
	return http.Header{headerSite: {a.Site}, headerKind: {string(a.Kind)},
		headerInterval: {strconv.FormatInt(int64(a.Interval), 10)}, headerRecheck: {strconv.FormatInt(int64(a.Recheck), 10)}}
}

// asked returns the ask that a request brings.
func asked(r *http.Request) Ask {
	span := func(name string) time.Duration {
		n, _ := strconv.ParseInt(r.Header.Get(name), 10, 64) // written by ourselves
		return time.Duration(n)
	}
	return Ask{r.Header.Get(headerSite), crawldb.Kind(r.Header.Get(headerKind)), span(headerInterval), span(headerRecheck)}
}
