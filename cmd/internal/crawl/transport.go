package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"nianbao/extract/character"
	"nianbao/store"
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

// A transport answers requests from the archive, where it can, and from the
// network, as politely as it must. What it answers is in the archive.
type transport struct {
	base     http.RoundTripper
	store    *store.Store
	archive  *Archive
	run      int64
	clock    Clock
	patience Patience
	interval time.Duration // for robots.txt
	limits   DownloadLimits
	agent    string
	gates    *gates
	robots   *robots
	log      *slog.Logger

	mu      sync.Mutex
	fetched map[string]*fetched
	number  int
}

// DownloadLimits bound what one address may cost.
type DownloadLimits struct {
	PageBytes     int64         // of a page that is looked through for links
	DocumentBytes int64         // of a document
	Answer        time.Duration // until the answer begins
	Whole         time.Duration // until it ends
}

// DefaultDownloadLimits returns limits that the largest real reports stay far
// below.
func DefaultDownloadLimits() DownloadLimits {
	return DownloadLimits{PageBytes: 16 << 20, DocumentBytes: 128 << 20, Answer: 30 * time.Second, Whole: 5 * time.Minute}
}

// A fetched is what an address gave.
type fetched struct {
	Object
	url    store.CrawlURL
	header http.Header
	at     time.Time
	known  bool // it is what the archive had
	fresh  bool // the server was not asked
}

