package fetch

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/tenancy"
	"nianbao/store/database"
)

// A Transport answers requests from the archive, where it can, and from the
// network, as politely as it must. What it gives is in the archive.
type Transport struct {
	Config
	base   *countingTransport
	agent  string
	gates  *gates // of hosts
	robots *robots
	// remarks are answers that are kept in place of what was asked for.
	remarks remarks

	perAddress *gates // the same of addresses
	addresses  *addressBook
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
	Contact      string      // of the crawler's owner
	AllowPrivate bool        // private addresses are read too
	Requests     *RequestLog // nil for none
	// Plan, if it is there, is told of requests, and no server is asked: what the archive has is
	// taken as it is.
	Plan func(site, method, url string, isKnown bool)
	Log  *slog.Logger
}

// New returns a transport for one run.
func New(c Config) *Transport {
	t := &Transport{Config: c, base: &countingTransport{base: newHTTPTransport(c.AllowPrivate, c.Limits.Answer)},
		agent: userAgent(c.Contact), gates: newGates(c.Clock), perAddress: newGates(c.Clock),
		addresses: &addressBook{known: map[string]string{}, look: net.DefaultResolver.LookupNetIP}}
	t.robots = &robots{hosts: map[string]*robotsFile{}, fetch: t.fetchRobots}
	return t
}

// Cost returns how many requests were made, and the bytes of the bodies that
// servers sent.
func (t *Transport) Cost() (requests, bytes int64) {
	return t.base.requests.Load(), t.base.bytes.Load()
}

// Pace returns how long a host is left alone after the last request.
func (t *Transport) Pace(host string) time.Duration {
	return time.Duration(t.gates.of(host).pace.Load())
}

// LeaveAlone lets no request to a host begin for a time.
func (t *Transport) LeaveAlone(host string, d time.Duration) { t.gates.leaveAlone(host, d) }

// attempt makes a request until it succeeds, its fault is one that stays, or
// patience ends. take reads the answer. Each time the host must be this crawler's, before and after the wait for its turn.
func (t *Transport) attempt(r *http.Request, interval time.Duration, take func(*http.Response) error) error {
	r.Header.Set("User-Agent", t.agent)
	var fault *Fault
	for n := 1; ; n++ {
		if err := tenancy.Enter(r.Context(), r.URL.Host); err != nil {
			return err
		}
		err := t.gates.pass(r.Context(), r.URL.Host, func() (time.Duration, error) {
			if err := tenancy.Enter(r.Context(), r.URL.Host); err != nil {
				return 0, err
			}
			err := t.inTurn(r, interval/hostsPerInterval, func() error { return t.once(r, take) })
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
		if fault = FaultOf(err); fault.closed {
			return fault
		}
		if !fault.passes() || n >= t.Patience.Attempts {
			t.gates.note(r.URL.Host, fault, t.Patience.HostDown)
			return fault
		}
		t.Log.Debug("another attempt", "url", r.URL.String(), "attempt", n, "kind", fault.Kind, "reason", fault.Error())
	}
}

// hostsPerInterval is how many hosts behind one address are asked in the interval of one.
const hostsPerInterval = 4

// inTurn makes a request in its turn among those to all hosts of its address, of which a province
// can have hundreds: one at a time, and an interval apart.
func (t *Transport) inTurn(r *http.Request, interval time.Duration, request func() error) error {
	address := ""
	if !t.wayOf(r.Context()).proxied {
		address = t.addresses.of(r.Context(), r.URL.Hostname())
	}
	if address == "" {
		return request()
	}
	return t.perAddress.pass(r.Context(), address, func() (time.Duration, error) { return interval, request() })
}

// once makes one request, within the time limit.
func (t *Transport) once(r *http.Request, take func(*http.Response) error) error {
	ctx, cancel := context.WithTimeout(r.Context(), t.Limits.Whole)
	defer cancel()
	way := t.wayOf(ctx)
	attempt := r.WithContext(ctx)
	way.dress(attempt)
	if r.GetBody != nil { // what is sent was read by the attempt before
		var err error
		if attempt.Body, err = r.GetBody(); err != nil {
			return err
		}
	}
	begun := time.Now()
	entry := logged{Time: begun.UTC(), Site: way.site, Method: r.Method, URL: r.URL.String()}
	response, err := t.base.through(way.base, attempt)
	if err == nil {
		defer response.Body.Close()
		way.receive(response, r.URL)
		entry.Status = response.StatusCode
		body := response.Body
		err = take(response)
		if counted, ok := body.(*countingBody); ok {
			entry.Bytes = counted.own
		}
	}
	entry.MS = time.Since(begun).Milliseconds()
	if err != nil {
		entry.Error = err.Error()
	}
	t.Requests.add(entry)
	return err
}
