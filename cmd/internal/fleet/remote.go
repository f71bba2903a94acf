package fleet

import (
	"context"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// remote has documents read by the workers of a fleet.
type remote struct{ sender *Sender }

// Close leaves the connection to the sender.
func (r remote) Close() {}

// Parse sends a document out and waits for its reading, however often that has to be begun.
func (r remote) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	t, reading, err := r.sender.open(s, wanted)
	if err != nil || len(t.Files) == 0 {
		return reading, err
	}
	name, content, err := t.encode()
	if err != nil {
		return ingest.Reading{}, err
	}
	return r.sender.read(ctx, name, t.Files[0].SHA256, content)
}

// open returns the task of reading a source, or the reading where there is nothing to be read. Many
// documents are out at a time, but few are opened and asked for at the database: each of these takes
// memory and a connection.
func (s *Sender) open(from source.Source, wanted func(ingest.Identity) (bool, error)) (task, ingest.Reading, error) {
	s.opening <- struct{}{}
	defer func() { <-s.opening }()
	var data [][]byte
	for _, part := range append([]source.Source{from}, from.Parts...) {
		content, err := workers.Load(part, s.config.Limits.MaxBytes)
		if err != nil {
			return task{}, ingest.FailedReading(ingest.Identity{}, err), nil
		}
		data = append(data, content)
	}
	t := taskOf(from, s.config.Limits, data)
	id := t.Files[0].Identity
	if ok, err := wanted(id); !ok || err != nil {
		return task{}, ingest.Reading{Identity: id}, err
	}
	return t, ingest.Reading{}, nil
}

// read has a task read, unless there is a reading of it already.
func (s *Sender) read(ctx context.Context, name, digest string, content []byte) (ingest.Reading, error) {
	w, isHere := s.expect(name, digest)
	defer s.leave(name, w)
	for look := isHere; ; look = true {
		if look {
			if r, ok, err := s.kept(ctx, name); ok || err != nil {
				return r, err
			}
		}
		err := s.persist(ctx, "no document can be sent to NATS", func() error { return s.post(ctx, name, content) })
		if err != nil {
			return ingest.Reading{}, err
		}
		select {
		case m := <-w.came:
			content, err := s.unpack(ctx, m.Headers(), m.Data())
			if err == nil {
				return s.decoders.decode(content)
			}
			// It is asked for once more, as one that was not delivered.
		case <-w.missed:
		case <-ctx.Done():
			return ingest.Reading{}, ctx.Err()
		}
	}
}
