package bulk

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
	"nianbao/store/database"
	"nianbao/store/reports"
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
	Store       *database.DB
	Args        []string // files, directories, globs, archives, manifests, "-"
	RetryFailed bool     // try all recorded failures once more
	// Reread, if not nil, chooses by region and year the reports of which the documents
	// are read again, each from where it can still be had; the relative paths of those
	// begin in the current folder or in one of Folders.
	Reread    *reports.Filter
	Folders   []string
	Stdin     io.Reader
	Again     bool // read what this version of the parser has read already
	SourceURL string
	FetchedAt time.Time // with SourceURL
	Workers   int
	Isolation Isolation
	// Worker is the command of a worker process, which must end up in workers.Serve; if
	// empty, this program with workers.Command.
	Worker []string
	// Readers, if not nil, read the documents in place of worker processes of this program.
	Readers   Readers
	Limits    ingest.Limits
	BatchSize int           // documents in one transaction
	BatchAge  time.Duration // for which a document waits for others
	// Report is called for each result once it is in the database, in the order
	// of discovery. An error of it ends the import.
	Report func(Result) error
	// Counted is called when it is known how many sources there are; it may be
	// nil.
	Counted func(total int)
}

// Readers are elsewhere, and read documents for an import.
type Readers interface {
	// Parser returns the way to them for one document at a time.
	Parser() workers.Parser
	// Stored says that what was read of the document with the digest is in the database.
	Stored(sha256 string)
}

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
	var kept []reports.Kept
	if c.Reread != nil {
		if kept, err = reports.KeptDocuments(ctx, c.Store, *c.Reread); err != nil {
			return summary, err
		}
	}
	// Work goes on after ctx ends; stop ends it in the middle.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	p := &pipeline{config: &c, interrupted: ctx, work: work, beside: source.Beside{Limits: c.Limits, Folders: c.Folders},
		jobs: make(chan *item), ordered: make(chan *item, max(64, 4*c.Workers)), finished: make(chan *item)}

	var counting sync.WaitGroup
	counting.Go(func() {
		// The discovery itself yields what can't be counted, with its fault.
		if total, err := source.Count(ctx, c.Limits, c.Args, failures); err == nil {
			total += len(kept)
			p.total.Store(int64(total))
			if c.Counted != nil {
				c.Counted(total)
			}
		}
	})
	var running sync.WaitGroup
	running.Go(func() { p.discover(failures, kept) })
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
	summary.PassedOver = int(p.passedOver.Load())
	summary.LeftOut = p.leftOut.byWhy
	summary.WorkerPeak = p.peak.Load()
	return summary, err
}

// retries returns the recorded failures, if they are to be tried again.
func (c *Config) retries(ctx context.Context) ([]source.Retry, error) {
	if !c.RetryFailed {
		return nil, nil
	}
	paths, err := reports.FailedPaths(ctx, c.Store)
	if err != nil {
		return nil, err
	}
	var list []source.Retry
	for _, f := range paths {
		r := source.Retry{Path: f.Path}
		if f.Entry != nil {
			r.Entry = new(source.Entry)
			if err := json.Unmarshal(f.Entry, r.Entry); err != nil {
				return nil, fmt.Errorf("recorded entry of %s: %w", f.Path, err)
			}
		}
		list = append(list, r)
	}
	return list, nil
}
