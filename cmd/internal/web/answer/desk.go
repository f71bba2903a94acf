package answer

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/sent"
)

// Bounds on what one visitor, or many, can take of the machine.
const (
	maxRequests = 16               // being answered at the same time; more share the processors and take longer each
	answerTime  = 20 * time.Second // for the work of one answer
	patience    = 30 * time.Second // for a place among the requests being answered
)

// A Desk answers requests for pages.
type Desk struct {
	log       *slog.Logger
	templates *templates
	busy      *queue      // for places among the requests that are being answered
	sent      *sent.Store // answers to forms
	readLast  func(context.Context) (time.Time, error)
}

// New returns a desk whose pages use the templates of some rooms. The pages lead to
// that of uploads if there is one.
func New(log *slog.Logger, upload bool, rooms ...page.Templates) (*Desk, error) {
	t, err := parseTemplates(upload, rooms)
	return &Desk{log: log, templates: t, busy: newQueue(maxRequests), sent: sent.New()}, err
}

// TakeProposals has all pages lead to where editors decide on proposals.
func (d *Desk) TakeProposals() { d.templates.editors = true }

// KnowReadLast tells the desk how to ask when the last report was read: tables that are taken along say it.
func (d *Desk) KnowReadLast(ask func(context.Context) (time.Time, error)) { d.readLast = ask }

// Page answers requests for a page. The format is told by the end of the path.
func (d *Desk) Page(h page.Handler) http.Handler {
	return d.Direct(func(w http.ResponseWriter, r *page.Request) error {
		if r.DropEmpty() && r.Format == page.HTML {
			return &page.Elsewhere{Address: r.Here()}
		}
		body, kind, file, private, err := d.answer(r, h)
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", kind)
		if next := r.Next(); next != "" {
			w.Header().Set("Link", "<"+next+`>; rel="next"`)
		}
		if r.IsTable() {
			w.Header().Set("Content-Disposition", attached(file, string(r.Format)))
		}
		if r.Format == page.Embed {
			allowFrames(w.Header())
		}
		if private {
			SendPrivate(w, r.Request, http.StatusOK, body)
			return nil
		}
		if r.Status != 0 {
			w.Header().Set("Cache-Control", "no-store")
			w.WriteHeader(r.Status)
			_, err := w.Write(body)
			return err
		}
		Send(w, r.Request, body)
		return nil
	})
}

// embedPolicy is the content policy of a chart for the frames of other sites. It has no
// script.
const embedPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

// allowFrames lets an answer stand in a frame of another site, as no other page may.
func allowFrames(h http.Header) {
	h.Del("X-Frame-Options")
	h.Set("Content-Security-Policy", embedPolicy)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
}

// Direct answers requests by what writes its answer itself, as one that is a
// picture, and returns an error before it has written anything.
func (d *Desk) Direct(h func(http.ResponseWriter, *page.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, plain *http.Request) {
		r := page.NewRequest(plain)
		err := page.CheckQuery(r.URL.RawQuery)
		if err == nil {
			err = h(w, r)
		}
		if err != nil {
			d.Fail(w, r, err)
		}
	})
}

// answer returns the whole page, so that what goes wrong is known before the
// first byte is sent, and the name by which a table of it is kept.
func (d *Desk) answer(r *page.Request, h page.Handler) (body []byte, kind string, file fileName, private bool, err error) {
	leave, err := d.Enter(r)
	if err != nil {
		return nil, "", file, false, err
	}
	defer leave()
	v, err := h(r)
	if err != nil {
		return nil, "", file, false, err
	}
	body, kind, err = d.Encode(r, v)
	return body, kind, fileNameOf(r, v), v.Private, err
}

type unhurriedKey struct{}

// Unhurried returns a context for an answer that no visitor waits for: it may take as long as it takes.
func Unhurried(ctx context.Context) context.Context {
	return context.WithValue(ctx, unhurriedKey{}, true)
}

// Enter waits for a place among the requests that are being answered, and bounds
// the time of the answer from then on, unless it is Unhurried. It returns what gives the place back. A
// client that reads its answer slowly holds none.
func (d *Desk) Enter(r *page.Request) (leave func(), err error) {
	waiting, stop := context.WithTimeout(r.Context(), patience)
	defer stop()
	giveBack, err := d.busy.enter(waiting, Client(r.Request))
	if err != nil {
		return nil, &page.Problem{Status: http.StatusServiceUnavailable, Key: "problem-busy", Err: err}
	}
	if r.Context().Value(unhurriedKey{}) != nil {
		return giveBack, nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), answerTime)
	r.Request = r.WithContext(ctx)
	return func() {
		cancel()
		giveBack()
	}, nil
}
