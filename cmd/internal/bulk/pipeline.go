package bulk

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/store/reports"
)

// errStopped ends the discovery when the import has failed.
var errStopped = errors.New("the import has stopped")

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
	passedOver  atomic.Int64    // files and members of other kinds
	leftOut     leftOut         // records of archives of the web
	peak        atomic.Int64    // resident size of the largest worker in bytes
	beside      source.Beside   // what lies beside a source
	groups      groups          // what is called like parts of a report
}

// discover feeds the parsers.
func (p *pipeline) discover(failures []source.Retry, kept []reports.Kept) {
	defer close(p.ordered)
	defer close(p.jobs)
	d := &source.Discoverer{Limits: p.config.Limits, Stdin: p.config.Stdin, Yield: p.add, PassedOver: func() { p.passedOver.Add(1) }, LeftOut: p.leftOut.add}
	err := d.Kept(p.interrupted, kept, p.config.Folders)
	if err == nil {
		err = d.Retry(p.interrupted, failures)
	}
	if err == nil {
		err = d.All(p.interrupted, p.config.Args)
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
func (p *pipeline) add(s source.Source) error {
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
	with := p.parser()
	defer with.Close()
	for it := range p.jobs {
		switch {
		case p.work.Err() != nil:
			it.err = errStopped
		case p.interrupted.Err() != nil:
			it.skipped = true
		default:
			p.parseItem(with, it)
		}
		if it.err == nil && it.known == nil && it.source.Fault == nil && it.joined == "" {
			if it.err = p.gather(with, it); it.err == nil && it.joined == "" {
				it.err = p.assemble(with, it)
			}
		}
		if it.err == nil && !it.skipped {
			it.err = p.attached(with, it)
		}
		if it.source.Release != nil {
			it.source.Release()
		}
		close(it.done)
	}
}

// parser returns that of one parser's documents.
func (p *pipeline) parser() workers.Parser {
	switch {
	case p.config.Readers != nil:
		return p.config.Readers.Parser()
	case p.config.Isolation == InThreads:
		return workers.InProcess(p.config.Limits)
	}
	return workers.Isolated(p.config.Worker, p.config.Limits, &p.peak)
}

// parseItem parses a document unless it is known, and checks that it is the one
// the manifest means.
func (p *pipeline) parseItem(with workers.Parser, it *item) {
	if it.source.Fault = source.FaultOf(it.source); it.source.Fault != nil {
		it.reading.Fault = it.source.Fault
		return
	}
	if it.source.Entry != nil {
		it.hints = it.source.Entry.Hints()
	}
	it.reading, it.err = with.Parse(p.work, it.source, func(id ingest.Identity) (bool, error) {
		if e := it.source.Entry; e != nil && e.SHA256 != "" && e.SHA256 != id.SHA256 {
			if it.source.Kept {
				it.source.Fault = ingest.FaultOf(ingest.WithKind(ingest.KindChecksum, fmt.Errorf("%s: the document cannot be had again (other bytes are there now); its report stays as it was read", it.source.Path)))
				return false, nil
			}
			it.source.Fault = ingest.FaultOf(ingest.WithKind(ingest.KindChecksum, fmt.Errorf("%s: the bytes have the SHA-256 %s, the manifest says %s", it.source.Path, id.SHA256, e.SHA256)))
			return false, nil
		}
		state, ok, err := reports.StateOf(p.work, p.config.Store, id.SHA256, it.source.Path)
		if err != nil {
			return false, err
		}
		if it.hints == (normalize.Hints{}) {
			it.hints = state.Hints
		}
		if it.source.Recorded = state.Parts; (!ok || state.ReportID == 0) && !p.config.Again && !it.source.Again {
			path, parser, err := reports.WholeOf(p.work, p.config.Store, id.SHA256)
			if err != nil {
				return false, err
			}
			if parser == ingest.Parser {
				it.joined = path
				return false, nil
			}
		}
		if !ok || !p.sameParts(it.source, state.Parts) || state.Parser != ingest.Parser || p.config.Again || it.source.Again || it.hints != state.Hints {
			return true, nil
		}
		if state.Fault.Kind == "" && state.ReportID != 0 {
			it.known = &state
			return false, nil
		}
		if ingest.Lasts(state.Fault.Kind) {
			// This version of the program would find the same, and what took a worker down
			// would do so every night of a crawl.
			it.source.Fault, it.remembered = &state.Fault, true
			return false, nil
		}
		return true, nil
	})
	if it.source.Fault != nil {
		if it.reading.Fault = it.source.Fault; it.source.Kept && it.source.Fault.Kind == ingest.KindChecksum {
			it.reading.Identity = ingest.Identity{} // that of a document which nobody gave to the import
		}
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
