package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"

	"nianbao/cmd/internal/web/pageimage"
	"nianbao/store"
)

// A Config says what to serve.
type Config struct {
	Store *store.Store // open for reading
	// Roots are folders in which the relative paths of documents begin, in the
	// order in which they are tried.
	Roots []string
	// Upload lets visitors have documents of their own read, which are not kept.
	Upload bool
	// Worker is the command of a worker process that reads uploads; see
	// bulk.Config.
	Worker []string
	Log    *slog.Logger
}

// pictureCache is how many bytes of pictures of pages are kept in memory: some
// two hundred pages.
const pictureCache = 64 << 20

// A Server answers requests for pages.
type Server struct {
	config    Config
	pictures  *pageimage.Renderer
	documents *documents
	templates *templates
	metrics   *metrics
	busy      *queue   // for places among the requests that are being answered
	uploads   *uploads // nil unless they are allowed
	handler   http.Handler
}

// New returns a server of the database.
func New(c Config) (*Server, error) {
	s := &Server{config: c, pictures: pageimage.New(pictureCache), documents: newDocuments(c.Roots),
		metrics: newMetrics(), busy: newQueue(maxRequests)}
	var err error
	if s.templates, err = parseTemplates(c.Upload); err != nil {
		return nil, err
	}
	if c.Upload {
		s.uploads = newUploads(c.Worker)
	}
	s.handler = s.routes()
	return s, nil
}

// Close ends the processes that read uploads.
func (s *Server) Close() {
	if s.uploads != nil {
		s.uploads.close()
	}
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Bounds on what one visitor, or many, can take of the machine.
const (
	maxConnections = 1000
	maxRequests    = 16              // being answered at the same time; more share the processors and take longer each
	headerTime     = 5 * time.Second // for the head of a request
	readTime       = 30 * time.Second
	writeTime      = 60 * time.Second
	idleTime       = 60 * time.Second
	answerTime     = 20 * time.Second // for the work of one answer
	patience       = 30 * time.Second // for a place among the requests being answered
	maxHeader      = 16 << 10         // bytes
	closingTime    = 10 * time.Second
)

// Serve answers requests at the listener until the context ends, and then
// finishes those in hand.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.config.Log.Handler(), slog.LevelDebug)}
	go func() {
		if err := s.pictures.Warm(); err != nil {
			s.config.Log.Error("pictures of pages", "error", err)
		}
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
