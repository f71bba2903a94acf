package crawl

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"nianbao/store/crawldb"
)

// A run is leased by the database, so that two crawls with archives of their own don't take each
// other's run for one that was killed.
const (
	// leaseLasts is how long a run without a sign of life is still its holder's, and beatEvery how
	// often one is given. A database that is busy with a large import can cost some of them.
	leaseLasts = 5 * time.Minute
	beatEvery  = 30 * time.Second
	// resumable is how old a killed run may be to be gone on with.
	resumable = 24 * time.Hour
)

// holder returns what this process is called as the holder of a run.
func (c *Config) holder() (crawldb.Holder, error) {
	place, err := c.Archive.Place()
	return crawldb.Holder{Place: place, Process: fmt.Sprintf("process %d, since %s", os.Getpid(), c.Clock.Now().UTC().Format(time.RFC3339))}, err
}

// begin begins a run or goes on with one, and keeps it: the context that it returns ends with
// crawldb.ErrLost as its cause if another process takes the run over. release gives the run back.
func (c *Config) begin(ctx context.Context) (run crawldb.Run, kept context.Context, release func(), err error) {
	h, err := c.holder()
	if err != nil {
		return run, nil, nil, err
	}
	lease := crawldb.Lease{Lasts: leaseLasts, Resumable: resumable}
	if c.Only {
		lease.Sites = c.Sources.Names()
	}
	run, err = crawldb.Begin(ctx, c.Store, c.Clock.Now(), h, lease)
	if err != nil {
		return run, nil, nil, err
	}
	kept, lose := context.WithCancelCause(ctx)
	ticker := time.NewTicker(beatEvery)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-kept.Done():
				return
			case <-ticker.C:
				if err := crawldb.Beat(context.WithoutCancel(ctx), c.Store, run.ID, h, c.Clock.Now()); errors.Is(err, crawldb.ErrLost) {
					lose(err)
				} else if err != nil {
					c.Log.Warn("no sign of life could be given", "reason", err.Error())
				}
			}
		}
	}()
	return run, kept, func() {
		ticker.Stop()
		lose(nil)
		<-ended
		if err := crawldb.GiveBack(context.WithoutCancel(ctx), c.Store, run.ID, h); err != nil {
			c.Log.Warn("the run could not be given back", "reason", err.Error())
		}
	}, nil
}
