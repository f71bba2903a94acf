package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"net/url"
	"slices"
	"sync"

	"golang.org/x/net/publicsuffix"

	"nianbao/cmd/internal/crawl/sites"
)

// An Access is the way to the servers of a site. The cookies that they set are kept as long as it lasts,
// and are sent to whom they are for.
type Access struct {
	site    string
	headers map[string]string
	base    http.RoundTripper
	proxied bool
	cookies http.CookieJar // nil for none
}

// NewAccess returns the way to the servers of a site.
func (t *Transport) NewAccess(site string, a sites.Access) (*Access, error) {
	cookies, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", site, err)
	}
	way := &Access{site: site, headers: a.Headers, base: t.base.base, cookies: cookies}
	proxy, err := a.ProxyURL()
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", site, err)
	}
	roots, err := a.Roots()
	if err != nil {
		return nil, fmt.Errorf("site %s: %w", site, err)
	}
	if proxy == nil && roots == nil && !a.Insecure {
		return way, nil
	}
	// The proxy is the operator's own, and may have a private address.
	base := newHTTPTransport(t.AllowPrivate || proxy != nil, t.Limits.Answer)
	if proxy != nil {
		base.Proxy, way.proxied = http.ProxyURL(proxy), true
	}
	base.TLSClientConfig = &tls.Config{RootCAs: roots}
	if a.Insecure {
		t.Log.Warn("certificates are not verified", "site", site)
		base.TLSClientConfig = &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10, CipherSuites: allCiphers()}
	}
	way.base = base
	return way, nil
}

// dress gives a request what the site wants to be sent, in place of what an attempt before was given.
func (a *Access) dress(r *http.Request) {
	r.Header.Del("Cookie")
	for name, value := range a.headers {
		r.Header.Set(name, value)
	}
	for _, c := range a.cookiesFor(r.URL) {
		if _, err := r.Cookie(c.Name); err != nil { // the operator's own count more
			r.AddCookie(c)
		}
	}
}

// receive takes the cookies of an answer.
func (a *Access) receive(answer *http.Response, from *url.URL) {
	if list := answer.Cookies(); a.cookies != nil && len(list) > 0 {
		a.cookies.SetCookies(from, list)
	}
}

func (a *Access) cookiesFor(u *url.URL) []*http.Cookie {
	if a == nil || a.cookies == nil {
		return nil
	}
	return a.cookies.Cookies(u)
}

// state is the same for requests that a server cannot tell apart: of one key, with the same cookies.
func (a *Access) state(key, address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return key
	}
	return fmt.Sprint(key, "\n", a.cookiesFor(u))
}

// allCiphers lists the ciphers that servers have, those that are not secure last.
func allCiphers() []uint16 {
	var list []uint16
	for _, c := range slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites()) {
		list = append(list, c.ID)
	}
	return list
}

type accessKey struct{}

// by returns a context in which requests are made by a way of a site.
func by(ctx context.Context, a *Access) context.Context {
	return context.WithValue(ctx, accessKey{}, a)
}

// wayOf returns the way by which the requests of a context are made.
func (t *Transport) wayOf(ctx context.Context) *Access {
	if a, ok := ctx.Value(accessKey{}).(*Access); ok && a != nil {
		return a
	}
	return &Access{base: t.base.base}
}

// An addressBook knows the addresses of hosts, each looked up once a run.
type addressBook struct {
	mu    sync.Mutex
	known map[string]string
	look  func(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// of returns the address of a host, "" if it has none. Of several it is always the same one.
func (b *addressBook) of(ctx context.Context, host string) string {
	b.mu.Lock()
	address, known := b.known[host]
	b.mu.Unlock()
	if known {
		return address
	}
	found, err := b.look(ctx, "ip", host)
	if ctx.Err() != nil {
		return ""
	}
	if err == nil && len(found) > 0 {
		address = slices.MinFunc(found, netip.Addr.Compare).Unmap().String()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.known[host] = address
	return address
}

// agent is what robots.txt calls the crawler.
const agent = "nianbao"

// userAgent tells servers who asks.
func userAgent(contact string) string {
	if contact == "" {
		return agent + "/1"
	}
	return agent + "/1 (" + contact + ")"
}
