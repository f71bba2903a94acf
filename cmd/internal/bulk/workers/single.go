package workers

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync/atomic"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/normalize"
	"nianbao/normalize/annual"
)

// A Parsed is a document that was read and not stored.
type Parsed struct {
	SHA256   string // of the bytes, lower-case hex
	Size     int64  // bytes
	Pages    int
	Producer string // program that made the file, by its own metadata
	Repaired string // what had to be done before it could be read, empty for nothing
	Report   *annual.Report
}

// A RefusedError says why a document could not be read.
type RefusedError struct {
	Kind    string // in one word, as in the documents table
	Message string // the reason in full
	Page    int    // at which reading failed, 0 for the file as a whole
}

func (e *RefusedError) Error() string { return fmt.Sprintf("%s: %s", e.Kind, e.Message) }

// A Single reads single documents in a worker process, one after the other. Its
// methods may not be called from several goroutines at once.
type Single struct{ worker Parser }

// NewSingle returns a parser with the limits. command is that of a worker
// process; if empty, this program with Command.
func NewSingle(command []string, limits ingest.Limits) *Single {
	return &Single{Isolated(command, limits, new(atomic.Int64))}
}

// Parse reads a document as a report. A document with several, or one that can't be read gives a
// *RefusedError; any other error is of the system.
func (p *Single) Parse(ctx context.Context, name string, data []byte) (*Parsed, error) {
	s := source.Source{Path: name, Stream: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
	r, err := p.worker.Parse(ctx, s, func(ingest.Identity) (bool, error) { return true, nil })
	if err != nil {
		return nil, err
	}
	if r.Fault != nil {
		return nil, &RefusedError{Kind: r.Fault.Kind, Message: r.Fault.Message, Page: r.Fault.Page}
	}
	if n := len(r.Further); n > 0 {
		why := ingest.FaultOf(fmt.Errorf("%s: %w, %d of them", name, normalize.ErrSeveralReports, n+1))
		return nil, &RefusedError{Kind: why.Kind, Message: why.Message}
	}
	return &Parsed{SHA256: r.SHA256, Size: r.Size, Pages: r.Pages, Producer: r.Producer, Repaired: r.Repaired, Report: r.Report}, nil
}

// Close ends the worker process.
func (p *Single) Close() { p.worker.Close() }
