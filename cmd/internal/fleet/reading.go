package fleet

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"sync"

	"nianbao/cmd/internal/ingest"
)

// Readings are in gob, as a worker process sends them. A stream of gob describes types once, and
// learning them takes longer than a reading. Readings from many machines are no stream, so that each message
// begins with the description: who encodes makes it once, and who decodes learns it once, as long as it is the
// same. It takes some 2 of 4.6 ms off the way of a report of 200 figures.

// An encoder encodes readings, one at a time.
type encoder struct {
	buffer bytes.Buffer
	gob    *gob.Encoder
	types  []byte // the description, with an empty reading
}

func newEncoder() (*encoder, error) {
	e := &encoder{}
	e.gob = gob.NewEncoder(&e.buffer)
	if err := e.gob.Encode(ingest.Reading{}); err != nil {
		return nil, err
	}
	e.types = bytes.Clone(e.buffer.Bytes())
	return e, nil
}

// encode returns a reading with the description of its types.
func (e *encoder) encode(r ingest.Reading) ([]byte, error) {
	e.buffer.Reset()
	err := e.gob.Encode(r)
	content := binary.AppendUvarint(nil, uint64(len(e.types)))
	return append(append(content, e.types...), e.buffer.Bytes()...), err
}

// errNoReading says that a content is none that an encoder has made.
var errNoReading = errors.New("it is no reading")

// decoders decode readings, several at a time.
type decoders struct {
	mu   sync.Mutex
	free map[string][]*decoder // by the description of types that they know
}

type decoder struct {
	buffer bytes.Buffer
	gob    *gob.Decoder
}

// decode returns the reading that an encoder has encoded.
func (d *decoders) decode(content []byte) (r ingest.Reading, err error) {
	length, n := binary.Uvarint(content)
	if n <= 0 || length > uint64(len(content)-n) {
		return r, errNoReading
	}
	types, value := content[n:n+int(length)], content[n+int(length):]
	one, err := d.take(types)
	if err != nil {
		return r, err
	}
	one.buffer.Write(value)
	if err := one.gob.Decode(&r); err != nil {
		return r, err // one whose stream is broken is of no more use
	}
	if one.buffer.Len() > 0 {
		return r, errNoReading
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.free[string(types)] = append(d.free[string(types)], one)
	return r, nil
}

// mostDescriptions bounds of how many programs decoders are kept.
const mostDescriptions = 100

// take returns a decoder that knows the types.
func (d *decoders) take(types []byte) (*decoder, error) {
	d.mu.Lock()
	list := d.free[string(types)]
	if n := len(list); n > 0 {
		d.free[string(types)] = list[:n-1]
		d.mu.Unlock()
		return list[n-1], nil
	}
	if len(d.free) >= mostDescriptions || d.free == nil {
		d.free = map[string][]*decoder{}
	}
	d.mu.Unlock()
	one := &decoder{}
	one.gob = gob.NewDecoder(&one.buffer)
	one.buffer.Write(types)
	return one, one.gob.Decode(new(ingest.Reading))
}
