package fleet

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/crawl/tenancy"
)

// A lease is renewed so often while it lasts.
const renewals = 6

// clockSkew is how far the clocks of crawlers and servers may be apart.
const clockSkew = time.Minute

// A lease is a host that this crawler has, as long as the servers keep its key. They delete it when it was
// not renewed for as long as leases last; two thirds of that after the crawler began to ask for the
// last renewal that was granted, it takes the host for lost, whatever the clocks of other machines say.
type lease struct {
	hosts  *Hosts
	host   string
	key    string
	pace   func() time.Duration
	before time.Duration
	lost   chan struct{}
	stop   context.CancelFunc
	work   sync.WaitGroup

	mu       sync.Mutex
	revision uint64
	until    time.Time // when it counts as lost
	isLost   bool
	expiry   *time.Timer
}

func (l *lease) note() []byte {
	return note{Crawler: l.hosts.config.Crawler, Instance: l.hosts.instance}.encode()
}

// create makes the key if nobody has it, or takes it over from this crawler: from a process of it that has ended, or a
// request that was granted without an answer. Otherwise its error is a *tenancy.HeldError.
func (l *lease) create(ctx context.Context) error {
	asked := time.Now()
	revision, err := l.hosts.now().leases.Create(ctx, l.key, l.note())
	if errors.Is(err, jetstream.ErrKeyExists) {
		entry, getErr := l.hosts.now().leases.Get(ctx, l.key)
		if getErr != nil { // it may be free now
			return errors.Join(err, getErr)
		}
		if n := noteOf(entry); n.Crawler != l.hosts.config.Crawler {
			return &tenancy.HeldError{Host: l.host, By: n.Crawler}
		}
		asked = time.Now()
		revision, err = l.hosts.now().leases.Update(ctx, l.key, l.note(), entry.Revision())
	}
	if err == nil {
		l.granted(revision, asked)
	}
	return err
}

// granted notes that the servers keep the key from a time on.
func (l *lease) granted(revision uint64, asked time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.revision, l.until = revision, asked.Add(l.hosts.now().lasts*2/3)
	if l.expiry == nil {
		l.expiry = time.AfterFunc(time.Until(l.until), l.expire)
	}
	l.expiry.Reset(time.Until(l.until))
}

// expire takes the host for lost if it was not renewed in the meantime.
func (l *lease) expire() {
	if !l.Holds() {
		l.lose("its lease was not renewed in time")
	}
}

func (l *lease) lose(reason string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.isLost {
		l.isLost = true
		close(l.lost)
		l.hosts.log.Warn("a host is asked no more", "host", l.host, "reason", reason)
	}
}

// readBefore reads how long the host is to be left alone, by who had it before.
func (l *lease) readBefore(ctx context.Context) error {
	entry, err := l.hosts.now().crawled.Get(ctx, l.key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return nil
	}
	if err == nil {
		if pace := noteOf(entry).Pace; time.Since(entry.Created()) < pace+clockSkew {
			l.before = pace
		}
	}
	return err
}

// passOn notes how long whoever has the host next is to leave it alone.
func (l *lease) passOn(ctx context.Context, pace time.Duration) error {
	_, err := l.hosts.now().crawled.Put(ctx, l.key, note{Crawler: l.hosts.config.Crawler, Pace: pace}.encode())
	return err
}

// begin passes a pause on before the first request, so that a crawler that dies before it renews a lease leaves one too: the
// longer of its own and that of who had the host before, since what the host itself asks for is not known yet.
func (l *lease) begin(ctx context.Context) error {
	return l.passOn(ctx, max(l.pace(), l.before))
}

// keep renews the lease until it is given back or lost.
func (l *lease) keep() {
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	every := l.hosts.now().lasts / renewals
	l.work.Go(func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
			case <-l.lost:
				return
			case <-ctx.Done():
				return
			}
			once, cancel := context.WithTimeout(ctx, every)
			if err := l.renew(once); errors.Is(err, errTaken) {
				l.lose(err.Error())
			} else if err != nil && ctx.Err() == nil {
				l.hosts.log.Info("the lease of a host could not be renewed", "host", l.host, "reason", err)
			}
			cancel()
		}
	})
}

// errTaken says that the key is not this crawler's.
var errTaken = errors.New("another crawler has it, or the servers have lost its lease")

// renew writes the key again, and how long the host is to be left alone if this process ends. Where an earlier renewal was granted and
// its answer did not come, the key is still this process's.
func (l *lease) renew(ctx context.Context) error {
	if err := l.passOn(ctx, l.pace()); err != nil {
		return err
	}
	asked := time.Now()
	revision, err := l.hosts.now().leases.Update(ctx, l.key, l.note(), l.atRevision())
	if isOutrun(err) {
		entry, getErr := l.hosts.now().leases.Get(ctx, l.key)
		switch {
		case errors.Is(getErr, jetstream.ErrKeyNotFound):
			return errTaken
		case getErr != nil:
			return getErr
		case noteOf(entry).Instance != l.hosts.instance:
			return errTaken
		}
		asked = time.Now()
		if revision, err = l.hosts.now().leases.Update(ctx, l.key, l.note(), entry.Revision()); isOutrun(err) {
			return errTaken
		}
	}
	if err == nil {
		l.granted(revision, asked)
	}
	return err
}

func (l *lease) atRevision() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.revision
}

// Before returns how long the host is to be left alone.
func (l *lease) Before() time.Duration { return l.before }

// Holds reports whether the servers surely keep the key.
func (l *lease) Holds() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.isLost && time.Now().Before(l.until)
}

// Lost is closed when they may not.
func (l *lease) Lost() <-chan struct{} { return l.lost }

// GiveBack notes how long the host is to be left alone, and deletes the key.
func (l *lease) GiveBack() {
	l.stop()
	l.work.Wait()
	l.giveUp()
}

// giveUp deletes the key, if it is this crawler's. Where that fails, it ends by itself.
func (l *lease) giveUp() {
	defer l.expiry.Stop()
	if !l.Holds() {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), l.hosts.now().lasts/renewals)
	defer cancel()
	err := l.passOn(ctx, l.pace())
	if err == nil {
		err = l.hosts.now().leases.Delete(ctx, l.key, jetstream.LastRevision(l.atRevision()))
	}
	if err != nil {
		l.hosts.log.Info("a host is given back by the end of its lease", "host", l.host, "reason", err)
	}
}
