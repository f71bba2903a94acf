package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/fetch/wall"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/warc"
	"nianbao/extract/character"
	"nianbao/extract/filekind"
	"nianbao/store/crawldb"
)

// mostRedirects is how many redirects in a row are followed.
const mostRedirects = 10

// A Fetched is what a request gave.
type Fetched struct {
	archive.Object
	Request sites.Request // that was answered, which is another than was made after redirects
	URL     crawldb.URL   // its URL is the key of the request
	Header  http.Header
	At      time.Time
	Known   bool // it is what the archive had
	// What was asked and answered, for the archive; draft is the body, nil where the archive has it.
	exchange warc.Exchange
	draft    *archive.Draft
	unpacked bool // the body was packed, and no header said so
}

// Get makes a request and follows redirects, of which each is asked of robots.txt and of the walk.
// What it returns is kept (Keep) or given up (Discard); an answer that the archive has is not asked for again if it is
// of this run, or a document that need not be rechecked. Errors of servers and of what they sent
// wrap a *Fault; others are those of the database, of the system, of the context and of ask.Follow.
func (t *Transport) Get(ctx context.Context, r sites.Request, ask Ask) (*Fetched, error) {
	ctx = by(ctx, ask.Access)
	first, asked := r, map[string]bool{}
	r, err := t.remembered(ctx, r, ask)
	if err != nil {
		return nil, err
	}
	for len(asked) <= mostRedirects {
		asked[ask.Access.state(ask.key(r), r.URL)] = true
		got, to, err := t.hop(ctx, r, ask)
		if err == nil && got != nil && len(asked) > 1 && ask.Kind == crawldb.Document && first.Method() == http.MethodGet {
			err = crawldb.RecordRedirect(ctx, t.Store, crawldb.Redirect{Key: ask.key(first), LeadsTo: r.URL, CheckedAt: t.Clock.Now()})
		}
		if err != nil || got != nil {
			return got, err
		}
		if asked[ask.Access.state(ask.key(to), to.URL)] { // with a new cookie it may answer otherwise
			return nil, NewFault(KindLoop, fmt.Errorf("the redirects lead back to %s", to.URL))
		}
		if ask.Follow != nil {
			if err := ask.Follow(to); err != nil {
				return nil, err
			}
		}
		r = to
	}
	return nil, NewFault(KindLoop, fmt.Errorf("more than %d redirects in a row", mostRedirects))
}

// remembered returns what a request for a document leads to by redirects that need not be asked for
// again, or itself.
func (t *Transport) remembered(ctx context.Context, r sites.Request, ask Ask) (sites.Request, error) {
	if ask.Kind != crawldb.Document || r.Method() != http.MethodGet {
		return r, nil
	}
	known, ok, err := crawldb.RedirectOf(ctx, t.Store, ask.key(r))
	if err != nil || !ok || t.Clock.Now().Sub(known.CheckedAt) >= ask.Recheck {
		return r, err
	}
	to := sites.Request{URL: known.LeadsTo, Referer: r.Referer}
	if ask.Follow != nil {
		err = ask.Follow(to)
	}
	return to, err
}

