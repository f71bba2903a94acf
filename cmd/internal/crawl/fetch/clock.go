package fetch

import (
	"context"
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
