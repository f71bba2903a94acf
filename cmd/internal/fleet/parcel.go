package fleet

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// objectHeader names the object that holds what a message is too small for.
const objectHeader = "Nianbao-Object"

// errGone says that the content of a message is there no more: what it is of has been dealt with.
var errGone = errors.New("the content of the message is gone")

// largestChunk is how long the pieces of an object are at most, as NATS has them.
const largestChunk = 128 << 10

// room returns how long the content of a message may be. The rest is for its headers.
func (l *link) room() int64 { return l.conn.MaxPayload() - 4<<10 }

// store keeps a content that no message holds as an object of the name, and returns what is sent in a
// message in its place: the name of the object and no content.
func (l *link) store(ctx context.Context, object string, content []byte) (string, []byte, error) {
	if int64(len(content)) <= l.room() {
		return "", content, nil
	}
	store, err := l.js.ObjectStore(ctx, l.large())
	if err != nil {
		return "", nil, err
	}
	chunks := &jetstream.ObjectMetaOptions{ChunkSize: min(largestChunk, uint32(l.room()))}
	if _, err := store.Put(ctx, jetstream.ObjectMeta{Name: object, Opts: chunks}, bytes.NewReader(content)); err != nil {
		return "", nil, fmt.Errorf("object %s: %w", object, err)
	}
	return object, nil, nil
}

// message returns a message with what store returned.
func message(subject, object string, content []byte) *nats.Msg {
	m := &nats.Msg{Subject: subject, Data: content}
	if object != "" {
		m.Header = nats.Header{objectHeader: {object}}
	}
	return m
}

// unpack returns the content of a message. The error is errGone for an object that is there no more.
func (l *link) unpack(ctx context.Context, header nats.Header, data []byte) ([]byte, error) {
	object := header.Get(objectHeader)
	if object == "" {
		return data, nil
	}
	store, err := l.js.ObjectStore(ctx, l.large())
	if err != nil {
		return nil, err
	}
	content, err := store.GetBytes(ctx, object)
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return nil, errGone
	}
	return content, err
}

// discard deletes objects; those that are not there are none to delete.
func (l *link) discard(ctx context.Context, objects ...string) error {
	store, err := l.js.ObjectStore(ctx, l.large())
	if err != nil {
		return err
	}
	for _, object := range objects {
		if err := store.Delete(ctx, object); err != nil && !errors.Is(err, jetstream.ErrObjectNotFound) {
			return fmt.Errorf("object %s: %w", object, err)
		}
	}
	return nil
}
