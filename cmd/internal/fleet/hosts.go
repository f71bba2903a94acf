package fleet

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/crawl/tenancy"
)

// A HostsConfig says how crawlers share hosts.
type HostsConfig struct {
	Address
	// Crawler names this crawler for the others: one that is started again under its name has its hosts at once.
	Crawler string
	// Replicas is how many servers of a cluster keep what is leased.
	Replicas int
	// Lasts is how long a lease of which nothing is heard lasts, where the servers have no leases yet: that of the
	// first crawler is that of all.
	Lasts time.Duration
}

// The buckets are the same for all revisions of the reader: whoever asks a host is one client of it.
const (
	leasesBucket  = "nianbao-hosts"   // who has a host; what is in it lasts as long as a lease
	crawledBucket = "nianbao-crawled" // who crawled a site in this round, and how long a host is to be left alone
)

// roundLasts is how long a site that one crawler has crawled is not crawled by another: sites are asked daily at most, and a
// timer can be some hours early.
const roundLasts = 12 * time.Hour

// Hosts leases hosts to crawlers. It is the tenancy of a crawl that shares its sites with others.
type Hosts struct {
	*link
	config   HostsConfig
	instance string // tells this process from an earlier one of the crawler

	mu   sync.Mutex
	kept buckets
}

// buckets are what the servers keep for crawlers.
type buckets struct {
	leases, crawled jetstream.KeyValue
	lasts           time.Duration // how long a lease does
}

// now returns the buckets, which may be made anew.
func (h *Hosts) now() buckets {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.kept
}

var _ tenancy.Hosts = (*Hosts)(nil)

// NewHosts connects a crawler to the servers, and makes the buckets there if need be. Close must be called.
func NewHosts(ctx context.Context, config HostsConfig) (*Hosts, error) {
	config.Lasts, config.Replicas = cmp.Or(config.Lasts, DefaultPatience), cmp.Or(config.Replicas, 1)
	l, err := dial(config.Address, "crawl")
	if err != nil {
		return nil, err
	}
	h := &Hosts{link: l, config: config, instance: rand.Text()}
	while, cancel := context.WithTimeout(ctx, clusterBegins)
	defer cancel()
	if err := h.persist(while, "NATS makes no buckets yet", func() error { return h.open(while) }); err != nil {
		l.conn.Close()
		return nil, fmt.Errorf("NATS at %s: %w", config.Servers(), err)
	}
	return h, nil
}

// Close ends the connection.
func (h *Hosts) Close() { h.conn.Close() }

// open makes the buckets, or takes them as they are.
func (h *Hosts) open(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, clusterAnswers)
	defer cancel()
	bucket := func(name, holds string, lasts time.Duration) (jetstream.KeyValue, error) {
		kv, err := h.js.CreateKeyValue(ctx, jetstream.KeyValueConfig{Bucket: name, Description: holds, TTL: lasts, Storage: jetstream.FileStorage, Replicas: h.config.Replicas})
		if errors.Is(err, jetstream.ErrBucketExists) {
			kv, err = h.js.KeyValue(ctx, name)
		}
		if err != nil {
			return nil, fmt.Errorf("bucket %s: %w", name, err)
		}
		return kv, nil
	}
	var b buckets
	var err error
	if b.crawled, err = bucket(crawledBucket, "who crawled a site, and how long a host is to be left alone", roundLasts); err != nil {
		return err
	}
	if b.leases, err = bucket(leasesBucket, "which crawler asks a host", h.config.Lasts); err != nil {
		return err
	}
	status, err := b.leases.Status(ctx)
	if err != nil {
		return err
	}
	b.lasts = status.TTL()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.kept = b
	return nil
}

// ask does what servers may refuse for now, until it is done or the context ends. Buckets that a server has lost are made again.
func (h *Hosts) ask(ctx context.Context, what string, do func(ctx context.Context) error) error {
	return h.persist(ctx, what, func() error {
		once, cancel := context.WithTimeout(ctx, clusterAnswers)
		defer cancel()
		err := do(once)
		if errors.Is(err, jetstream.ErrNoStreamResponse) || errors.Is(err, jetstream.ErrStreamNotFound) {
			err = errors.Join(err, h.open(ctx))
		}
		return err
	})
}

// A note is what the buckets hold of a host or a site.
type note struct {
	Crawler  string        `json:"crawler"`
	Instance string        `json:"instance,omitempty"`
	Pace     time.Duration `json:"pace,omitempty"` // nanoseconds for which the host is to be left alone
}

func (n note) encode() []byte {
	data, _ := json.Marshal(n) // texts and a number
	return data
}

func noteOf(entry jetstream.KeyValueEntry) note {
	var n note
	if err := json.Unmarshal(entry.Value(), &n); err != nil {
		n.Crawler = "another program"
	}
	return n
}

// keyOf returns a name as a key of a bucket, which not every character may be in.
func keyOf(kind, name string) string {
	var b strings.Builder
	for _, c := range []byte(strings.ToLower(name)) {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "=%02x", c)
		}
	}
	return kind + "." + b.String()
}

// Take leases a host.
func (h *Hosts) Take(ctx context.Context, host string, pace func() time.Duration) (tenancy.Lease, error) {
	l := &lease{hosts: h, host: host, key: keyOf("host", host), pace: pace, lost: make(chan struct{})}
	var held *tenancy.HeldError
	err := h.ask(ctx, "no host can be leased of NATS", func(ctx context.Context) error {
		held = nil
		err := l.create(ctx)
		if errors.As(err, &held) {
			return nil
		}
		return err
	})
	if held != nil {
		return nil, held
	}
	if err != nil {
		return nil, err
	}
	if err := h.ask(ctx, "NATS does not tell how long a host is to be left alone", l.readBefore); err != nil {
		l.giveUp()
		return nil, err
	}
	if err := h.ask(ctx, "that a host is asked can't be noted at NATS", l.begin); err != nil {
		l.giveUp()
		return nil, err
	}
	l.keep()
	return l, nil
}

// Crawled returns which other crawler came to the end of a site in this round.
func (h *Hosts) Crawled(ctx context.Context, site string) (by string, at time.Time, err error) {
	err = h.ask(ctx, "NATS does not tell which sites were crawled", func(ctx context.Context) error {
		entry, err := h.now().crawled.Get(ctx, keyOf("site", site))
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if n := noteOf(entry); n.Crawler != h.config.Crawler {
			by, at = n.Crawler, entry.Created()
		}
		return nil
	})
	return by, at, err
}

// Finished notes that this crawler came to the end of a site.
func (h *Hosts) Finished(ctx context.Context, site string) error {
	return h.ask(ctx, "that a site was crawled can't be noted at NATS", func(ctx context.Context) error {
		_, err := h.now().crawled.Put(ctx, keyOf("site", site), note{Crawler: h.config.Crawler}.encode())
		return err
	})
}

// Rest waits for a part of the time for which a lease lasts.
func (h *Hosts) Rest(ctx context.Context) error {
	select {
	case <-time.After(h.now().lasts / renewals):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
