package fetch

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

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
