package upload

import (
	"embed"
	"net/http"
	"time"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the template of the page.
func Templates() page.Templates { return page.Templates{Files: files} }

// Bounds on what a visitor has read. The largest real reports have some 10 MB
// and take about a second.
const (
	maxUploads     = 2        // files at once
	uploadBytes    = 32 << 20 // of one file
	uploadPages    = 300
	uploadTime     = 20 * time.Second
	uploadMemory   = 1 << 30
	uploadWorkers  = 2
	uploadAtOnce   = 4 // requests that are being received or read
	uploadReceives = 60 * time.Second
)

// Pages read documents of visitors in worker processes, and keep nothing.
type Pages struct {
	db        *database.DB
	desk      *answer.Desk
	receiving chan struct{}
	parsers   chan *workers.Single
}

// New returns the page of uploads, which are put beside what a database has and read by the command of a worker process;
// see bulk.Config. The caller must close it.
func New(db *database.DB, desk *answer.Desk, worker []string) *Pages {
	limits := ingest.DefaultLimits()
	limits.MaxBytes, limits.MaxPages, limits.Time, limits.Memory = uploadBytes, uploadPages, uploadTime, uploadMemory
	limits.Recognize = false // it takes minutes, for which nobody looks at a page
	p := &Pages{db: db, desk: desk, receiving: make(chan struct{}, uploadAtOnce), parsers: make(chan *workers.Single, uploadWorkers)}
	for range uploadWorkers {
		p.parsers <- workers.NewSingle(worker, limits)
	}
	return p
}

// Close ends the worker processes once they are idle.
func (p *Pages) Close() {
	for range uploadWorkers {
		(<-p.parsers).Close()
	}
}

// Pages returns the page with the form by its path.
func (p *Pages) Pages() map[string]page.Handler { return map[string]page.Handler{"/upload": p.form} }

// Receiver returns what answers to documents that are sent.
func (p *Pages) Receiver() http.Handler { return http.HandlerFunc(p.answer) }
