package corrections

import (
	"embed"
	"log/slog"
	"net/http"
	"time"

	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/report"
	"nianbao/store/database"
)

//go:embed templates/*.html
var files embed.FS

// Templates returns the templates of the pages.
func Templates() page.Templates { return page.Templates{Files: files} }

// How often one client may do what others have work with: so many times at once, and one more after each time.
const (
	proposalsAtOnce = 5
	proposalEach    = 10 * time.Minute
	signInsAtOnce   = 5
	signInEach      = 2 * time.Minute
)

// Pages are those about corrections.
type Pages struct {
	db       *database.DB
	desk     *answer.Desk
	reports  *report.Pages
	log      *slog.Logger
	writable *database.DB // nil unless corrections may be proposed
	sessions *editors.Sessions
	taking   chan struct{}
	// proposing and signingIn bound how often a client does so.
	proposing, signingIn *editors.Pace
}

// New returns the pages of a database. They only read until TakeProposals is called.
func New(db *database.DB, desk *answer.Desk, reports *report.Pages, log *slog.Logger) *Pages {
	return &Pages{db: db, desk: desk, reports: reports, log: log}
}

// TakeProposals lets visitors propose corrections, and the editors of a register decide on them. They are kept in
// the same database, which is open for writing here. Sessions go by the clock.
func (p *Pages) TakeProposals(writable *database.DB, register *editors.Register, now func() time.Time) {
	p.writable, p.sessions, p.taking = writable, editors.NewSessions(register, now), make(chan struct{}, maxTaking)
	p.proposing = editors.NewPace(proposalsAtOnce, proposalEach, now)
	p.signingIn = editors.NewPace(signInsAtOnce, signInEach, now)
}

// Pages returns the pages by their paths.
func (p *Pages) Pages() map[string]page.Handler {
	pages := map[string]page.Handler{"/corrections": p.made}
	if p.writable != nil {
		pages["/reports/{id}/propose"] = p.proposeForm
		pages["/proposals"] = p.queue
		pages["/proposals/{token}"] = p.proposal
		pages["/sign-in"] = p.signInForm
	}
	return pages
}

// Receivers returns what answers to forms that are sent, by their paths. No page of another site can have a
// visitor's browser send one.
func (p *Pages) Receivers() map[string]http.Handler {
	if p.writable == nil {
		return nil
	}
	return map[string]http.Handler{
		"/reports/{id}/propose": p.receiver(p.propose),
		"/proposals/{token}":    p.receiver(p.decide),
		"/sign-in":              p.receiver(p.signIn),
		"/sign-out":             p.receiver(p.signOut),
	}
}
