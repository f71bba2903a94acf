package fetch

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// A gate lets requests to one host pass one at a time, each an interval after
// the one before.
type gate struct {
	turn   chan struct{} // held by the request that is under way
	next   time.Time     // before which no request begins
	failed int           // addresses in a row
	walls  int           // the same, before which a wall stood
	asked  int           // requests since the last page that was had
	closed string        // kind of the fault for which no further request is made in this run
	why    error         // that fault
	pace   atomic.Int64  // nanoseconds for which it is left alone after the last request
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
		return &Fault{Kind: at.closed, closed: true, err: fmt.Errorf("%s is left alone for the rest of this run: %w", host, at.why)}
	}
	if wait := at.next.Sub(g.clock.Now()); wait > 0 {
		if err := g.clock.Sleep(ctx, wait); err != nil {
			return err
		}
	}
	at.asked++
	pause, err := request()
	at.next = g.clock.Now().Add(pause)
	at.pace.Store(int64(pause))
	return err
}

// leaveAlone lets no request begin for a time.
func (g *gates) leaveAlone(host string, d time.Duration) {
	at := g.of(host)
	at.turn <- struct{}{}
	defer func() { <-at.turn }()
	if until := g.clock.Now().Add(d); until.After(at.next) {
		at.next = until
	}
}

// note takes into account what became of an address after all attempts. A host
// that has failed too often, or asks for more time than there is, gets no more
// requests.
func (g *gates) note(host string, fault *Fault, limit int) {
	at := g.of(host)
	at.turn <- struct{}{}
	defer func() { <-at.turn }()
	if fault != nil && at.closed == "" {
		at.why = fault.err
	}
	switch {
	case fault != nil && fault.Kind == KindBlocked:
		if at.walls++; at.walls >= mostWalls || at.asked >= mostAsked {
			at.closed = KindBlocked
		}
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

// A host with a wall gets no more requests after so many of them in a row, or requests without a
// page.
const (
	mostWalls = 3
	mostAsked = 4
)

// had notes that a host gave a page, and no wall stands there.
func (g *gates) had(host string) {
	at := g.of(host)
	at.turn <- struct{}{}
	defer func() { <-at.turn }()
	at.walls, at.asked = 0, 0
}
