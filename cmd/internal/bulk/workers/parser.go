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
	var files []ingest.File
	for _, part := range append([]source.Source{s}, s.Parts...) {
		data, err := Load(part, p.limits.MaxBytes)
		if err != nil {
			return ingest.FailedReading(ingest.Identity{}, err), nil
		}
		files = append(files, ingest.File{Name: part.Path, Published: part.Published(), Number: part.Number, Identity: ingest.Identify(data), Data: data})
	}
	if ok, err := wanted(files[0].Identity); !ok || err != nil {
		return ingest.Reading{Identity: files[0].Identity}, err
	}
	r := ingest.ReadWhole(ctx, files, s.Series, p.limits, ingest.WallTime(), nil)
	return r, ctx.Err()
}
