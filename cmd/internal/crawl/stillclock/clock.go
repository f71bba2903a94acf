package stillclock

import (
	"context"
	"sync"
	"time"
)

// A Clock stands still but for Sleep and Pass. It may be used by several goroutines.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// At returns a clock that shows a time.
func At(t time.Time) *Clock { return &Clock{now: t} }

// Now returns what it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Sleep sets it on by the length of a wait, and returns at once. Its error is that of the context.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	c.Pass(d)
	return ctx.Err()
}

// Pass sets it on.
func (c *Clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
