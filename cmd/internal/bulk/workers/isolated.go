package workers

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
)

// Isolated returns a parser with a worker process of its own, started by the
// command; if that is empty, by this program with Command. In peak it keeps
// the largest resident size of a worker in bytes.
func Isolated(command []string, limits ingest.Limits, peak *atomic.Int64) Parser {
	return &isolated{command: workerCommand(command), limits: limits, peak: peak}
}

// isolated parses in a worker process, which it replaces when it dies.
type isolated struct {
	command []string
	limits  ingest.Limits
	process *process // nil before the first document and after a death
	peak    *atomic.Int64
}

// Parse gives the document to the worker. What the document did to the worker
// is the document's fault: it is recorded and not tried again. If the worker was
// killed from outside, the document is tried once more, in a new worker.
func (p *isolated) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	for attempt := 1; ; attempt++ {
		if p.process == nil {
			var err error
			if p.process, err = startProcess(p.command, p.limits); err != nil {
				return ingest.Reading{}, err
			}
		}
		r, err := p.process.parse(ctx, s, wanted)
		var dead *deathError
		if !errors.As(err, &dead) {
			return r, err
		}
		p.Close()
		if ctx.Err() != nil {
			return ingest.Reading{}, ctx.Err()
		}
		if dead.outside && attempt == 1 && !s.Once {
			continue
		}
		return ingest.FailedReading(r.Identity, ingest.WithKind(dead.kind, fmt.Errorf("%s: %w", s.Path, dead))), nil
	}
}

func (p *isolated) Close() {
	if p.process != nil {
		peak := p.process.end()
		for old := p.peak.Load(); peak > old && !p.peak.CompareAndSwap(old, peak); old = p.peak.Load() {
		}
		p.process = nil
	}
}
