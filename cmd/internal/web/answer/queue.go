package answer

import (
	"context"
	"net/http"
	"net/netip"
	"slices"
	"sync"
)

// A queue gives out a number of places. Clients that wait take turns by their
// addresses, so that one with hundreds of requests makes another wait for one of its
// requests and not for all of them. Where all come through one proxy they are
// answered in the order in which they came.
type queue struct {
	mu      sync.Mutex
	free    int                      // places
	waiting map[string][]chan<- bool // by address, the first to come first
	turns   []string                 // addresses of those that wait, the next in front
}

func newQueue(places int) *queue {
	return &queue{free: places, waiting: map[string][]chan<- bool{}}
}

// enter waits for a place until the context ends. It returns what gives the place
// back, or the context's error.
func (q *queue) enter(ctx context.Context, address string) (leave func(), err error) {
	place := make(chan bool, 1) // whoever hands a place over need not wait for it to be taken
	q.mu.Lock()
	if q.free > 0 {
		q.free--
		place <- true
	} else {
		if len(q.waiting[address]) == 0 {
			q.turns = append(q.turns, address)
		}
		q.waiting[address] = append(q.waiting[address], place)
	}
	q.mu.Unlock()
	select {
	case <-place:
		return q.leave, nil
	case <-ctx.Done():
		q.giveUp(address, place)
		return nil, ctx.Err()
	}
}

// leave hands a place over to the next that waits.
func (q *queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.turns) == 0 {
		q.free++
		return
	}
	address := q.turns[0]
	q.turns = q.turns[1:]
	next := q.waiting[address][0]
	if q.waiting[address] = q.waiting[address][1:]; len(q.waiting[address]) > 0 {
		q.turns = append(q.turns, address)
	} else {
		delete(q.waiting, address)
	}
	next <- true
}

// giveUp takes one that waits out of the queue. If a place was handed over
// meanwhile, the next has it.
func (q *queue) giveUp(address string, place chan bool) {
	q.mu.Lock()
	at := slices.IndexFunc(q.waiting[address], func(c chan<- bool) bool { return c == place })
	if at >= 0 {
		if q.waiting[address] = slices.Delete(q.waiting[address], at, at+1); len(q.waiting[address]) == 0 {
			delete(q.waiting, address)
			q.turns = slices.DeleteFunc(q.turns, func(turn string) bool { return turn == address })
		}
	}
	q.mu.Unlock()
	if at < 0 {
		<-place
		q.leave()
	}
}

// Client returns the address of a request's client. In IPv6 one client has as many
// as it likes of the same first half.
func Client(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address := at.Addr().Unmap().WithZone("")
	if address.Is4() {
		return address.String()
	}
	const networkBits = 64
	return netip.PrefixFrom(address, networkBits).Masked().String()
}
