package page

import (
	"net/http"
	"strings"

	"nianbao/cmd/internal/web/wording"
)

// A Format is what an answer is made as, by the end of its path.
type Format string

// The formats of a page.
const (
	HTML Format = "html"
	JSON Format = "json"
	CSV  Format = "csv"
	XLSX Format = "xlsx"
	// A chart of the page, as a file or as a page for the frames of other sites.
	SVG   Format = "svg"
	PNG   Format = "png"
	PDF   Format = "pdf"
	Embed Format = "embed"
)

// EmbedPrefix begins the paths of charts for the frames of other sites.
const EmbedPrefix = "/embed"

// A Request is a request for a page in one of its formats. It remembers what was
// wrong with it first, so that a page can read all its parameters and then look.
type Request struct {
	*http.Request
	Language wording.Language
	Format   Format
	// Page is the path without language and format: "/reports/12".
	Page string
	// Status is that of an answer which is a page all the same; 0 for one that all is well with.
	Status int

	next  string // address of the next part of a list, if there is one
	part  *Part  // of a list, nil if the answer has the whole of it
	wrong error
	usual map[string]bool // parameters whose value is what the page takes without them anyway
}

// NewRequest tells the language and the format by the path.
func NewRequest(plain *http.Request) *Request {
	r := &Request{Request: plain, Format: HTML}
	r.Language, r.Page = languageOf(plain.URL.Path)
	if trimmed, ok := strings.CutPrefix(r.Page, EmbedPrefix+"/"); ok {
		r.Format, r.Page = Embed, "/"+trimmed
		return r
	}
	for _, format := range []Format{JSON, CSV, XLSX, SVG, PNG, PDF} {
		if trimmed, ok := strings.CutSuffix(r.Page, "."+string(format)); ok {
			r.Format, r.Page = format, trimmed
		}
	}
	if r.Page == "/index" {
		r.Page = "/"
	}
	return r
}

// languageOf tells the language by the path, and returns the path without it.
func languageOf(path string) (wording.Language, string) {
	prefix := wording.English.Prefix()
	if path == prefix {
		return wording.English, "/"
	}
	if len(path) > len(prefix) && path[:len(prefix)+1] == prefix+"/" {
		return wording.English, path[len(prefix):]
	}
	return wording.Chinese, path
}

// IsTable reports whether the answer is for a spreadsheet.
func (r *Request) IsTable() bool { return r.Format == CSV || r.Format == XLSX }

// IsDrawing reports whether the answer is a chart alone.
func (r *Request) IsDrawing() bool {
	return r.Format == SVG || r.Format == PNG || r.Format == PDF || r.Format == Embed
}

// Site returns what the addresses of this site begin with, as others know it: the address
// that the server was told, or as the visitor sees it.
func (r *Request) Site() string {
	if r.URL.Host != "" {
		return r.URL.Scheme + "://" + r.URL.Host
	}
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

// IsSecure reports whether the browser has the site over https.
func (r *Request) IsSecure() bool { return strings.HasPrefix(r.Site(), "https:") }

// Absolute returns the whole address of a path.
func (r *Request) Absolute(path string) string { return r.Site() + path }

// Next returns the address of the next part of a list, "" if there is none.
func (r *Request) Next() string { return r.next }

// Part returns which part of a list the answer has, nil if it has the whole.
func (r *Request) Part() *Part { return r.part }

// Value returns a part of the path without the format at its end.
func (r *Request) Value(name string) string {
	value := r.PathValue(name)
	if r.Format != HTML && strings.HasSuffix(r.Pattern, "{"+name+"}") {
		value = strings.TrimSuffix(value, "."+string(r.Format))
	}
	return value
}

// Refuse remembers what is wrong with the request, unless something was before.
func (r *Request) Refuse(err error) {
	if r.wrong == nil {
		r.wrong = err
	}
}

// Wrong returns what is wrong with the request: the first of what was found. A page
// asks before it works with what it has read; no view is sent where there is an
// error.
func (r *Request) Wrong() error { return r.wrong }

// Text returns a phrase in the language of the request. An unknown one is an error
// of the program, which is remembered.
func (r *Request) Text(key string, args ...any) string {
	text, err := r.Language.Text(key, args...)
	if err != nil {
		r.Refuse(err)
	}
	return text
}
