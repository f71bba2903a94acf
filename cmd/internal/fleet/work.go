package fleet

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// A WorkConfig says how documents are read on this machine.
type WorkConfig struct {
	Address
	Texts, Scans int    // documents read at a time, and such of which scans are recognized
	Readings     string // where what OCR read is kept
	// Parser returns what reads within limits; nil for worker processes of this program.
	Parser func(ingest.Limits) workers.Parser
}

// A worker reads for imports.
type worker struct {
	*link
	config WorkConfig
	name   string
	read   atomic.Int64 // documents
	failed atomic.Int64 // of them, those that can't be read
}

// A RefusedError says that the imports at a server want another revision of the reader.
type RefusedError struct{ Own, Wanted string }

func (e *RefusedError) Error() string {
	return fmt.Sprintf("this program reads as %s, and an import there wants documents read as %s: run the same version of the program on all machines", e.Own, e.Wanted)
}

// Work reads what imports send to the servers until the context ends, and then finishes the documents
// in hand. The error is a *RefusedError for a program of another revision.
func Work(ctx context.Context, config WorkConfig) error {
	l, err := dial(config.Address, "work")
	if err != nil {
		return err
	}
	defer l.conn.Close()
	w := &worker{link: l, config: config, name: rand.Text()}
	if config.Parser == nil {
		var peak atomic.Int64
		w.config.Parser = func(limits ingest.Limits) workers.Parser { return workers.Isolated(nil, limits, &peak) }
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	answers, err := answerRoll(l, w.member, func(wanted string) { stop(&RefusedError{l.reader, wanted}) })
	if err != nil {
		return err
	}
	defer func() { _ = answers.Unsubscribe() }() // the connection is closed next
	l.log.Info("waiting for documents", "server", l.conn.ConnectedUrlRedacted(), "reader", l.reader, "texts", config.Texts, "scans", config.Scans)
	if err := l.persist(ctx, "no import has been here yet", func() error {
		_, err := l.js.Stream(ctx, l.tasks())
		return err
	}); err != nil {
		return endOf(ctx)
	}
	var reading sync.WaitGroup
	for q, n := range map[queue]int{texts: config.Texts, scans: config.Scans} {
		for range n {
			reading.Go(func() {
				if err := w.slot(ctx, q); err != nil {
					stop(err)
				}
			})
		}
	}
	reading.Wait()
	l.log.Info("done", "read", w.read.Load(), "failed", w.failed.Load())
	return endOf(ctx)
}

// endOf returns why a worker ends, nil where it was asked to.
func endOf(ctx context.Context) error {
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// member tells who this is.
func (w *worker) member() Member {
	machine, _ := os.Hostname() // "" counts as one
	return Member{Worker: w.name, Machine: machine, Reader: w.reader, Texts: w.config.Texts, Scans: w.config.Scans, Read: w.read.Load()}
}

// slot reads one document of a queue after the other.
func (w *worker) slot(ctx context.Context, q queue) error {
	encoder, err := newEncoder()
	if err != nil {
		return err
	}
	hand := &hand{worker: w, queue: q, encoder: encoder}
	defer hand.rest()
	for ctx.Err() == nil {
		var consumer jetstream.Consumer
		if err := w.persist(ctx, "the queue can't be found", func() (err error) {
			consumer, err = w.js.Consumer(ctx, w.tasks(), string(q))
			return err
		}); err != nil {
			return nil // the context has ended
		}
		if err := hand.take(ctx, consumer); err != nil {
			return err
		}
	}
	return nil
}

// fetchFor is how long a worker waits at a queue before it looks whether that is still there.
const fetchFor = 20 * time.Second

// take reads documents of a queue until the queue can't be asked.
func (h *hand) take(ctx context.Context, from jetstream.Consumer) error {
	patience := from.CachedInfo().Config.AckWait
	for {
		wait, cancel := context.WithTimeout(ctx, fetchFor)
		m, err := from.Next(jetstream.FetchContext(wait))
		idle := wait.Err() != nil || errors.Is(err, jetstream.ErrNoMessages) || errors.Is(err, nats.ErrTimeout)
		cancel()
		switch {
		case err == nil:
			if err := h.handle(context.WithoutCancel(ctx), m, patience); err != nil {
				return err
			}
		case ctx.Err() != nil || idle:
			return nil
		default:
			w := h.worker
			w.log.Warn("the queue can't be asked", "queue", h.queue, "reason", err)
			select {
			case <-time.After(again):
			case <-ctx.Done():
			}
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
	}
}
