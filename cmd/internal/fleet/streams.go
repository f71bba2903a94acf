package fleet

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A queue holds tasks for readers of one kind.
type queue string

// The queues. Every task begins in that of texts; a reader who finds scans in it moves it on.
const (
	texts queue = "text"
	scans queue = "scan"
)

// keptFor is how long a server keeps what no import asks for any more.
const keptFor = 7 * 24 * time.Hour

// The names of streams, of the store of large contents, and of the subjects of messages.
func (l *link) tasks() string    { return l.reader + "-tasks" }
func (l *link) readings() string { return l.reader + "-readings" }
func (l *link) large() string    { return l.reader + "-large" }

func (l *link) taskSubject(q queue, of, id string) string {
	return fmt.Sprintf("%s.task.%s.%s.%s", l.reader, q, of, id)
}

func (l *link) readingSubject(of, id string) string {
	return fmt.Sprintf("%s.reading.%s.%s", l.reader, of, id)
}

// address returns the import and the name of a task by the subject of a message.
func address(subject string) (of, name string) {
	tokens := strings.Split(subject, ".")
	return tokens[max(0, len(tokens)-2)], tokens[len(tokens)-1]
}

// enqueue adds a task to a queue. One that is in it stays as it is, and so does its place.
func (l *link) enqueue(ctx context.Context, q queue, of, name, object string, content []byte) error {
	_, err := l.js.PublishMsg(ctx, message(l.taskSubject(q, of, name), object, content), jetstream.WithExpectLastSequencePerSubject(0))
	if isOutrun(err) {
		return nil
	}
	return err
}

// establish makes the streams, or leaves them as they are. Each is kept by as many servers of
// a cluster as there are replicas; a task whose worker is silent for as long as patience is given to another.
func (l *link) establish(ctx context.Context, replicas int, patience time.Duration) error {
	for _, stream := range []jetstream.StreamConfig{
		{Name: l.tasks(), Subjects: []string{l.reader + ".task.>"}, Retention: jetstream.WorkQueuePolicy},
		{Name: l.readings(), Subjects: []string{l.reader + ".reading.>"}, MaxMsgsPerSubject: 1, AllowDirect: true},
	} {
		stream.Storage, stream.Replicas, stream.MaxAge = jetstream.FileStorage, replicas, keptFor
		if _, err := l.js.CreateOrUpdateStream(ctx, stream); err != nil {
			return fmt.Errorf("stream %s: %w", stream.Name, err)
		}
	}
	for _, q := range []queue{texts, scans} {
		consumer := jetstream.ConsumerConfig{Durable: string(q), FilterSubject: l.taskSubject(q, "*", "*"), AckPolicy: jetstream.AckExplicitPolicy,
			AckWait: patience, MaxDeliver: -1, MaxAckPending: -1}
		if _, err := l.js.CreateOrUpdateConsumer(ctx, l.tasks(), consumer); err != nil {
			return fmt.Errorf("queue %s: %w", q, err)
		}
	}
	if _, err := l.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: l.large(), TTL: keptFor, Replicas: replicas}); err != nil {
		return fmt.Errorf("object store %s: %w", l.large(), err)
	}
	return nil
}

// isOutrun reports whether a server refused to write since something else was written before.
func isOutrun(err error) bool {
	var refused *jetstream.APIError
	return errors.As(err, &refused) && (refused.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence || refused.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}
