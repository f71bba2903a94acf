package fetch

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// A Transport answers requests from the archive, where it can, and from the
// network, as politely as it must. What it answers is in the archive.
type Transport struct {
	Config
	base   *countingTransport
	agent  string
	gates  *gates
	robots *robots

	mu      sync.Mutex
	fetched map[string]*Fetched
	number  int
}

// A Config says what a transport works with.
type Config struct {
	Store        *database.DB
	Archive      *archive.Archive
	Run          int64
	Clock        Clock
	Patience     Patience
	Interval     time.Duration // for robots.txt
	Limits       DownloadLimits
	Contact      string // of the crawler's owner
	AllowPrivate bool   // private addresses are read too
	Log          *slog.Logger
}

// New returns a transport for one run.
func New(c Config) *Transport {
	t := &Transport{Config: c, base: &countingTransport{base: newHTTPTransport(c.AllowPrivate, c.Limits.Answer)},
		agent: userAgent(c.Contact), gates: newGates(c.Clock), fetched: map[string]*Fetched{}}
	t.robots = &robots{hosts: map[string]*robotsFile{}, fetch: t.fetchRobots}
	return t
}

// Agent returns what servers are told of who asks.
func (t *Transport) Agent() string { return t.agent }

// Cost returns how many requests were made, and the bytes of the bodies that
// servers sent.
func (t *Transport) Cost() (requests, bytes int64) {
	return t.base.requests.Load(), t.base.bytes.Load()
}

// A Fetched is what an address gave.
type Fetched struct {
	archive.Object
	URL    crawldb.URL
	Header http.Header
	At     time.Time
	Known  bool // it is what the archive had
	fresh  bool // the server was not asked
}

// RoundTrip makes a transport an http.RoundTripper. Errors wrap a *Fault.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	ask := asked(r)
	if u := r.URL; u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return nil, NewFault(kindAddress, fmt.Errorf("%w: %s", errAddress, u.Redacted()))
	}
	before, known, err := crawldb.LookUp(r.Context(), t.Store, r.URL.String())
	if err != nil {
		return nil, err
	}
	var had archive.Object
	if known {
		had, known = t.Archive.Get(before.SHA256, before.MediaType)
	}
	isFresh := before.Run == t.Run || ask.Kind == crawldb.Document && before.Kind == crawldb.Document && t.Clock.Now().Sub(before.CheckedAt) < ask.Recheck
	if known && isFresh {
		return t.answer(r, &Fetched{Object: had, URL: before, At: before.CheckedAt, Known: true, fresh: true})
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
	var got *Fetched
	var redirect *http.Response
	err = t.attempt(request, max(ask.Interval, delay), func(response *http.Response) error {
		var err error
		got, redirect = nil, nil
		switch code := response.StatusCode; {
		case code == http.StatusNotModified && known:
			got = &Fetched{Object: had, Known: true}
		case code >= 300 && code < 400 && response.Header.Get("Location") != "":
			redirect = response
			return nil
		case code == http.StatusOK:
			if got, err = t.download(response, ask.Kind); err == nil {
				got.Known = known && got.SHA256 == before.SHA256
			}
		default:
			err = statusFault(response, t.Clock.Now())
		}
		if err == nil {
			got.Header, got.At = response.Header, t.Clock.Now()
			got.URL = crawldb.URL{URL: r.URL.String(), Site: ask.Site, Kind: ask.Kind, Run: t.Run, CheckedAt: got.At, SHA256: got.SHA256,
				MediaType: got.MediaType, ETag: response.Header.Get("ETag"), LastModified: response.Header.Get("Last-Modified")}
			if response.StatusCode == http.StatusNotModified { // which need not repeat them
				got.URL.ETag, got.URL.LastModified = before.ETag, before.LastModified
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
func (t *Transport) attempt(r *http.Request, interval time.Duration, take func(*http.Response) error) error {
	r.Header.Set("User-Agent", t.agent)
	var fault *Fault
	for n := 1; ; n++ {
		err := t.gates.pass(r.Context(), r.URL.Host, func() (time.Duration, error) {
			err := t.once(r, take)
			pause := interval + rand.N(interval/4+1)
			if err == nil || r.Context().Err() != nil {
				return pause, err
			}
			fault = FaultOf(err)
			wait, bearable := t.Patience.pause(n, fault.after)
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
				t.gates.note(r.URL.Host, nil, t.Patience.HostDown)
			}
			return err
		}
		if fault = FaultOf(err); fault.Kind == kindHostDown || fault.Kind == kindDeferred && fault.Status == 0 {
			return fault
		}
		if !fault.passes() || n >= t.Patience.Attempts {
			t.gates.note(r.URL.Host, fault, t.Patience.HostDown)
			return fault
		}
		t.Log.Debug("another attempt", "url", r.URL.String(), "attempt", n, "kind", fault.Kind, "reason", fault.Error())
	}
}

// once makes one request, within the time limit.
func (t *Transport) once(r *http.Request, take func(*http.Response) error) error {
	ctx, cancel := context.WithTimeout(r.Context(), t.Limits.Whole)
	defer cancel()
	response, err := t.base.RoundTrip(r.WithContext(ctx))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return take(response)
}
