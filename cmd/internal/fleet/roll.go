package fleet

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// rollSubject is where imports call the roll. It is the same for all revisions of the reader, so
// that those that don't fit learn of each other.
const rollSubject = "nianbao.roll"

// rollEvery is how often an import calls the roll, and rollsMissed how often in a row a worker that
// is there may not answer.
const (
	rollEvery   = 2 * time.Second
	rollsMissed = 5
)

// A call asks who is there.
type call struct {
	Reader string `json:"reader"` // revision that the import wants its documents read by
}

// A Member is a worker program that answered the roll.
type Member struct {
	Worker  string `json:"worker"` // a name of its own
	Machine string `json:"machine"`
	Reader  string `json:"reader"`
	Texts   int    `json:"texts"` // documents that it reads at a time, and those with scans
	Scans   int    `json:"scans"`
	Read    int64  `json:"read"` // documents so far
}

// A Crew is who reads for an import.
type Crew struct {
	Members  []Member
	Machines int
	Scanners int      // of the members, those that read scans
	Others   []Member // of another revision, who get nothing
}

// A roll is the calling of an import for its workers.
type roll struct {
	link    *link
	told    func(Crew)
	replies *nats.Subscription
	stop    chan struct{}
	work    sync.WaitGroup

	mu    sync.Mutex
	calls int
	heard map[string]heard // by worker
}

type heard struct {
	Member
	at int // the number of the call
}

// callRoll calls the roll until end is called.
func callRoll(l *link, told func(Crew)) *roll {
	r := &roll{link: l, told: told, stop: make(chan struct{}), heard: map[string]heard{}}
	inbox := l.conn.NewInbox()
	var err error
	if r.replies, err = l.conn.Subscribe(inbox, r.answered); err != nil {
		l.log.Warn("the roll of workers can't be called", "reason", err)
		return r
	}
	content, _ := json.Marshal(call{l.reader}) // a text
	r.work.Go(func() {
		ticker := time.NewTicker(rollEvery)
		defer ticker.Stop()
		for {
			_ = l.conn.PublishRequest(rollSubject, inbox, content) // the next one tells
			select {
			case <-r.stop:
				return
			case <-ticker.C:
			}
			crew := r.crew()
			if told != nil {
				told(crew)
			}
		}
	})
	return r
}

func (r *roll) answered(m *nats.Msg) {
	var member Member
	if json.Unmarshal(m.Data, &member) != nil {
		return // of another program
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.heard[member.Worker] = heard{member, r.calls}
}

// crew ends a call and returns who is there.
func (r *roll) crew() Crew {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls++
	var c Crew
	machines := map[string]bool{}
	for name, h := range r.heard {
		switch {
		case h.at+rollsMissed < r.calls:
			delete(r.heard, name)
		case h.Reader != r.link.reader:
			c.Others = append(c.Others, h.Member)
		default:
			c.Members = append(c.Members, h.Member)
			machines[h.Machine] = true
			if h.Scans > 0 {
				c.Scanners++
			}
		}
	}
	c.Machines = len(machines)
	return c
}

func (r *roll) end() {
	close(r.stop)
	r.work.Wait()
	if r.replies != nil {
		_ = r.replies.Unsubscribe() // the connection is closed next
	}
}

// mostForeignCalls is how many calls of imports of another revision a worker hears, with none of its
// own between, until it takes them for meant.
const mostForeignCalls = 3

// answerRoll answers the roll, and calls refused once with the revision that is wanted in place
// of the own.
func answerRoll(l *link, member func() Member, refused func(reader string)) (*nats.Subscription, error) {
	foreign := 0
	return l.conn.Subscribe(rollSubject, func(m *nats.Msg) {
		var c call
		if json.Unmarshal(m.Data, &c) != nil {
			return // of another program
		}
		if answer, err := json.Marshal(member()); err == nil {
			_ = m.Respond(answer) // the next call asks again
		}
		if c.Reader == l.reader {
			foreign = 0
			return
		}
		if foreign++; foreign == mostForeignCalls {
			refused(c.Reader)
		}
	})
}
