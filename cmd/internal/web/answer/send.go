package answer

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"nianbao/cmd/internal/web/page"
	"nianbao/cmd/internal/web/sent"
)

// Send writes a whole answer, or that the client has it already.
func Send(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache") // it may be kept, and must be asked for
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a client that is gone needs no answer
	}
}

// SendPrivate writes a whole answer for one visitor. It is not compressed: from how long that is, whoever
// can have something of his own put into it could guess what else is there.
func SendPrivate(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set(gzhttp.HeaderNoCompression, "1")
	h.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// SentPath is where the answers to forms are, by their tokens.
const SentPath = "/sent/{token}"

// Answered answers to a form that was sent. A browser is led to the answer as to a page of its own, so that its way back to
// it sends nothing again; programs have it at once. Files are what the page leads to by FileParameter.
func (d *Desk) Answered(w http.ResponseWriter, r *page.Request, status int, kind string, body []byte, files map[string]sent.File) {
	w.Header().Set("Content-Type", kind)
	if r.Format != page.HTML {
		SendPrivate(w, r.Request, status, body)
		return
	}
	own := http.Header{"Content-Type": {kind}}
	for _, name := range []string{"Retry-After"} {
		if value := w.Header().Get(name); value != "" {
			own.Set(name, value)
			w.Header().Del(name)
		}
	}
	token := d.sent.Keep(sent.Answer{Status: status, Header: own, Body: body, Files: files}, time.Now())
	w.Header().Del("Content-Type")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", page.Address(r.Language, strings.Replace(SentPath, "{token}", "%v", 1), token))
	w.WriteHeader(http.StatusSeeOther)
}

// FileParameter names a file of an answer, in a link that begins with "?": the page does not know its own address.
const FileParameter = "file"

// Sent shows the answer to a form to whoever was led to it, or one of its files.
func (d *Desk) Sent() http.Handler {
	return d.Direct(func(w http.ResponseWriter, r *page.Request) error {
		a, ok := d.sent.Of(r.PathValue("token"), time.Now())
		if !ok {
			return &page.Problem{Status: http.StatusNotFound, Key: "problem-sent-gone"}
		}
		if name := r.URL.Query().Get(FileParameter); name != "" {
			file, ok := a.Files[name]
			if !ok {
				return page.NotFound(page.Shorten(name))
			}
			maps.Copy(w.Header(), file.Header)
			SendPrivate(w, r.Request, http.StatusOK, file.Body)
			return nil
		}
		maps.Copy(w.Header(), a.Header)
		SendPrivate(w, r.Request, a.Status, a.Body)
		return nil
	})
}

// matches reports whether the tag is among those of the client. A compressed
// answer's tag has a suffix, so that only the beginning is compared.
func matches(header, tag string) bool {
	for _, each := range strings.Split(header, ",") {
		each = strings.TrimPrefix(strings.TrimSpace(each), "W/")
		if each == "*" || each == tag {
			return true
		}
	}
	return false
}
