package tenancy

import (
	"context"
	"sync"
	"time"
)

// Gates are where the requests of this crawler to a host wait for their turn.
type Gates interface {
	// Pace returns how long the host is left alone after the last request.
	Pace(host string) time.Duration
	// LeaveAlone lets no request to the host begin for a time.
	LeaveAlone(host string, d time.Duration)
}

// A Tenant is this crawler, with the hosts that are its own. Walks that are at one host at the same time share it.
type Tenant struct {
	hosts Hosts
	gates Gates

	mu   sync.Mutex
	held map[string]*holding
}

// A holding is a host that is the crawler's, or is being taken.
type holding struct {
	host  string
	stays int // that have it; of the tenant's mu

	mu    sync.Mutex // held while it is taken
	lease Lease      // nil before
}

// New returns a crawler without hosts.
func New(hosts Hosts, gates Gates) *Tenant {
	return &Tenant{hosts: hosts, gates: gates, held: map[string]*holding{}}
}

// A Stay is the hosts of one walk.
type Stay struct {
	tenant   *Tenant
	ctx      context.Context
	cancel   context.CancelCauseFunc
	watching sync.WaitGroup

	mu    sync.Mutex
	hosts map[string]*holding
}

type stayKey struct{}

// Begin begins a walk. The context that it returns is for the requests of the walk; when a host of it is
// another crawler's or may be, it ends, with that error as its cause. End must be called.
func (t *Tenant) Begin(ctx context.Context) (*Stay, context.Context) {
	s := &Stay{tenant: t, hosts: map[string]*holding{}}
	s.ctx, s.cancel = context.WithCancelCause(ctx)
	return s, context.WithValue(s.ctx, stayKey{}, s)
}

// Enter makes a host one of the walk whose context it is, unless it is that already; of other contexts it asks nothing.
// An error says that there must be no request.
func Enter(ctx context.Context, host string) error {
	s, ok := ctx.Value(stayKey{}).(*Stay)
	if !ok {
		return nil
	}
	return s.enter(host)
}

func (s *Stay) enter(host string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hosts[host]
	if h == nil {
		var err error
		if h, err = s.tenant.take(s.ctx, host); err != nil {
			s.cancel(err)
			return err
		}
		s.hosts[host] = h
		s.watching.Go(func() {
			select {
			case <-h.lease.Lost():
				s.cancel(&LostError{host})
			case <-s.ctx.Done():
			}
		})
	}
	if !h.lease.Holds() {
		s.cancel(&LostError{host})
	}
	return context.Cause(s.ctx)
}

// End ends the walk. Hosts at which no other walk of this crawler is are given back.
func (s *Stay) End() {
	s.cancel(nil)
	s.watching.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range s.hosts {
		s.tenant.leave(h)
	}
	clear(s.hosts)
}

// take makes a host the crawler's.
func (t *Tenant) take(ctx context.Context, host string) (*holding, error) {
	t.mu.Lock()
	h := t.held[host]
	if h == nil {
		h = &holding{host: host}
		t.held[host] = h
	}
	h.stays++
	t.mu.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.lease != nil {
		return h, nil
	}
	lease, err := t.hosts.Take(ctx, host, func() time.Duration { return t.gates.Pace(host) })
	if err != nil {
		t.leave(h)
		return nil, err
	}
	t.gates.LeaveAlone(host, lease.Before())
	h.lease = lease
	return h, nil
}

// leave takes one walk off a host.
func (t *Tenant) leave(h *holding) {
	t.mu.Lock()
	h.stays--
	isLast := h.stays == 0
	if isLast {
		delete(t.held, h.host)
	}
	t.mu.Unlock()
	if isLast && h.lease != nil {
		h.lease.GiveBack()
	}
}
