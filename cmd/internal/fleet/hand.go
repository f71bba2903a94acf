package fleet

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// mostWorkers is how many workers may end over a document, one after the other. Whoever gets it
// then does not open it.
const mostWorkers = 3

// A hand reads one document at a time.
type hand struct {
	worker *worker
	queue  queue
	limits ingest.Limits  // of the parser
	parser workers.Parser // nil before the first document
	// encoder is its own, so that it need not be shared.
	encoder *encoder
}

// rest ends the parser.
func (h *hand) rest() {
	if h.parser != nil {
		h.parser.Close()
		h.parser = nil
	}
}

// handle deals with one task. An error is of the system, and the end of the worker.
func (h *hand) handle(ctx context.Context, m jetstream.Msg, patience time.Duration) error {
	defer beat(m, patience)()
	w := h.worker
	var content []byte
	isGone := false
	err := w.persist(ctx, "no document can be had of NATS", func() (err error) {
		content, err = w.unpack(ctx, m.Headers(), m.Data())
		if isGone = errors.Is(err, errGone); isGone {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	if isGone {
		return m.Ack() // another has read it
	}
	t, err := decodeTask(content)
	if err != nil {
		w.log.Warn("a message is passed over", "subject", m.Subject(), "reason", err)
		return m.Term()
	}
	r, err := h.read(ctx, t, m)
	if err != nil {
		return errors.Join(err, m.Nak())
	}
	if r.Fault != nil && r.Fault.Kind == ingest.KindScans {
		return w.pass(ctx, m)
	}
	return h.answer(ctx, m, r)
}

// beat says that the document is still being read, until what it returns is called.
func beat(m jetstream.Msg, patience time.Duration) (end func()) {
	stop := make(chan struct{})
	var beating sync.WaitGroup
	beating.Go(func() {
		ticker := time.NewTicker(patience / 3)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				_ = m.InProgress() // where it does not arrive, another reads it too
			}
		}
	})
	return func() {
		close(stop)
		beating.Wait()
	}
}

// read reads the document within the limits of its import.
func (h *hand) read(ctx context.Context, t task, m jetstream.Msg) (ingest.Reading, error) {
	first := t.Files[0]
	if meta, err := m.Metadata(); err == nil && meta.NumDelivered > mostWorkers {
		return ingest.FailedReading(first.Identity, ingest.WithKind(ingest.KindCrash,
			fmt.Errorf("%s: %d workers ended while they read it, one after the other, and it was set aside", first.Path, mostWorkers))), nil
	}
	limits := t.Limits
	limits.Readings, limits.LeaveScans = h.worker.config.Readings, h.queue == texts
	if h.parser == nil || limits != h.limits {
		h.rest()
		h.limits, h.parser = limits, h.worker.config.Parser(limits)
	}
	return h.parser.Parse(ctx, t.source(), func(ingest.Identity) (bool, error) { return true, nil })
}

// answer sends a reading back. The task is there until that is done.
func (h *hand) answer(ctx context.Context, m jetstream.Msg, r ingest.Reading) error {
	w := h.worker
	content, err := h.encoder.encode(r)
	if err != nil {
		return err
	}
	of, name := address(m.Subject())
	err = w.persist(ctx, "no reading can be sent to NATS", func() error {
		object, content, err := w.store(ctx, of+".reading."+name, content)
		if err == nil {
			_, err = w.js.PublishMsg(ctx, message(w.readingSubject(of, name), object, content))
		}
		return err
	})
	if err != nil {
		return err
	}
	if w.read.Add(1); r.Fault != nil {
		w.failed.Add(1)
	}
	return m.Ack()
}

// pass moves a task on to those who read scans.
func (w *worker) pass(ctx context.Context, m jetstream.Msg) error {
	of, name := address(m.Subject())
	err := w.persist(ctx, "no document can be passed on to those who read scans", func() error {
		return w.enqueue(ctx, scans, of, name, m.Headers().Get(objectHeader), m.Data())
	})
	if err != nil {
		return err
	}
	return m.Ack()
}
