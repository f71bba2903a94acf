package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"golang.org/x/net/netutil"

	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/audit"
	"nianbao/cmd/internal/web/browse"
	"nianbao/cmd/internal/web/compare"
	"nianbao/cmd/internal/web/corrections"
	"nianbao/cmd/internal/web/figure"
	"nianbao/cmd/internal/web/lookup"
	"nianbao/cmd/internal/web/profile"
	"nianbao/cmd/internal/web/publish"
	"nianbao/cmd/internal/web/report"
	"nianbao/cmd/internal/web/upload"
	"nianbao/store/database"
)

// A Config says what to serve.
type Config struct {
	Store *database.DB // open for reading
	// Roots are folders in which the relative paths of documents begin, in the
	// order in which they are tried.
	Roots []string
	// Upload lets visitors have documents of their own read, which are not kept.
	Upload bool
	// Address is that under which others know the site, without a path; nil for the one
	// that is asked for.
	Address *url.URL
	// Exports is a folder whose files visitors can download; "" for none.
	Exports string
	// Worker is the command of a worker process that reads uploads; see
	// bulk.Config.
	Worker []string
	// Editors decide on corrections that visitors propose, which are kept in Writable, the same database open
	// for writing; nil for a site that only reads.
	Editors  *editors.Register
	Writable *database.DB
	// Proxies are those whose word on the address of a client is taken.
	Proxies []netip.Prefix
	// Program is what the commands that pages show begin with, "nianbao --db example.db"; "" for the
	// name of the program.
	Program string
	Log     *slog.Logger
}

// A Server answers requests for pages.
type Server struct {
	config  Config
	desk    *answer.Desk
	reports *report.Pages
	mended  *corrections.Pages
	site    *publish.Pages
	uploads *upload.Pages // nil unless they are allowed
	metrics *metrics
	handler http.Handler
}

// New returns a server of the database.
func New(c Config) (*Server, error) {
	desk, err := answer.New(c.Log, c.Upload, audit.Templates(), browse.Templates(), corrections.Templates(), lookup.Templates(), report.Templates(), figure.Templates(),
		compare.Templates(), profile.Templates(), publish.Templates(), upload.Templates())
	if err != nil {
		return nil, err
	}
	s := &Server{config: c, desk: desk, reports: report.New(c.Store, c.Roots, desk, c.Log), site: publish.New(c.Store, c.Exports), metrics: newMetrics()}
	if c.Program != "" {
		s.reports.CalledBy(c.Program)
	}
	s.mended = corrections.New(c.Store, desk, s.reports, c.Log)
	if c.Editors != nil {
		desk.TakeProposals()
		s.reports.TakeProposals()
		s.mended.TakeProposals(c.Writable, c.Editors, time.Now)
	}
	desk.KnowReadLast(s.site.ReadLast)
	if c.Upload {
		s.uploads = upload.New(c.Store, desk, c.Worker)
	}
	s.handler = s.routes()
	return s, nil
}

// Close ends the processes that read uploads.
func (s *Server) Close() {
	if s.uploads != nil {
		s.uploads.Close()
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Bounds on what one visitor, or many, can take of the machine.
const (
	maxConnections = 1000
	headerTime     = 5 * time.Second // for the head of a request
	readTime       = 30 * time.Second
	writeTime      = 60 * time.Second
	idleTime       = 60 * time.Second
	maxHeader      = 16 << 10 // bytes
	closingTime    = 10 * time.Second
)

// Serve answers requests at the listener until the context ends, and then
// finishes those in hand.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.config.Log.Handler(), slog.LevelDebug)}
	go func() {
		if err := s.reports.Warm(); err != nil {
			s.config.Log.Error("pictures of pages", "error", err)
		}
	}()
	ctx, end := context.WithCancel(ctx)
	var preparing sync.WaitGroup
	preparing.Go(func() { s.stayPrepared(ctx) })
	defer func() { // it asks the database, which is closed next
		end()
		preparing.Wait()
	}()
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		closing, cancel := context.WithTimeout(context.Background(), closingTime)
		defer cancel()
		stopped <- server.Shutdown(closing)
	})
	defer stop()
	err := server.Serve(netutil.LimitListener(l, maxConnections))
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
