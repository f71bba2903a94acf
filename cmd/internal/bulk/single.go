package bulk

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync/atomic"

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

// A Parser reads single documents in a worker process, one after the other. Its
// methods may not be called from several goroutines at once.
type Parser struct{ worker isolated }

// NewParser returns a parser with the limits. command is that of a worker
// process as in Config; if empty, this program with WorkerCommand.
func NewParser(command []string, limits Limits) *Parser {
	c := Config{Worker: command}
	return &Parser{isolated{command: c.workerCommand(), limits: limits, peak: new(atomic.Int64)}}
}

// Parse reads a document as a report. A document that can't be read gives a
// *RefusedError; any other error is of the system.
func (p *Parser) Parse(ctx context.Context, name string, data []byte) (*Parsed, error) {
	s := Source{Path: name, stream: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
	r, err := p.worker.parse(ctx, s, func(identity) (bool, error) { return true, nil })
	if err != nil {
		return nil, err
	}
	if r.Fault != nil {
		return nil, &RefusedError{Kind: r.Fault.Kind, Message: r.Fault.Message, Page: r.Fault.Page}
	}
	return &Parsed{SHA256: r.SHA256, Size: r.Size, Pages: r.Pages, Producer: r.Producer, Repaired: r.Repaired, Report: r.Report}, nil
}

// Close ends the worker process.
func (p *Parser) Close() { p.worker.close() }
