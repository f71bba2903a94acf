package editors

import (
	"sync"
	"time"
)

// maxClients bounds the clients that a pace remembers.
const maxClients = 10_000

// A Pace bounds how often a client may do something: a number of times at once, and one more for each time
// that goes by.
type Pace struct {
	atOnce int
	each   time.Duration
	now    func() time.Time

	mu      sync.Mutex
	clients map[string]time.Time // when the client will have all its times again
}

// NewPace returns a pace by a clock.
func NewPace(atOnce int, each time.Duration, now func() time.Time) *Pace {
	return &Pace{atOnce: atOnce, each: each, now: now, clients: map[string]time.Time{}}
}

// Take counts a time of a client. If it has none left it returns after which time it has one.
func (p *Pace) Take(client string) (wait time.Duration, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	full, known := p.clients[client]
	if !known && len(p.clients) >= maxClients {
		p.sweep(now)
	}
	if full.Before(now) {
		full = now
	}
	if full = full.Add(p.each); full.Sub(now) > time.Duration(p.atOnce)*p.each {
		return full.Sub(now) - time.Duration(p.atOnce)*p.each, false
	}
	p.clients[client] = full
	return 0, true
}

// GiveBack has the last time of a client not count.
func (p *Pace) GiveBack(client string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if full, known := p.clients[client]; known {
		p.clients[client] = full.Add(-p.each)
	}
}

// sweep forgets the clients that have all their times, and if these are too few, the one that will have them
// first.
func (p *Pace) sweep(now time.Time) {
	first := ""
	for client, full := range p.clients {
		if !full.After(now) {
			delete(p.clients, client)
		} else if first == "" || full.Before(p.clients[first]) {
			first = client
		}
	}
	if len(p.clients) >= maxClients {
		delete(p.clients, first)
	}
}
