package corrections

import (
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"

	"nianbao/cmd/internal/editors"
	"nianbao/cmd/internal/web/answer"
	"nianbao/cmd/internal/web/page"
	"nianbao/store/proposals"
)

// The names of the cookie: over https the browser itself sees to it that no other host has set it.
const (
	plainCookie  = "nianbao-editor"
	secureCookie = "__Host-nianbao-editor"
)

// A signInData is the form on which editors sign in.
type signInData struct {
	Editor string `json:"editor,omitempty"` // who has signed in already

	Typed  string `json:"-"` // the name that was typed
	Notice string `json:"-"`
	Form   string `json:"-"` // of the session
	State  string `json:"-"` // the part of the queue that was asked for, "" for the first
	// Report and Cell are the figure that is to be corrected, where one came from its form; 0 and "" else.
	Report int64  `json:"-"`
	Cell   string `json:"-"`
}

func (p *Pages) signInForm(r *page.Request) (page.View, error) {
	data := signInData{Report: int64(r.Number("report", 1, math.MaxInt32, 0)), Cell: r.Words("cell")}
	if err := r.Wrong(); err != nil {
		return page.View{}, err
	}
	return p.signInView(r, data), nil
}

func (p *Pages) signInView(r *page.Request, data signInData) page.View {
	if session, ok := p.session(r.Request); ok {
		data.Editor, data.Form = session.Editor, session.Form
	}
	return page.View{Name: "signin", Title: r.Text("sign-in"), Data: &data, Private: true}
}

// session returns the session of whoever asks.
func (p *Pages) session(r *http.Request) (editors.Session, bool) { return p.sessions.Of(secretOf(r)) }

func secretOf(r *http.Request) string {
	cookie, err := r.Cookie(cookieName(r))
	if err != nil {
		return ""
	}
	return cookie.Value
}

// isSecure reports whether the browser has the site over https.
func isSecure(r *http.Request) bool { return (&page.Request{Request: r}).IsSecure() }

func cookieName(r *http.Request) string {
	if isSecure(r) {
		return secureCookie
	}
	return plainCookie
}

// setCookie gives the browser a secret to keep, or, if it is "", takes it away.
func setCookie(w http.ResponseWriter, r *http.Request, secret string) {
	c := &http.Cookie{Name: cookieName(r), Value: secret, Path: "/", MaxAge: int(editors.Lasting.Seconds()), HttpOnly: true,
		SameSite: http.SameSiteLaxMode, Secure: isSecure(r)}
	if secret == "" {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// signIn begins a session and leads to the queue, to that part of it which was asked for, or back to the form of a
// figure.
func (p *Pages) signIn(w http.ResponseWriter, r *page.Request) error {
	name := field(r, "name")
	client := answer.Client(r.Request)
	if wait, ok := p.signingIn.Take(client); !ok {
		return &page.Problem{Status: http.StatusTooManyRequests, Key: "problem-sign-in-often", After: wait}
	}
	secret, err := p.sessions.SignIn(r.Context(), name, r.PostForm.Get("password"))
	switch {
	case errors.Is(err, editors.ErrBusy):
		p.signingIn.GiveBack(client)
		return &page.Problem{Status: http.StatusServiceUnavailable, Key: "problem-busy", Err: err}
	case errors.Is(err, editors.ErrWrong):
		p.log.Warn("sign-in refused", "client", client)
		return p.show(w, r, http.StatusUnauthorized, p.signInView(r, signInData{Typed: page.Shorten(name), Notice: r.Text("sign-in-wrong"), State: stateOf(r), Report: reportOf(r), Cell: field(r, "cell")}))
	case err != nil:
		return err
	}
	p.signingIn.GiveBack(client)
	p.sessions.SignOut(secretOf(r.Request)) // of the one before
	setCookie(w, r.Request, secret)
	p.log.Info("signed in", "editor", name)
	at, parameter := page.Address(r.Language, "/proposals"), []any{"state", stateOf(r)}
	if report := reportOf(r); report != 0 {
		at, parameter = page.Address(r.Language, "/reports/%v/propose", report), []any{"cell", field(r, "cell")}
	}
	query, err := page.Query(parameter...)
	if err != nil {
		return err
	}
	seeOther(w, r, at+string(query))
	return nil
}

// reportOf returns the report to whose form signing in leads back, 0 for none.
func reportOf(r *page.Request) int64 {
	report, err := strconv.ParseInt(field(r, "report"), 10, 32)
	if err != nil || report < 1 {
		return 0
	}
	return report
}

// stateOf returns the part of the queue that a form was sent for, "" for the first.
func stateOf(r *page.Request) string {
	state := proposals.State(field(r, "state"))
	if !slices.Contains(proposals.States()[1:], state) {
		return ""
	}
	return string(state)
}

// signOut ends the session.
func (p *Pages) signOut(w http.ResponseWriter, r *page.Request) error {
	session, ok := p.session(r.Request)
	if ok && !session.Holds(field(r, "form")) {
		return &page.Problem{Status: http.StatusForbidden, Key: "problem-cross-origin"}
	}
	p.sessions.SignOut(secretOf(r.Request))
	setCookie(w, r.Request, "")
	seeOther(w, r, page.Address(r.Language, "/corrections"))
	return nil
}
