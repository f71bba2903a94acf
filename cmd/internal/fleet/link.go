package fleet

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"nianbao/cmd/internal/ingest"
)

// An Address says where the servers of NATS are, and as who they are spoken to.
type Address struct {
	URL         string // of a server, or of several with commas between
	Credentials string // file, as nsc makes it; "" for what the URL says
	Authority   string // file of certificates that those of the servers are to come from, "" for the system's
	// Reader is the revision of the reader; "" for this program's.
	Reader string
	Log    *slog.Logger
}

// Servers names the servers, without passwords.
func (a Address) Servers() string {
	list := strings.Split(a.URL, ",")
	for i, server := range list {
		list[i] = "?"
		if u, err := url.Parse(strings.TrimSpace(server)); err == nil {
			list[i] = u.Redacted()
		}
	}
	return strings.Join(list, ",")
}

// A connection that is silent for twice this is given up, and another server asked: one that is
// cut off sends no word of it.
const pingEvery = 5 * time.Second

// again is how long it takes until something is asked of a server once more.
const again = time.Second

// A link is a connection to the servers.
type link struct {
	reader string
	log    *slog.Logger
	conn   *nats.Conn
	js     jetstream.JetStream
}

// dial connects to a server. A connection that breaks later is made again, for as long as it takes.
func dial(a Address, name string) (*link, error) {
	l := &link{reader: cmp.Or(a.Reader, ingest.Parser), log: cmp.Or(a.Log, slog.New(slog.DiscardHandler))}
	options := []nats.Option{nats.Name("nianbao " + name), nats.MaxReconnects(-1), nats.ReconnectWait(again), nats.PingInterval(pingEvery), nats.MaxPingsOutstanding(2),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				l.log.Warn("connection to NATS lost", "reason", err)
			}
		}),
		nats.ReconnectHandler(func(c *nats.Conn) { l.log.Info("connected to NATS again", "server", c.ConnectedUrlRedacted()) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { l.log.Warn("NATS", "reason", err) }),
	}
	if a.Credentials != "" {
		options = append(options, nats.UserCredentials(a.Credentials))
	}
	if a.Authority != "" {
		options = append(options, nats.RootCAs(a.Authority))
	}
	var err error
	if l.conn, err = nats.Connect(a.URL, options...); err != nil {
		return nil, fmt.Errorf("no connection to NATS at %s: %w", a.Servers(), err)
	}
	if l.js, err = jetstream.New(l.conn); err != nil {
		l.conn.Close()
		return nil, err
	}
	// Other errors may pass, and whoever needs the servers asks again.
	ctx, cancel := context.WithTimeout(context.Background(), 2*again)
	defer cancel()
	if _, err := l.js.AccountInfo(ctx); errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount) {
		l.conn.Close()
		return nil, fmt.Errorf("nothing is kept for this user by NATS at %s: %w", a.Servers(), err)
	}
	return l, nil
}

// persist does what servers may refuse for now, until it is done or the context ends.
func (l *link) persist(ctx context.Context, what string, do func() error) error {
	told := ""
	for {
		err := do()
		if err == nil || ctx.Err() != nil {
			return err
		}
		if told != err.Error() {
			told = err.Error()
			l.log.Warn(what, "reason", err)
		}
		select {
		case <-time.After(again):
		case <-ctx.Done():
		}
	}
}
