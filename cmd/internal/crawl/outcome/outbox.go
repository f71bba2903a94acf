package outcome

import (
	"context"
	"time"

	"nianbao/store/crawldb"
	"nianbao/store/database"
)

// After an attempt that failed, the next one is made after firstPause, and after twice as long each
// time, up to longestPause: less than a day, so that a nightly run tries each time.
const (
	firstPause   = 5 * time.Minute
	longestPause = 12 * time.Hour
)

// A Delivery says what became of the messages that were to be delivered.
type Delivery struct {
	Delivered int
	Waiting   int       // still to be delivered
	Next      time.Time // when the next of these is to be tried, zero for none
	Errors    []string  // of attempts that failed
	// SetAside are the messages for which there is no way now: they are not tried until it is set again. Of those NewlyAside were not
	// set aside before.
	SetAside, NewlyAside int
}

// Deliver tries the messages whose time has come. The error is one of the database: that a message
// was not delivered is no fault of the run, and it is tried again.
func (n Notifier) Deliver(ctx context.Context, db *database.DB, now func() time.Time) (Delivery, error) {
	var d Delivery
	waiting, err := crawldb.WaitingMessages(ctx, db)
	if err != nil {
		return d, err
	}
	for _, m := range waiting {
		if !n.has(m.Channel) {
			d.SetAside++
			if m.SetAside {
				continue
			}
			d.NewlyAside++
			if err := crawldb.SetAside(ctx, db, m.ID, now()); err != nil {
				return d, err
			}
			continue
		}
		if !m.Next.After(now()) {
			err := n.send(ctx, m)
			if err == nil {
				d.Delivered++
				if err := crawldb.Delivered(ctx, db, m.ID, now()); err != nil {
					return d, err
				}
				continue
			}
			d.Errors = append(d.Errors, err.Error())
			m.Next = now().Add(pauseAfter(m.Attempts))
			if err := crawldb.Undelivered(ctx, db, m.ID, m.Next, err.Error()); err != nil {
				return d, err
			}
		}
		d.Waiting++
		if d.Next.IsZero() || m.Next.Before(d.Next) {
			d.Next = m.Next
		}
	}
	return d, nil
}

// pauseAfter returns how long to wait after an attempt that failed, before which there were others.
func pauseAfter(failed int) time.Duration {
	pause := firstPause
	for range failed {
		pause = min(2*pause, longestPause)
	}
	return pause
}
