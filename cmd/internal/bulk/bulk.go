package bulk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/store"
)

// An Isolation says where documents are parsed.
type Isolation string

// The isolations.
const (
	InProcesses Isolation = "process" // in worker processes: nothing a file does to its parser harms the import
	InThreads   Isolation = "none"    // in this process: no file is expected to take it down
)

// A Config says what to import, and how.
type Config struct {
	Store       *store.Store
	Args        []string // files, directories, globs, archives, manifests, "-"
	RetryFailed bool     // try all recorded failures once more
	Stdin       io.Reader
	Again       bool // read what this version of the parser has read already
	SourceURL   string
	FetchedAt   time.Time // with SourceURL
	Workers     int
	Isolation   Isolation
	// Worker is the command of a worker process, which must end up in Serve; if
	// empty, this program with WorkerCommand.
	Worker    []string
	Limits    Limits
	BatchSize int           // documents in one transaction
	BatchAge  time.Duration // for which a document waits for others
	// Report is called for each result once it is in the database, in the order
	// of discovery. An error of it ends the import.
	Report func(Result) error
	// Counted is called when it is known how many sources there are; it may be
	// nil.
	Counted func(total int)
}

// A Retry is a recorded failure that is tried once more.
type Retry struct {
	Path  string
	Entry *Entry
}

// errStopped ends the discovery when the import has failed.
var errStopped = errors.New("the import has stopped")

// Run imports all that the configuration names. When the context ends, it
// finishes the documents in hand, stores them, and returns with Interrupted
// set. The error is one of the database or the system; documents that can't be
// read are recorded and give none. In any case all that was reported is in the
// database, and another Run goes on from there.
func Run(ctx context.Context, c Config) (Summary, error) {
	summary := Summary{Outcomes: map[store.Change]int{}}
	failures, err := c.retries(ctx)
	if err != nil {
		return summary, err
	}
	// Work goes on after ctx ends; stop ends it in the middle.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	p := &pipeline{config: &c, interrupted: ctx, work: work,
		jobs: make(chan *item), ordered: make(chan *item, max(64, 4*c.Workers)), finished: make(chan *item)}

	var counting sync.WaitGroup
	counting.Go(func() {
		// The discovery itself yields what can't be counted, with its fault.
		if total, err := count(ctx, c.Limits, c.Args, failures); err == nil {
			p.total.Store(int64(total))
			if c.Counted != nil {
				c.Counted(total)
			}
		}
	})
	var running sync.WaitGroup
	running.Go(func() { p.discover(failures) })
	for range c.Workers {
		running.Go(p.parse)
	}
	running.Go(p.order)
	w := &writer{config: &c, summary: &summary}
	err = w.run(work, p.finished)
	stop()
	running.Wait()
	counting.Wait()
	summary.Found = max(int(p.total.Load()), int(p.found.Load()))
	summary.Interrupted = err == nil && ctx.Err() != nil && (p.total.Load() == 0 || summary.Done() < summary.Found)
	summary.WorkerPeak = p.peak.Load()
	return summary, err
}

// retries returns the recorded failures, if they are to be tried again.
func (c *Config) retries(ctx context.Context) ([]Retry, error) {
	if !c.RetryFailed {
		return nil, nil
	}
	paths, err := c.Store.FailedPaths(ctx)
	if err != nil {
		return nil, err
	}
	var list []Retry
	for _, f := range paths {
		r := Retry{Path: f.Path}
		if f.Entry != nil {
			r.Entry = new(Entry)
			if err := json.Unmarshal(f.Entry, r.Entry); err != nil {
				return nil, fmt.Errorf("recorded entry of %s: %w", f.Path, err)
			}
		}
		list = append(list, r)
	}
	return list, nil
}

// A pipeline holds what the steps of one import share.
type pipeline struct {
	config      *Config
	interrupted context.Context // when it ends, no further document is begun
	work        context.Context // when it ends, all work does
	jobs        chan *item      // to the parsers
	ordered     chan *item      // the same, in the order of discovery; its length is how far parsing runs ahead
	finished    chan *item      // the same, parsed, to the writer
	total       atomic.Int64    // sources there are, 0 while that is unknown
	found       atomic.Int64    // sources discovered
	peak        atomic.Int64    // resident size of the largest worker in bytes
}

