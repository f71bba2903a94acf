package crawl

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A Clock tells the time and lets it pass. Tests have one that does not wait.
type Clock interface {
	Now() time.Time
	// Sleep returns after the duration, or with the error of the context.
	Sleep(ctx context.Context, d time.Duration) error
}

// SystemClock is the clock of the machine.
type SystemClock struct{}

// Now returns the time.
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep waits.
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Patience bounds what is done for an address that cannot be had.
type Patience struct {
	Attempts int           // at one address
	First    time.Duration // before the second attempt; doubled before each further one
	Longest  time.Duration // before an attempt, also where the server asks for a longer wait
	HostDown int           // addresses in a row that failed at one host, after which it is left alone for the run
}

// DefaultPatience returns what a crawl has that says nothing else.
func DefaultPatience() Patience {
	return Patience{Attempts: 4, First: 5 * time.Second, Longest: 10 * time.Minute, HostDown: 8}
}

// pause returns how long to wait before the attempt after the given one: longer
// each time, and never twice the same, so that many crawlers do not come back
// together. It reports false where the server wants more than patience allows.
func (p Patience) pause(attempt int, asked time.Duration) (time.Duration, bool) {
	if asked > 0 {
		return asked, asked <= p.Longest
	}
	wait := min(p.First<<(attempt-1), p.Longest)
	return wait/2 + rand.N(wait/2+1), true
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil {
		return time.Duration(min(max(seconds, 0), 1<<30)) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// A gate lets requests to one host pass one at a time, each an interval after
// the one before.
type gate struct {
	turn   chan struct{} // held by the request that is under way
	next   time.Time     // before which no request begins
	failed int           // addresses in a row
	closed string        // why no further request is made in this run
}

// gates holds the gates of all hosts.
type gates struct {
	mu    sync.Mutex
	clock Clock
	hosts map[string]*gate
}

func newGates(clock Clock) *gates { return &gates{clock: clock, hosts: map[string]*gate{}} }

func (g *gates) of(host string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.hosts[host] == nil {
		g.hosts[host] = &gate{turn: make(chan struct{}, 1)}
	}
	return g.hosts[host]
}

// pass waits for the host's turn and makes a request. What it returns is how
// long the host is left alone after it, and its error.
func (g *gates) pass(ctx context.Context, host string, request func() (time.Duration, error)) error {
	at := g.of(host)
	select {
	case at.turn <- struct{}{}:
		defer func() { <-at.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if at.closed != "" {
		return &Fault{Kind: at.closed, err: fmt.Errorf("%s is left alone for the rest of this run", host)}
	}
	if wait := at.next.Sub(g.clock.Now()); wait > 0 {
		if err := g.clock.Sleep(ctx, wait); err != nil {
			return err
		}
	}
	pause, err := request()
	at.next = g.clock.Now().Add(pause)
	return err
}

// note takes into account what became of an address after all attempts. A host
// that has failed too often, or asks for more time than there is, gets no more
// requests.
func (g *gates) note(host string, fault *Fault, limit int) {
	at := g.of(host)
	at.turn <- struct{}{}
	defer func() { <-at.turn }()
	switch {
	case fault == nil || !fault.passes() && fault.Kind != kindDeferred:
		at.failed = 0
	case fault.Kind == kindDeferred:
		at.closed = kindDeferred
	default:
		if at.failed++; at.failed >= limit {
			at.closed = kindHostDown
		}
	}
}
