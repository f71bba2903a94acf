package source

import "sync"

// mostHeld is how many bytes of members the sources that are not done may hold together. A member that is had only
// in its turn has to be held until it is read.
const mostHeld = 256 << 20

// A room is where the bytes of sources are held.
type room struct {
	mu    sync.Mutex
	freed *sync.Cond
	bytes int64
}

// enter waits until there is room for so many bytes; for a single source there is always.
func (r *room) enter(n int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.freed == nil {
		r.freed = sync.NewCond(&r.mu)
	}
	for r.bytes > 0 && r.bytes+n > mostHeld {
		r.freed.Wait()
	}
	r.bytes += n
}

func (r *room) leave(n int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bytes -= n
	r.freed.Broadcast()
}

// yieldHeld yields a source, which may hold its bytes, when there is room for them.
func (d *Discoverer) yieldHeld(s Source) error {
	if s.held > 0 && !d.isSearch {
		d.held.enter(s.held)
		n := s.held
		s.Release = sync.OnceFunc(func() { d.held.leave(n) })
	}
	return d.Yield(s)
}
