package corrections

import (
	"errors"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"nianbao/cmd/internal/web/page"
)

// Bounds on a form that is sent.
const (
	maxForm   = 32 << 10 // bytes
	maxFields = 20
	formTime  = 10 * time.Second // for all of it to come
	maxTaking = 6                // forms that are answered at the same time
)

// receiver answers to a form that is sent, once it is known to be one.
func (p *Pages) receiver(h func(http.ResponseWriter, *page.Request) error) http.Handler {
	checked := p.desk.Direct(func(w http.ResponseWriter, r *page.Request) error {
		if err := readForm(w, r.Request); err != nil {
			w.Header().Set("Connection", "close") // what is left of the body is not read
			return err
		}
		// While another process writes to the database, forms wait, and must not keep all pages waiting.
		select {
		case p.taking <- struct{}{}:
			defer func() { <-p.taking }()
		default:
			return &page.Problem{Status: http.StatusServiceUnavailable, Key: "problem-busy"}
		}
		leave, err := p.desk.Enter(r)
		if err != nil {
			return err
		}
		defer leave()
		w.Header().Set("Cache-Control", "no-store")
		return h(w, r)
	})
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.desk.Fail(w, page.NewRequest(r), &page.Problem{Status: http.StatusForbidden, Key: "problem-cross-origin"})
	}))
	return guard.Handler(checked)
}

// readForm reads the fields of a form, which are texts of a language: no control characters, and none that
// change the direction of what stands around them.
func readForm(w http.ResponseWriter, r *http.Request) error {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return &page.Problem{Status: http.StatusUnsupportedMediaType, Key: "problem-form"}
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(formTime)) // a test's writer has none
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	var large *http.MaxBytesError
	if err := r.ParseForm(); errors.As(err, &large) {
		return &page.Problem{Status: http.StatusRequestEntityTooLarge, Key: "problem-form"}
	} else if err != nil {
		return &page.Problem{Status: http.StatusBadRequest, Key: "problem-form"}
	}
	if len(r.PostForm) > maxFields {
		return &page.Problem{Status: http.StatusBadRequest, Key: "problem-form"}
	}
	for name, values := range r.PostForm {
		for _, text := range append(values, name) {
			if !utf8.ValidString(text) || strings.ContainsFunc(text, isHidden) {
				return &page.Problem{Status: http.StatusBadRequest, Key: "problem-characters"}
			}
		}
	}
	return nil
}

// isHidden reports whether a character is seen by what it does to others alone.
func isHidden(c rune) bool {
	return unicode.IsControl(c) && c != '\n' && c != '\r' && c != '\t' || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029'
}

// field returns a field of the form, with the ends of its lines as texts have them.
func field(r *page.Request, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(r.PostForm.Get(name), "\r\n", "\n"))
}

// seeOther leads to another page of this site, in the format of the request, after a form was taken.
func seeOther(w http.ResponseWriter, r *page.Request, address string) {
	if r.Format == page.JSON {
		address += ".json"
	}
	w.Header().Set("Location", address)
	w.WriteHeader(http.StatusSeeOther)
}

// show answers to a form with a page.
func (p *Pages) show(w http.ResponseWriter, r *page.Request, status int, v page.View) error {
	body, kind, err := p.desk.Encode(r, v)
	if err != nil {
		return err
	}
	p.desk.Answered(w, r, status, kind, body, nil)
	return nil
}
