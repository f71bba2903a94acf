package web

import (
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/cmd/internal/web/page"
)

// contentPolicy lets a page use nothing but what this server sends; no script or
// style in the page itself.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secured sets what keeps browsers from being used against visitors.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		next.ServeHTTP(w, r)
	})
}

// addressed tells requests the address under which others know the site.
func (s *Server) addressed(next http.Handler) http.Handler {
	if s.config.Address == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Scheme, r.URL.Host = s.config.Address.Scheme, s.config.Address.Host
		next.ServeHTTP(w, r)
	})
}

// forwarded tells requests that come by way of a known proxy the address of their client, as the proxy has it:
// the last one of X-Forwarded-For that is not a known proxy's. What stands before that anybody can have written.
func (s *Server) forwarded(next http.Handler) http.Handler {
	if len(s.config.Proxies) == 0 {
		return next
	}
	known := func(a netip.Addr) bool {
		return slices.ContainsFunc(s.config.Proxies, func(p netip.Prefix) bool { return p.Contains(a) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at, err := netip.ParseAddrPort(r.RemoteAddr)
		client := at.Addr().Unmap()
		hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		for i := len(hops) - 1; err == nil && i >= 0 && known(client); i-- {
			var hop netip.Addr
			if hop, err = netip.ParseAddr(strings.TrimSpace(hops[i])); err == nil {
				client = hop.Unmap()
				r.RemoteAddr = netip.AddrPortFrom(client, 0).String()
			}
		}
		next.ServeHTTP(w, r)
	})
}

// checked refuses a path that no page has.
func (s *Server) checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.Path) > maxPath || strings.ContainsFunc(r.URL.Path, func(c rune) bool { return c < ' ' || c == 0x7f || c == utf8.RuneError }) {
			s.desk.Fail(w, page.NewRequest(r), &page.Problem{Status: http.StatusBadRequest, Key: "problem-path"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// recovered answers where the program fails on a request, so that its fault is in
// the log and the visitor sees a page.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				s.config.Log.Error("panic", "path", page.Shorten(r.URL.Path), "panic", p, "stack", string(debug.Stack()))
				s.desk.Fail(w, page.NewRequest(r), &page.Problem{Status: http.StatusInternalServerError, Key: "problem-internal"})
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// maxPath bounds the path of a request in bytes.
const maxPath = 1000
