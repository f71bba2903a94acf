package workers

import (
	"context"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
)

// A Parser takes a source from its bytes to a reading. wanted is asked, once
// the document's identity is known, whether it is to be parsed; if not, the
// reading holds the identity alone. An error is the end of the whole import: a
// document that can't be read gives a reading with a fault.
type Parser interface {
	Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error)
	Close()
}

// InProcess returns a parser that works in the calling goroutine.
func InProcess(limits ingest.Limits) Parser { return inProcess{limits} }

// inProcess parses in the calling goroutine. A document that takes too much
// memory or hangs takes the program with it.
type inProcess struct{ limits ingest.Limits }

func (p inProcess) Close() {}

func (p inProcess) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	in, err := s.Open()
	if err != nil {
		return ingest.FailedReading(ingest.Identity{}, err), nil
	}
	data, err := ingest.Load(in, s.Path, p.limits.MaxBytes)
	in.Close()
	if err != nil {
		return ingest.FailedReading(ingest.Identity{}, err), nil
	}
	id := ingest.Identify(data)
	if ok, err := wanted(id); !ok || err != nil {
		return ingest.Reading{Identity: id}, err
	}
	r := ingest.ReadLimited(ctx, s.Path, data, id, p.limits, ingest.WallTime(), nil)
	return r, ctx.Err()
}
