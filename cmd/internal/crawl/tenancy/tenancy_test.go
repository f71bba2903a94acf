package tenancy

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"
)

// A register leases hosts within this process; those of others are another crawler's.
type register struct {
	mu     sync.Mutex
	others map[string]bool
	leased map[string]*entry
	taken  []string
	rests  int
	rest   func() // called when a crawler rests
}

type entry struct {
	register *register
	host     string
	before   time.Duration
	lost     chan struct{}
	isLost   bool
}

func newRegister(others ...string) *register {
	r := &register{others: map[string]bool{}, leased: map[string]*entry{}}
	for _, host := range others {
		r.others[host] = true
	}
	return r
}

func (r *register) Take(_ context.Context, host string, _ func() time.Duration) (Lease, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.others[host] {
		return nil, &HeldError{host, "another"}
	}
	r.taken = append(r.taken, host)
	r.leased[host] = &entry{register: r, host: host, before: 5 * time.Second, lost: make(chan struct{})}
	return r.leased[host], nil
}

func (r *register) Crawled(context.Context, string) (string, time.Time, error) {
	return "", time.Time{}, nil
}
func (r *register) Finished(context.Context, string) error { return nil }

func (r *register) Rest(ctx context.Context) error {
	r.rests++
	if r.rest != nil {
		r.rest()
	}
	return ctx.Err()
}

func (r *register) lose(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leased[host].isLost = true
	close(r.leased[host].lost)
}

func (e *entry) Before() time.Duration { return e.before }
func (e *entry) Lost() <-chan struct{} { return e.lost }

func (e *entry) Holds() bool {
	e.register.mu.Lock()
	defer e.register.mu.Unlock()
	return !e.isLost
}

func (e *entry) GiveBack() {
	e.register.mu.Lock()
	defer e.register.mu.Unlock()
	delete(e.register.leased, e.host)
}

func (r *register) has(host string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.leased[host] != nil
}

// waits notes for how long hosts are to be left alone.
type waits struct {
	mu sync.Mutex
	of map[string]time.Duration
}

func (w *waits) Pace(string) time.Duration { return time.Second }

func (w *waits) LeaveAlone(host string, d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.of[host] = d
}

func newTenant(r *register) (*Tenant, *waits) {
	w := &waits{of: map[string]time.Duration{}}
	return New(r, w), w
}

// Walks at one host share it: it is taken once, left alone for as long as the crawler before wanted, and given back with the last of them.
func TestWalksShareAHost(t *testing.T) {
	r := newRegister()
	tenant, gates := newTenant(r)
	first, inFirst := tenant.Begin(t.Context())
	second, inSecond := tenant.Begin(t.Context())
	for _, ctx := range []context.Context{inFirst, inFirst, inSecond} {
		if err := Enter(ctx, "a.example"); err != nil {
			t.Fatal(err)
		}
	}
	if err := Enter(inSecond, "b.example"); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.taken, []string{"a.example", "b.example"}) || gates.of["a.example"] != 5*time.Second {
		t.Errorf("taken %v, left alone for %v", r.taken, gates.of)
	}
	second.End()
	if !r.has("a.example") || r.has("b.example") {
		t.Error("the host of a walk was given back, or that of none was not")
	}
	first.End()
	if r.has("a.example") {
		t.Error("the host was not given back with the last walk")
	}
	if err := Enter(t.Context(), "a.example"); err != nil || r.has("a.example") {
		t.Errorf("what is no walk takes the host: %v", err)
	}
}

// A walk ends with the host that it cannot have, or has no more; the other walks go on.
func TestWalkEndsWithItsHost(t *testing.T) {
	r := newRegister("held.example")
	tenant, _ := newTenant(r)
	losing, inLosing := tenant.Begin(t.Context())
	defer losing.End()
	refused, inRefused := tenant.Begin(t.Context())
	defer refused.End()
	other, inOther := tenant.Begin(t.Context())
	defer other.End()
	for ctx, host := range map[context.Context]string{inLosing: "a.example", inRefused: "b.example", inOther: "c.example"} {
		if err := Enter(ctx, host); err != nil {
			t.Fatal(err)
		}
	}
	var held *HeldError
	if err := Enter(inRefused, "held.example"); !errors.As(err, &held) || held.By != "another" || context.Cause(inRefused) != err {
		t.Errorf("a host of another: %v, and the walk ends with %v", err, context.Cause(inRefused))
	}
	r.lose("a.example")
	<-inLosing.Done()
	if err := context.Cause(inLosing); !IsRefusal(err) || Enter(inLosing, "a.example") == nil {
		t.Errorf("the walk whose host is lost ends with %v", err)
	}
	if inOther.Err() != nil || Enter(inOther, "c.example") != nil {
		t.Error("another walk ended with them")
	}
}

// Sites whose hosts are another's come again until they are not; what else fails does not, and is told.
func TestSitesComeAgain(t *testing.T) {
	r := newRegister("2")
	broken := errors.New("broken")
	walked := map[int]int{}
	var mu sync.Mutex
	r.rest = func() {
		if r.rests == 2 {
			r.others["2"] = false
		}
	}
	err := Each(t.Context(), r, []int{1, 2, 3}, 2, func(site int) error {
		mu.Lock()
		defer mu.Unlock()
		walked[site]++
		switch {
		case site == 2 && r.others["2"]:
			return &HeldError{"2", "another"}
		case site == 3:
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) || IsRefusal(err) || walked[1] != 1 || walked[2] != 3 || walked[3] != 1 {
		t.Errorf("walked %v, %v", walked, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r.others["2"], r.rest = true, cancel
	if err := Each(ctx, r, []int{2}, 1, func(int) error { return &LostError{"2"} }); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted while it waits for a host: %v", err)
	}
}
