package fleet

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
)

// A SenderConfig says how the documents of an import are sent out.
type SenderConfig struct {
	Address
	// Import names the import: one that is started again under its name finds what is left of it.
	Import string
	Limits ingest.Limits
	// Replicas is how many servers of a cluster keep each message.
	Replicas int
	// Patience is how long a worker may be silent before its document is given to another.
	Patience time.Duration
	// Roll is told who reads, now and then; it may be nil.
	Roll func(Crew)
}

// DefaultPatience is how long a worker may be silent that nobody set another time for. It says
// three times as often that it goes on.
const DefaultPatience = 30 * time.Second

// How long a cluster may take until it keeps streams, and until it answers when it is asked to.
const (
	clusterBegins  = 2 * time.Minute
	clusterAnswers = 10 * time.Second
)

// A Sender sends the documents of one import out to be read. It is the readers of a bulk import.
type Sender struct {
	*link
	config   SenderConfig
	consumer jetstream.ConsumeContext
	roll     *roll
	stop     context.CancelFunc
	stored   chan string // digests of documents
	opening  chan struct{}
	decoders decoders
	work     sync.WaitGroup

	mu       sync.Mutex
	waiting  map[string][]*waiter // by the names of tasks
	here     map[string]bool      // tasks of which the stream has a reading
	byDigest map[string][]string  // tasks that were sent, by the digest of the document
	objects  map[string][]string  // what else there is of a task

	undeleted atomic.Bool // the last deletion failed
}

// A waiter waits for the reading of a task.
type waiter struct {
	came   chan jetstream.Msg
	missed chan struct{} // the queues do not have the task
}

// NewSender connects an import to the servers, and makes the streams there if need be. Close must
// be called.
func NewSender(ctx context.Context, config SenderConfig) (*Sender, error) {
	config.Patience, config.Replicas = cmp.Or(config.Patience, DefaultPatience), cmp.Or(config.Replicas, 1)
	l, err := dial(config.Address, "import")
	if err != nil {
		return nil, err
	}
	s := &Sender{link: l, config: config, stored: make(chan string, 1024), opening: make(chan struct{}, runtime.GOMAXPROCS(0)),
		waiting: map[string][]*waiter{}, here: map[string]bool{}, byDigest: map[string][]string{}, objects: map[string][]string{}}
	if err := s.begin(ctx); err != nil {
		l.conn.Close()
		return nil, fmt.Errorf("NATS at %s: %w", config.Servers(), err)
	}
	return s, nil
}

// begin takes up what an earlier run of the import has left.
func (s *Sender) begin(ctx context.Context) error {
	// A cluster that has just begun takes some seconds until it can keep something.
	// Until it has a leader, it does not answer at all.
	while, cancel := context.WithTimeout(ctx, clusterBegins)
	defer cancel()
	if err := s.persist(while, "NATS makes no streams yet", func() error {
		once, cancel := context.WithTimeout(while, clusterAnswers)
		defer cancel()
		return s.establish(once, s.config.Replicas, s.config.Patience)
	}); err != nil {
		return err
	}
	own := s.readingSubject(s.config.Import, "*")
	stream, err := s.js.Stream(ctx, s.readings())
	if err != nil {
		return err
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter(own))
	if err != nil {
		return err
	}
	for subject := range info.State.Subjects {
		_, name := address(subject)
		s.here[name] = true
	}
	consumer, err := stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{FilterSubjects: []string{own},
		DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: info.State.LastSeq + 1})
	if err != nil {
		return err
	}
	if s.consumer, err = consumer.Consume(s.deliver, jetstream.PullMaxMessages(64)); err != nil {
		return err
	}
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.roll = callRoll(s.link, s.config.Roll)
	s.work.Go(func() { s.clear(work) })
	s.work.Go(func() { s.search(work) })
	return nil
}

// Parser returns a way to the workers for one document at a time.
func (s *Sender) Parser() workers.Parser { return remote{s} }

// deliver hands a reading to those who wait for it.
func (s *Sender) deliver(m jetstream.Msg) {
	_, name := address(m.Subject())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.here[name] = true
	if object := m.Headers().Get(objectHeader); object != "" {
		s.objects[name] = append(s.objects[name], object)
	}
	for _, w := range s.waiting[name] {
		select {
		case w.came <- m:
		default: // it has one
		}
	}
}

// expect registers one who waits for the reading of a task, and tells whether there is one.
func (s *Sender) expect(name, digest string) (w *waiter, isHere bool) {
	w = &waiter{make(chan jetstream.Msg, 1), make(chan struct{}, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting[name]) == 0 {
		s.byDigest[digest] = append(s.byDigest[digest], name)
	}
	s.waiting[name] = append(s.waiting[name], w)
	return w, s.here[name]
}

// leave takes one out who waits no more.
func (s *Sender) leave(name string, w *waiter) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var others []*waiter
	for _, o := range s.waiting[name] {
		if o != w {
			others = append(others, o)
		}
	}
	if s.waiting[name] = others; len(others) == 0 {
		delete(s.waiting, name)
	}
}

