package command

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl/tenancy"
	"nianbao/cmd/internal/fleet"
)

// sentAhead is how many documents of an import are out to be read where nobody says: enough for
// some sixty workers.
const sentAhead = 128

// addressFlags adds those of the servers.
func addressFlags(c *cobra.Command, a *fleet.Address, usage string) {
	f := c.Flags()
	f.StringVar(&a.URL, "nats", "", usage)
	f.StringVar(&a.Credentials, "nats-creds", "", "file with the credentials for NATS, as nsc makes it")
	f.StringVar(&a.Authority, "nats-ca", "", "file with the certificates that those of the NATS servers are to come from")
}

// Elsewhere are the flags by which an import has its documents read elsewhere.
type Elsewhere struct {
	address  fleet.Address
	replicas int
	patience time.Duration
}

// Flags adds them to a command.
func (e *Elsewhere) Flags(c *cobra.Command) {
	addressFlags(c, &e.address, "address of a NATS server, or of several with commas between: documents are read by those who run \"nianbao work\" there")
	c.Flags().IntVar(&e.replicas, "nats-replicas", 1, "servers of a NATS cluster that keep each message: 3 for one that may lose a server")
	c.Flags().DurationVar(&e.patience, "nats-patience", fleet.DefaultPatience, "how long a worker may be silent before its document is given to another")
}

// Asked reports whether the flags were given.
func (e *Elsewhere) Asked() bool { return e.address.URL != "" }

// A Teller shows how an import goes, with what else is told beside it.
type Teller interface {
	Readers(programs, machines int)
	Aside(print func() error) error
	Writer(out io.Writer) io.Writer
}

// Join lets an import into a database have its documents read elsewhere, if that is asked for.
// end is called with the error of the import when that is over.
func (e *Elsewhere) Join(c *cobra.Command, config *bulk.Config, db string, progress Teller) (end func(error), err error) {
	if !e.Asked() {
		return func(error) {}, nil
	}
	if e.replicas < 1 || e.patience < time.Second {
		return nil, commandline.Wrong(c, "--nats-replicas must be 1 or more, --nats-patience a second or more")
	}
	if !c.Flags().Changed("workers") {
		config.Workers = sentAhead
	}
	name, err := nameOf(c.Name(), db)
	if err != nil {
		return nil, err
	}
	e.address.Log = slog.New(slog.NewTextHandler(progress.Writer(c.ErrOrStderr()), nil))
	watch := &crewWatch{address: e.address, progress: progress, wantsScans: config.Limits.Recognize, told: map[string]bool{},
		tell: func(format string, values ...any) {
			_ = progress.Aside(func() error { commandline.Tell(c, format, values...); return nil })
		}}
	sender, err := fleet.NewSender(c.Context(), fleet.SenderConfig{Address: e.address, Import: name, Limits: config.Limits,
		Replicas: e.replicas, Patience: e.patience, Roll: watch.see})
	if err != nil {
		return nil, err
	}
	config.Readers = sender
	return func(err error) { sender.Close(err == nil) }, nil
}

// Share lets a crawl into a database share its sites with the crawls of other machines, if its documents are read elsewhere.
// The hosts are nil if they are not. end is called when the crawl is over.
func (e *Elsewhere) Share(c *cobra.Command, db string, log *slog.Logger) (hosts tenancy.Hosts, end func(), err error) {
	if !e.Asked() {
		return nil, func() {}, nil
	}
	path, err := filepath.Abs(db)
	if err != nil {
		return nil, nil, err
	}
	machine, _ := os.Hostname() // "" is a name, too
	address := e.address
	address.Log = log
	leased, err := fleet.NewHosts(c.Context(), fleet.HostsConfig{Address: address, Crawler: machine + ":" + path, Replicas: e.replicas, Lasts: e.patience})
	if err != nil {
		return nil, nil, err
	}
	return leased, leased.Close, nil
}

// nameOf returns the name by which a command that imports into a database finds again what an earlier run
// has sent out.
func nameOf(command, db string) (string, error) {
	path, err := filepath.Abs(db)
	if err != nil {
		return "", err
	}
	machine, _ := os.Hostname() // "" is a name, too
	sum := sha256.Sum256([]byte(command + "\x00" + machine + "\x00" + path))
	return hex.EncodeToString(sum[:8]), nil
}

// A crewWatch tells who reads for an import, and what somebody should do about it.
type crewWatch struct {
	address    fleet.Address
	progress   Teller
	wantsScans bool
	tell       func(format string, values ...any)
	told       map[string]bool
}

// once reports whether something is to be told that was not told yet.
func (w *crewWatch) once(what string) bool {
	was := w.told[what]
	w.told[what] = true
	return !was
}

// see takes note of a crew.
func (w *crewWatch) see(crew fleet.Crew) {
	w.progress.Readers(len(crew.Members), crew.Machines)
	for _, other := range crew.Others {
		if w.once(other.Worker) {
			w.tell("a worker on %s reads as %s and gets no documents of this import; run the same version of the program there", other.Machine, other.Reader)
		}
	}
	switch {
	case len(crew.Members) == 0:
		if w.once("") {
			w.tell("no worker reads for the import yet; on any machine: %s", "nianbao work --nats "+w.address.Servers())
		}
	case crew.Scanners == 0 && w.wantsScans:
		if w.once("scans") {
			w.tell("no worker recognizes scans: documents with such pages wait for one that does; --ocr off records them as needs-ocr")
		}
	}
}
