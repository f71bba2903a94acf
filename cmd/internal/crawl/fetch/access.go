package fetch

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"sync"

	"nianbao/cmd/internal/crawl/sites"
)

// An Access is the way to the servers of a site.
type Access struct {
	site    string
	headers map[string]string
	base    http.RoundTripper
	proxied bool
}

// NewAccess returns the way to the servers of a site.
func (t *Transport) NewAccess(site string, a sites.Access) (*Access, error) {
	way := &Access{site: site, headers: a.Headers, base: t.base.base}
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