// post adds a task to the queue of texts.
func (s *Sender) post(ctx context.Context, name string, content []byte) error {
	object, content, err := s.store(ctx, s.config.Import+".task."+name, content)
	if err != nil {
		return err
	}
	if object != "" {
		s.mu.Lock()
		s.objects[name] = append(s.objects[name], object)
		s.mu.Unlock()
	}
	return s.enqueue(ctx, texts, s.config.Import, name, object, content)
}

// kept returns the reading of a task that the stream has.
func (s *Sender) kept(ctx context.Context, name string) (r ingest.Reading, ok bool, err error) {
	err = s.persist(ctx, "no reading can be had of NATS", func() error {
		stream, err := s.js.Stream(ctx, s.readings())
		if err != nil {
			return err
		}
		m, err := stream.GetLastMsgForSubject(ctx, s.readingSubject(s.config.Import, name))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		content, err := s.unpack(ctx, m.Header, m.Data)
		if errors.Is(err, errGone) {
			return nil
		}
		if err != nil {
			return err
		}
		if r, err = s.decoders.decode(content); err != nil {
			s.log.Warn("a reading is passed over", "subject", m.Subject, "reason", err)
			return nil
		}
		ok = true
		return nil
	})
	return r, ok, err
}

// Stored lets the servers forget a document that is in the database.
func (s *Sender) Stored(sha256 string) { s.stored <- sha256 }

// clear deletes what there is of the documents that are stored.
func (s *Sender) clear(ctx context.Context) {
	for digest := range s.stored {
		s.mu.Lock()
		names := s.byDigest[digest]
		delete(s.byDigest, digest)
		var objects []string
		for _, name := range names {
			objects = append(objects, s.objects[name]...)
			delete(s.objects, name)
			delete(s.here, name)
		}
		s.mu.Unlock()
		for _, name := range names {
			s.purge(ctx, name)
		}
		if len(objects) > 0 {
			s.deleted(ctx, s.discard(ctx, objects...))
		}
	}
}

// purge deletes the readings of a task, "*" for all of the import.
func (s *Sender) purge(ctx context.Context, name string) {
	stream, err := s.js.Stream(ctx, s.readings())
	if err == nil {
		err = stream.Purge(ctx, jetstream.WithPurgeSubject(s.readingSubject(s.config.Import, name)))
	}
	s.deleted(ctx, err)
}

// deleted tells of what could not be deleted, once until something could again: a server that is away for a minute
// would be told of with each document.
func (s *Sender) deleted(ctx context.Context, err error) {
	if failed := err != nil && ctx.Err() == nil; s.undeleted.Swap(failed) || !failed {
		return
	}
	s.log.Warn("what is stored could not be deleted at NATS, which keeps it for a week at most", "reason", err)
}

// sweep deletes the objects of the import that nobody asked for: those of documents that were
// read twice.
func (s *Sender) sweep(ctx context.Context) {
	store, err := s.js.ObjectStore(ctx, s.large())
	if err != nil {
		return // they are kept for a week
	}
	list, err := store.List(ctx)
	if err != nil {
		return // there is none, or they are kept for a week
	}
	for _, object := range list {
		if strings.HasPrefix(object.Name, s.config.Import+".") {
			_ = store.Delete(ctx, object.Name) // it is kept for a week
		}
	}
}

// search looks for what is waited for and is in no queue: its reading is here and was not
// delivered, or a server has lost it.
func (s *Sender) search(ctx context.Context) {
	ticker := time.NewTicker(s.config.Patience / 2)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
		s.mu.Lock()
		since := make(map[string][]*waiter, len(s.waiting))
		for name, list := range s.waiting {
			since[name] = list
		}
		s.mu.Unlock()
		queued, err := s.queued(ctx)
		if err != nil {
			continue // it is asked again
		}
		for name, list := range since {
			if queued[name] {
				continue
			}
			for _, w := range list {
				select {
				case w.missed <- struct{}{}:
				default: // it knows
				}
			}
		}
	}
}

// queued returns the names of the tasks of the import that are in a queue.
func (s *Sender) queued(ctx context.Context) (map[string]bool, error) {
	stream, err := s.js.Stream(ctx, s.tasks())
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		err = s.establish(ctx, s.config.Replicas, s.config.Patience)
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter(s.taskSubject("*", s.config.Import, "*")))
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for subject := range info.State.Subjects {
		_, name := address(subject)
		names[name] = true
	}
	return names, nil
}

// Close ends the connection. An import that is done with all leaves nothing at the servers.
func (s *Sender) Close(done bool) {
	close(s.stored)
	if !done {
		s.stop()
	}
	s.roll.end()
	s.consumer.Stop()
	if done {
		ctx, cancel := context.WithTimeout(context.Background(), DefaultPatience)
		defer cancel()
		s.purge(ctx, "*")
		s.sweep(ctx)
		s.stop()
	}
	s.work.Wait()
	s.conn.Close()
}
