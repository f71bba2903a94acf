package natsserver

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// largestMessage is how long a message may be in bytes where the configuration does not say: as
// long as NATS advises at most, so that few documents become objects.
const largestMessage = 8 << 20

// startsWithin is how long a server may take until it can be spoken to: one of a cluster reads
// what it has stored.
const startsWithin = time.Minute

// A Server is a running server.
type Server struct{ server *server.Server }

// Start starts a server that listens at an address, HOST:PORT, and stores in a folder. The
// arguments are further ones of nats-server, such as -c FILE.
func Start(listen, dir string, arguments []string) (*Server, error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", listen, err)
	}
	if port == "0" {
		port = strconv.Itoa(server.RANDOM_PORT)
	}
	flags := flag.NewFlagSet("nats-server", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	nothing := func() {}
	options, err := server.ConfigureOptions(flags, append([]string{"--jetstream", "--store_dir", dir, "--addr", host, "--port", port}, arguments...), nothing, nothing, nothing)
	if err != nil {
		return nil, fmt.Errorf("nats-server: %w", err)
	}
	if options == nil {
		return nil, errors.New("nats-server: its arguments ask for help alone")
	}
	if options.NoSigs = true; options.MaxPayload == 0 {
		options.MaxPayload = largestMessage
	}
	s, err := server.NewServer(options)
	if err != nil {
		return nil, fmt.Errorf("nats-server: %w", err)
	}
	s.ConfigureLogger()
	s.Start()
	if !s.ReadyForConnections(startsWithin) {
		s.Shutdown()
		return nil, fmt.Errorf("nats-server: it can't be spoken to at %s", listen)
	}
	return &Server{s}, nil
}

// URL returns where it listens.
func (s *Server) URL() string { return s.server.ClientURL() }

// Stop ends the server.
func (s *Server) Stop() {
	s.server.Shutdown()
	s.server.WaitForShutdown()
}
