package web

import (
	"context"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"net/url"

	"nianbao/cmd/internal/web/wording"
	"nianbao/normalize/identity"
	"nianbao/store"
)

// A problem is an answer that says what is wrong with a request.
type problem struct {
	status int
	key    string // of the phrase that tells people
	detail string // what of the request is meant
	// regions are those that may be meant by the parameter "region".
	regions []regionLink
	err     error // for the log; never shown
}

func (p *problem) Error() string {
	if p.err != nil {
		return p.err.Error()
	}
	return p.key + ": " + p.detail
}

func (p *problem) Unwrap() error { return p.err }

func notFound(detail string) *problem {
	return &problem{status: http.StatusNotFound, key: "problem-not-found", detail: detail}
}

func badParameter(name, value string) *problem {
	return &problem{status: http.StatusBadRequest, key: "problem-parameter", detail: name + "=" + shorten(value)}
}

// shorten bounds what an answer repeats of a request.
func shorten(value string) string {
	const longest = 60
	if runes := []rune(value); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return value
}

// problemOf returns what to answer to an error.
func problemOf(err error) *problem {
	var p *problem
	var region *store.RegionError
	var option *store.OptionError
	switch {
	case errors.As(err, &p):
		return p
	case errors.Is(err, store.ErrNotFound):
		return notFound("")
	case errors.As(err, &region):
		return &problem{status: http.StatusBadRequest, key: "problem-region", detail: shorten(region.Name), regions: meant(region)}
	case errors.As(err, &option):
		return &problem{status: http.StatusBadRequest, key: "problem-parameter", detail: shorten(option.Error())}
	case errors.Is(err, store.ErrBadComparison):
		return &problem{status: http.StatusBadRequest, key: "problem-parameter", detail: shorten(err.Error())}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &problem{status: http.StatusServiceUnavailable, key: "problem-too-long", err: err}
	}
	return &problem{status: http.StatusInternalServerError, key: "problem-internal", err: err}
}

// meant returns the regions that a name may mean: those that have it, or else those
// that have one like it, whose full names stand for their codes.
func meant(e *store.RegionError) []regionLink {
	var list []regionLink
	for _, r := range e.Candidates {
		list = append(list, regionLink{r.Code, identity.FullName(r, 0)})
	}
	for _, name := range e.Suggestions {
		list = append(list, regionLink{name, name})
	}
	return list
}

// fail answers with a problem: as a page, or by RFC 9457 where JSON was asked
// for.
func (s *Server) fail(w http.ResponseWriter, r *request, err error) {
	p := problemOf(err)
	if p.status >= http.StatusInternalServerError {
		s.config.Log.Error("answer", "path", shorten(r.URL.Path), "error", err)
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Del("ETag")
	if p.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "10") // seconds
	}
	title, err := r.language.Text(p.key)
	if err != nil {
		title = http.StatusText(p.status)
	}
	if r.format == formatJSON {
		w.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
		w.WriteHeader(p.status)
		_ = json.NewEncoder(w).Encode(problemData{Title: title, Status: p.status, Detail: p.detail, Regions: p.regions})
		return
	}
	if r.isTable() {
		http.Error(w, title+" "+p.detail, p.status)
		return
	}
	body, err := s.templates.page(r, view{name: "problem", title: title, data: &problemData{Title: title, Status: p.status, Detail: p.detail, Regions: p.regions, asked: r.URL.Query()}})
	if err != nil {
		http.Error(w, title, p.status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.status)
	_, _ = w.Write(body)
}

// A problemData is what an answer says of a problem.
type problemData struct {
	Title   string       `json:"title"`
	Status  int          `json:"status"`
	Detail  string       `json:"detail"`
	Regions []regionLink `json:"regions,omitempty"` // that may be meant

	asked url.Values
}

// Instead returns the parameters of the page with another region.
func (d *problemData) Instead(region string) template.URL {
	q := url.Values{}
	for name, values := range d.asked {
		q[name] = values
	}
	q.Set("region", region)
	return template.URL("?" + q.Encode())
}

// requestLanguage tells the language by the path, and returns the path without
// it.
func requestLanguage(path string) (wording.Language, string) {
	prefix := wording.English.Prefix()
	if path == prefix {
		return wording.English, "/"
	}
	if len(path) > len(prefix) && path[:len(prefix)+1] == prefix+"/" {
		return wording.English, path[len(prefix):]
	}
	return wording.Chinese, path
}
