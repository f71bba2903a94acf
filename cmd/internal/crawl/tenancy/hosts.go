package tenancy

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Hosts is where crawlers agree on who asks a host, and who has crawled a site.
type Hosts interface {
	// Take makes a host this crawler's. Where it is another's, the error is a *HeldError. pace tells how
	// long whoever has the host next is to leave it alone; it is asked as long as the lease lasts.
	Take(ctx context.Context, host string, pace func() time.Duration) (Lease, error)
	// Crawled returns which other crawler came to the end of a site in this round, and when; "" for none.
	Crawled(ctx context.Context, site string) (by string, at time.Time, err error)
	// Finished notes that this crawler came to the end of a site.
	Finished(ctx context.Context, site string) error
	// Rest returns when it is worth asking again for a host that another crawler had.
	Rest(ctx context.Context) error
}

// A Lease is a host that is this crawler's.
type Lease interface {
	// Before returns how long the host is to be left alone after it was taken, for the sake of requests of who had it before.
	Before() time.Duration
	// Holds reports whether the host is surely this crawler's still.
	Holds() bool
	// Lost is closed when it is not any more.
	Lost() <-chan struct{}
	// GiveBack lets another crawler have the host.
	GiveBack()
}

// A HeldError says that another crawler has a host.
type HeldError struct{ Host, By string }

func (e *HeldError) Error() string {
	return fmt.Sprintf("another crawler is at %s: %s", e.Host, e.By)
}

// A LostError says that a host may be another crawler's by now.
type LostError struct{ Host string }

func (e *LostError) Error() string {
	return fmt.Sprintf("%s can't be proven to be this crawler's any more", e.Host)
}

// IsRefusal reports whether an error says that a host is not this crawler's.
func IsRefusal(err error) bool {
	var held *HeldError
	var lost *LostError
	return errors.As(err, &held) || errors.As(err, &lost)
}

// Alone is what a crawler has that shares its sites with nobody: every host is its own.
type Alone struct{}

// Take gives the host.
func (Alone) Take(context.Context, string, func() time.Duration) (Lease, error) { return own{}, nil }

// Crawled returns none.
func (Alone) Crawled(context.Context, string) (string, time.Time, error) { return "", time.Time{}, nil }

// Finished does nothing.
func (Alone) Finished(context.Context, string) error { return nil }

// Rest returns at once.
func (Alone) Rest(ctx context.Context) error { return ctx.Err() }

// own is the lease of a host that nobody else asks.
type own struct{}

func (own) Before() time.Duration { return 0 }
func (own) Holds() bool           { return true }
func (own) Lost() <-chan struct{} { return nil }
func (own) GiveBack()             {}
