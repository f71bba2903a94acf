package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"nianbao/cmd/internal/web/answer"
	"nianbao/store/chapters"
	"nianbao/store/columns"
	"nianbao/store/database"
)

// readyPages are those for which the whole country is gone through once, and of which the server
// keeps what was found.
var readyPages = []string{"/", "/quality", "/quality/reports", "/quality/reports?of=years", "/prose/copies", "/prose/reuse", "/fees", "/compare/changes", "/compare/sums", "/compare/shares", "/search?q=1"}

// settledTime is for how long the database must have stayed the same before the server reads in
// advance: while reports are imported it would do so in vain.
const settledTime = 5 * time.Second

// Prepare reads into memory what whoever asks first after the start, or after an import, would
// wait for: of a million reports on a disk longer than any visitor does. A page that fails keeps none of the others.
func (s *Server) Prepare(ctx context.Context) error {
	for _, prepare := range []func(context.Context, *database.DB) error{columns.Prepare, chapters.Prepare} {
		if err := prepare(ctx, s.config.Store); err != nil {
			return err
		}
	}
	var failed error
	for _, page := range readyPages {
		r, err := http.NewRequestWithContext(answer.Unhurried(ctx), http.MethodGet, page, nil)
		if err != nil {
			return err
		}
		told := &nobody{header: http.Header{}, status: http.StatusOK}
		s.handler.ServeHTTP(told, r)
		if err := ctx.Err(); err != nil {
			return err
		}
		if told.status != http.StatusOK {
			failed = errors.Join(failed, fmt.Errorf("%s: %s", page, http.StatusText(told.status)))
		}
	}
	return failed
}

// Unhurried returns the server for a program that waits as long as an answer takes.
func (s *Server) Unhurried() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r.WithContext(answer.Unhurried(r.Context())))
	})
}

// stayPrepared prepares at once, and anew whenever the database has changed and is at rest,
// until the context ends.
func (s *Server) stayPrepared(ctx context.Context) {
	var prepared, before string
	for {
		now, err := database.State(ctx, s.config.Store)
		if err == nil && now != prepared && (now == before || prepared == "") {
			err, prepared = s.Prepare(ctx), now
		}
		if err != nil && ctx.Err() == nil {
			s.config.Log.Error("reading in advance", "error", err)
		}
		before = now
		select {
		case <-ctx.Done():
			return
		case <-time.After(settledTime):
		}
	}
}

// A nobody takes an answer and reads none of it.
type nobody struct {
	header http.Header
	status int
}

func (n *nobody) Header() http.Header         { return n.header }
func (n *nobody) Write(b []byte) (int, error) { return len(b), nil }
func (n *nobody) WriteHeader(status int)      { n.status = status }