// RoundTrip makes a transport an http.RoundTripper. Errors wrap a *Fault.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ask := asked(r)
	if u := r.URL; u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return nil, &Fault{Kind: kindAddress, err: fmt.Errorf("%w: %s", errAddress, u.Redacted())}
	}
	before, known, err := t.store.CrawlURL(r.Context(), r.URL.String())
	if err != nil {
		return nil, err
	}
	var had Object
	if known {
		had, known = t.archive.Get(before.SHA256, before.MediaType)
	}
	isFresh := before.Run == t.run || ask.kind == store.CrawlDocument && before.Kind == store.CrawlDocument && t.clock.Now().Sub(before.CheckedAt) < ask.recheck
	if known && isFresh {
		return t.answer(r, &fetched{Object: had, url: before, at: before.CheckedAt, known: true, fresh: true})
	}
	delay, err := t.robots.allows(r.Context(), r.URL)
	if err != nil {
		return nil, err
	}
	request := r.Clone(r.Context())
	for _, h := range []string{headerSite, headerKind, headerInterval, headerRecheck, "If-None-Match", "If-Modified-Since"} {
		request.Header.Del(h)
	}
	if known {
		setUnlessEmpty(request.Header, "If-None-Match", before.ETag)
		setUnlessEmpty(request.Header, "If-Modified-Since", before.LastModified)
	}
	var got *fetched
	var redirect *http.Response
	err = t.attempt(request, max(ask.interval, delay), func(response *http.Response) error {
		var err error
		got, redirect = nil, nil
		switch code := response.StatusCode; {
		case code == http.StatusNotModified && known:
			got = &fetched{Object: had, known: true}
		case code >= 300 && code < 400 && response.Header.Get("Location") != "":
			redirect = response
			return nil
		case code == http.StatusOK:
			if got, err = t.download(response, ask.kind); err == nil {
				got.known = known && got.SHA256 == before.SHA256
			}
		default:
			err = statusFault(response, t.clock.Now())
		}
		if err == nil {
			got.header, got.at = response.Header, t.clock.Now()
			got.url = store.CrawlURL{URL: r.URL.String(), Site: ask.site, Kind: ask.kind, Run: t.run, CheckedAt: got.at, SHA256: got.SHA256,
				MediaType: got.MediaType, ETag: response.Header.Get("ETag"), LastModified: response.Header.Get("Last-Modified")}
			if response.StatusCode == http.StatusNotModified { // which need not repeat them
				got.url.ETag, got.url.LastModified = before.ETag, before.LastModified
			}
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case redirect != nil:
		redirect.Body = http.NoBody
		redirect.Request = r
		return redirect, nil
	}
	return t.answer(r, got)
}

// An ask is what the site's crawler says of a request.
type ask struct {
	site              string
	kind              store.CrawlKind
	interval, recheck time.Duration
}

func asked(r *http.Request) ask {
	span := func(name string) time.Duration {
		n, _ := strconv.ParseInt(r.Header.Get(name), 10, 64) // written by ourselves
		return time.Duration(n)
	}
	return ask{r.Header.Get(headerSite), store.CrawlKind(r.Header.Get(headerKind)), span(headerInterval), span(headerRecheck)}
}

func setUnlessEmpty(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

// attempt makes a request until it succeeds, its fault is one that stays, or
// patience ends. take reads the answer.
func (t *transport) attempt(r *http.Request, interval time.Duration, take func(*http.Response) error) error {
	r.Header.Set("User-Agent", t.agent)
	var fault *Fault
	for n := 1; ; n++ {
		err := t.gates.pass(r.Context(), r.URL.Host, func() (time.Duration, error) {
			err := t.once(r, take)
			pause := interval + rand.N(interval/4+1)
			if err == nil || r.Context().Err() != nil {
				return pause, err
			}
			fault = faultOf(err)
			wait, bearable := t.patience.pause(n, fault.after)
			switch {
			case !fault.passes():
			case !bearable:
				fault = &Fault{Kind: kindDeferred, Status: fault.Status, err: fmt.Errorf("%w and wants to be asked again in %v", fault, fault.after)}
			default:
				pause = max(pause, wait)
			}
			return pause, fault
		})
		if err == nil || r.Context().Err() != nil {
			if err == nil {
				t.gates.note(r.URL.Host, nil, t.patience.HostDown)
			}
			return err
		}
		if fault = faultOf(err); fault.Kind == kindHostDown || fault.Kind == kindDeferred && fault.Status == 0 {
			return fault
		}
		if !fault.passes() || n >= t.patience.Attempts {
			t.gates.note(r.URL.Host, fault, t.patience.HostDown)
			return fault
		}
		t.log.Debug("another attempt", "url", r.URL.String(), "attempt", n, "kind", fault.Kind, "reason", fault.Error())
	}
}

// once makes one request, within the time limit.
func (t *transport) once(r *http.Request, take func(*http.Response) error) error {
	ctx, cancel := context.WithTimeout(r.Context(), t.limits.Whole)
	defer cancel()
	response, err := t.base.RoundTrip(r.WithContext(ctx))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return take(response)
}

// download puts the body of an answer into the archive.
func (t *transport) download(response *http.Response, kind store.CrawlKind) (*fetched, error) {
	limit := t.limits.DocumentBytes
	if kind == store.CrawlPage {
		limit = t.limits.PageBytes
	}
	if response.ContentLength > limit {
		return nil, &Fault{Kind: kindTooLarge, err: fmt.Errorf("%w: %d bytes are announced, %d allowed", errTooLarge, response.ContentLength, limit)}
	}
	object, err := t.archive.Put(response.Body, limit)
	if err != nil {
		return nil, err
	}
	if object.Size == 0 {
		return nil, &Fault{Kind: kindTruncated, err: errors.New("the body is empty")}
	}
	// Without a length and without chunks, a body that is cut ends like a whole one.
	untold := response.ContentLength < 0 && len(response.TransferEncoding) == 0 && !response.Uncompressed && response.ProtoMajor == 1
	if untold && object.MediaType == "application/pdf" {
		whole, err := endsAsPDF(object)
		if err != nil {
			return nil, err
		}
		if !whole {
			return nil, errors.Join(&Fault{Kind: kindTruncated, err: errors.New("the PDF has no end")}, t.drop(response.Request.Context(), object.SHA256))
		}
	}
	return &fetched{Object: object}, nil
}

// endsAsPDF looks for the mark at a PDF's end, where readers look.
func endsAsPDF(o Object) (bool, error) {
	f, err := os.Open(o.Path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	tail := make([]byte, min(o.Size, 2048))
	if _, err := f.ReadAt(tail, o.Size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return bytes.Contains(tail, []byte("%%EOF")), nil
}

// drop removes a content from the archive unless an address has it.
func (t *transport) drop(ctx context.Context, sha256 string) error {
	used, err := t.store.ContentUsed(ctx, sha256)
	if err != nil || used {
		return err
	}
	return t.archive.Drop(sha256)
}

// answer returns what was fetched as the answer to a request. Of a page it has
// the text, in UTF-8; a document is left where it lies.
func (t *transport) answer(r *http.Request, got *fetched) (*http.Response, error) {
	t.mu.Lock()
	t.number++
	number := strconv.Itoa(t.number)
	t.fetched[number] = got
	t.mu.Unlock()
	body := ""
	header := http.Header{headerFetched: {number}, "Content-Type": {got.MediaType}}
	if got.MediaType == "text/html" && got.Size <= t.limits.PageBytes {
		data, err := os.ReadFile(got.Path)
		if err != nil {
			return nil, err
		}
		body, _ = character.DecodeText(data)
		header.Set("Content-Type", "text/html; charset=utf-8")
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: header,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)), Request: r}, nil
}

// take returns, once, what an answer of the transport stands for.
func (t *transport) take(header http.Header) *fetched {
	t.mu.Lock()
	defer t.mu.Unlock()
	number := header.Get(headerFetched)
	got := t.fetched[number]
	delete(t.fetched, number)
	return got
}
