package crawl

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"nianbao/store"
)

// A transport answers requests from the archive, where it can, and from the
// network, as politely as it must. What it answers is in the archive.
type transport struct {
	transportConfig
	base   *countingTransport
	agent  string
	gates  *gates
	robots *robots

	mu      sync.Mutex
	fetched map[string]*fetched
	number  int
}

// A transportConfig says what a transport works with.
type transportConfig struct {
	store        *store.Store
	archive      *Archive
	run          int64
	clock        Clock
	patience     Patience
	interval     time.Duration // for robots.txt
	limits       DownloadLimits
	contact      string // of the crawler's owner
	allowPrivate bool   // private addresses are read too
	log          *slog.Logger
}

// newTransport returns a transport for one run.
func newTransport(c transportConfig) *transport {
	t := &transport{transportConfig: c, base: &countingTransport{base: newHTTPTransport(c.allowPrivate, c.limits.Answer)},
		agent: userAgent(c.contact), gates: newGates(c.clock), fetched: map[string]*fetched{}}
	t.robots = &robots{hosts: map[string]*robotsFile{}, fetch: t.fetchRobots}
	return t
}

// Agent returns what servers are told of who asks.
func (t *transport) Agent() string { return t.agent }

// cost returns how many requests were made, and the bytes of the bodies that
// servers sent.
func (t *transport) cost() (requests, bytes int64) {
	return t.base.requests.Load(), t.base.bytes.Load()
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
		return nil, newFault(kindAddress, fmt.Errorf("%w: %s", errAddress, u.Redacted()))
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