// discover feeds the parsers.
func (p *pipeline) discover(failures []Retry) {
	defer close(p.ordered)
	defer close(p.jobs)
	d := &discoverer{limits: p.config.Limits, stdin: p.config.Stdin, yield: p.add}
	err := d.retry(p.interrupted, failures)
	if err == nil {
		err = d.all(p.interrupted, p.config.Args)
	}
	if err != nil && !errors.Is(err, errStopped) && p.interrupted.Err() == nil {
		it := &item{err: err, done: make(chan struct{})}
		close(it.done)
		select {
		case p.ordered <- it:
		case <-p.work.Done():
		}
	}
}

// add takes one source. It waits while the parsers or the writer are behind.
func (p *pipeline) add(s Source) error {
	it := &item{source: s, done: make(chan struct{})}
	for _, to := range []chan *item{p.ordered, p.jobs} {
		select {
		case to <- it:
		case <-p.work.Done():
			return errStopped
		}
	}
	p.found.Add(1)
	return nil
}

// parse parses one job after the other.
func (p *pipeline) parse() {
	var with parser = inProcess{p.config.Limits}
	if p.config.Isolation != InThreads {
		with = &isolated{command: p.config.workerCommand(), limits: p.config.Limits, peak: &p.peak}
	}
	defer with.close()
	for it := range p.jobs {
		switch {
		case p.work.Err() != nil:
			it.err = errStopped
		case p.interrupted.Err() != nil:
			it.skipped = true
		default:
			p.parseItem(with, it)
		}
		if it.source.release != nil {
			it.source.release()
		}
		close(it.done)
	}
}

func (c *Config) workerCommand() []string {
	if len(c.Worker) > 0 {
		return c.Worker
	}
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	return []string{self, WorkerCommand}
}

// parseItem parses a document unless it is known, and checks that it is the one
// the manifest means.
func (p *pipeline) parseItem(with parser, it *item) {
	if it.source.Fault != nil {
		it.reading.Fault = it.source.Fault
		return
	}
	if it.source.Entry != nil {
		it.hints = it.source.Entry.hints()
	}
	it.reading, it.err = with.parse(p.work, it.source, func(id identity) (bool, error) {
		if e := it.source.Entry; e != nil && e.SHA256 != "" && e.SHA256 != id.SHA256 {
			it.source.Fault = faultOf(&faultError{kindChecksum, fmt.Errorf("%s: the bytes have the SHA-256 %s, the manifest says %s", it.source.Path, id.SHA256, e.SHA256)})
			return false, nil
		}
		state, ok, err := p.config.Store.State(p.work, id.SHA256, it.source.Path)
		if err != nil {
			return false, err
		}
		if it.hints == (normalize.Hints{}) {
			it.hints = state.Hints
		}
		if !ok || state.Parser != ingest.Parser || p.config.Again || it.source.Again || it.hints != state.Hints {
			return true, nil
		}
		switch state.Fault.Kind {
		case "":
			if state.ReportID != 0 {
				it.known = &state
				return false, nil
			}
		case kindTimeout, kindMemory, kindCrash:
			// What took a worker down would do so every night of a crawl.
			it.source.Fault = &state.Fault
			return false, nil
		}
		return true, nil
	})
	if it.source.Fault != nil {
		it.reading.Fault = it.source.Fault
	}
}

// order passes the items on in the order of discovery. After an interruption it
// stops at the first that was not parsed: what comes after it would otherwise
// come before it in the database.
func (p *pipeline) order() {
	defer close(p.finished)
	broken := false
	for it := range p.ordered {
		select {
		case <-it.done:
		case <-p.work.Done():
			return
		}
		if broken = broken || it.skipped; broken {
			continue
		}
		select {
		case p.finished <- it:
		case <-p.work.Done():
			return
		}
	}
}
