package ingest

import (
	"context"
	"syscall"
	"time"
)

// A Clock tells how much of the time that is limited has gone by.
type Clock func() time.Duration

// ProcessorTime is the clock of a process that reads one document at a time: what it has taken
// of processors, and what programs did that it started and that have ended. How busy the machine
// is with other things changes nothing in it, and so in no outcome.
func ProcessorTime() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if syscall.Getrusage(who, &u) == nil {
			sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
		}
	}
	return sum
}

// WallTime returns the clock of a process in which several documents are read at a time.
func WallTime() Clock {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }
}

// looksAtClock is how often a clock is looked at.
const looksAtClock = 20 * time.Millisecond

// after calls do when the clock has gone on by the limit, unless the context ends before.
func (c Clock) after(ctx context.Context, limit time.Duration, do func()) {
	end := c() + limit
	go func() {
		ticker := time.NewTicker(looksAtClock)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if c() >= end {
					do()
					return
				}
			}
		}
	}()
}
