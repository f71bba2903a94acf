package answer

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
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