// hop makes one request. It returns what was fetched, or where a redirect leads.
func (t *Transport) hop(ctx context.Context, r sites.Request, ask Ask) (*Fetched, sites.Request, error) {
	request, err := newRequest(ctx, r)
	if err != nil {
		return nil, r, err
	}
	before, had, err := t.lookUp(ctx, ask.key(r))
	if err != nil {
		return nil, r, err
	}
	known := had.SHA256 != ""
	if known && t.isFresh(before, ask) {
		return &Fetched{Object: had, Request: r, URL: before, At: before.CheckedAt, Known: true}, r, nil
	}
	if t.Plan != nil {
		t.Plan(ask.Site, request.Method, r.URL, known)
		if known {
			return &Fetched{Object: had, Request: r, URL: before, At: before.CheckedAt, Known: true}, r, nil
		}
		return nil, r, NewFault(kindPlanned, errors.New("it is not asked for now"))
	}
	delay, err := t.robots.allows(ctx, request.URL)
	if err != nil {
		return nil, r, err
	}
	if known && request.Method == http.MethodGet {
		setUnlessEmpty(request.Header, "If-None-Match", before.ETag)
		setUnlessEmpty(request.Header, "If-Modified-Since", before.LastModified)
	}
	var got *Fetched
	var to sites.Request
	err = t.attempt(request, max(ask.Interval, delay), func(response *http.Response) error {
		var err error
		got = nil
		switch code := response.StatusCode; {
		case code == http.StatusNotModified && known:
			got = &Fetched{Object: had, Known: true}
		case code >= 300 && code < 400 && response.Header.Get("Location") != "":
			t.remark(request, response, r)
			to, err = redirected(r, response)
			return err
		case code == http.StatusOK:
			got, err = t.download(response, ask.Kind)
			if ask.Beyond && errors.Is(err, errEmpty) {
				err = NewFault(KindGone, errEmpty)
			}
			if err == nil {
				got.Known = known && got.SHA256 == before.SHA256
				err = t.lookAt(got, func() error { return t.keepRemark(request, response, r, got) })
			}
		default:
			t.remark(request, response, r)
			err = statusFault(response, t.Clock.Now())
		}
		if err == nil {
			got.Request, got.Header, got.At = r, response.Header, t.Clock.Now()
			got.exchange = exchangeOf(request, response, r, got.At)
			got.URL = crawldb.URL{URL: ask.key(r), Site: ask.Site, Kind: ask.Kind, Run: t.Run, CheckedAt: got.At, SHA256: got.SHA256,
				MediaType: got.MediaType, ETag: response.Header.Get("ETag"), LastModified: response.Header.Get("Last-Modified")}
			if response.StatusCode == http.StatusNotModified { // which need not repeat them
				got.URL.ETag, got.URL.LastModified = before.ETag, before.LastModified
			}
		}
		return err
	})
	if err == nil && got != nil {
		t.gates.had(request.URL.Host)
	}
	return got, to, err
}

// lookAt returns a fault of what stands in place of a page, which it has kept as what it is.
func (t *Transport) lookAt(got *Fetched, keep func() error) error {
	if got.Known || filekind.ByMediaType(got.MediaType).ID != filekind.WebPage {
		return nil
	}
	text, _, err := t.Text(got)
	if err != nil {
		return err
	}
	var fault *Fault
	switch sight, seen := wall.Of(text); sight {
	case wall.Wall:
		fault = NewFault(KindBlocked, fmt.Errorf("a wall stands in place of the page: %s", seen))
	case wall.Gone:
		fault = NewFault(KindGone, fmt.Errorf("the page says that there is none: %s", seen))
	default:
		return nil
	}
	return errors.Join(fault, keep())
}

// lookUp returns what is known of a request, and what the archive has of it.
func (t *Transport) lookUp(ctx context.Context, key string) (crawldb.URL, archive.Object, error) {
	before, known, err := crawldb.LookUp(ctx, t.Store, key)
	if err != nil || !known {
		return before, archive.Object{}, err
	}
	had, ok, err := t.Archive.Get(ctx, before.SHA256)
	if !ok {
		had = archive.Object{}
	}
	return before, had, err
}

// isFresh reports whether what is known need not be asked for. What was a document stays one, whatever
// a link promises this time.
func (t *Transport) isFresh(before crawldb.URL, ask Ask) bool {
	return before.Run == t.Run ||
		before.Kind == crawldb.Document && t.Clock.Now().Sub(before.CheckedAt) < ask.Recheck
}

// Text returns the text of a page, in UTF-8. It reports false of what is none: not HTML, XML, JSON
// or plain text, or too large.
func (t *Transport) Text(got *Fetched) (text string, isPage bool, err error) {
	kind := filekind.ByMediaType(got.MediaType).ID
	if kind != filekind.WebPage && kind != filekind.Text || got.Size > t.Limits.PageBytes {
		return "", false, nil
	}
	data, err := got.Bytes()
	if err != nil {
		return "", false, err
	}
	text, _ = character.DecodeText(data)
	return strings.TrimPrefix(text, "\uFEFF"), true, nil
}
