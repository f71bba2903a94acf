package fetch

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// An Ask says what a request is made for, and how.
type Ask struct {
	Site     string
	Kind     crawldb.Kind
	Interval time.Duration // from one request to the host to the next
	Recheck  time.Duration // how long a document need not be asked for again
	Access   *Access       // the way to the servers, nil for that of all
	// Key returns what is the same for requests that are one; nil: sites.Request.Key.
	Key func(sites.Request) string
	// Follow says whether the walk lets a redirect be followed; its error is that of Get. nil: any.
	Follow func(to sites.Request) error
	// Beyond says that nothing tells whether it is there: an answer with nothing in it says that it is not.
	Beyond bool
}

func (a Ask) key(r sites.Request) string {
	if a.Key == nil {
		return r.Key()
	}
	return a.Key(r)
}

// newRequest returns a request as HTTP has it.
func newRequest(ctx context.Context, r sites.Request) (*http.Request, error) {
	body, mediaType := "", ""
	switch {
	case r.JSON != "":
		body, mediaType = r.JSON, "application/json;charset=UTF-8"
	case r.Form != nil:
		body, mediaType = r.Form.Encode(), "application/x-www-form-urlencoded"
	}
	request, err := http.NewRequestWithContext(ctx, r.Method(), r.URL, strings.NewReader(body))
	if err != nil {
		return nil, NewFault(kindAddress, err)
	}
	if u := request.URL; u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Host == "" {
		return nil, NewFault(kindAddress, fmt.Errorf("%w: %s", errAddress, u.Redacted()))
	}
	request.URL.RawQuery = spelledQuery(request.URL.RawQuery)
	setUnlessEmpty(request.Header, "Content-Type", mediaType)
	setUnlessEmpty(request.Header, "Referer", r.Referer)
	return request, nil
}

// spelledQuery spells what can't stand in a request, as browsers do: blanks, which would end the address, and what is not of
// ASCII.
func spelledQuery(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// redirected returns the request that a redirect asks for: of a POST a GET, unless the server
// wants it repeated.
func redirected(r sites.Request, response *http.Response) (sites.Request, error) {
	to, err := response.Location()
	if err != nil {
		return sites.Request{}, NewFault(KindLoop, err)
	}
	next := sites.Request{URL: sites.Canonical(to).String(), Referer: r.Referer}
	if code := response.StatusCode; code == http.StatusTemporaryRedirect || code == http.StatusPermanentRedirect {
		next.Form, next.JSON = r.Form, r.JSON
	}
	return next, nil
}

func setUnlessEmpty(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}
