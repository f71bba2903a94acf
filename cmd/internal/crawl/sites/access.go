package sites

import (
	"crypto/x509"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
)

// An Access says how the servers of a site are reached, where that differs from others.
type Access struct {
	Headers  map[string]string `yaml:"headers"`  // sent with each request
	Proxy    string            `yaml:"proxy"`    // http, https or socks5 address; "" for none
	CA       string            `yaml:"ca"`       // file with certificates (PEM) that are trusted besides those of the system
	Insecure bool              `yaml:"insecure"` // certificates are not verified, and old ciphers are taken
}

// reserved are the headers that are the crawler's own.
var reserved = []string{"User-Agent", "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "If-None-Match", "If-Modified-Since", "Accept-Encoding"}

// check returns what is wrong, by key.
func (a *Access) check() map[string]error {
	wrong := map[string]error{}
	for name := range a.Headers {
		if slices.Contains(reserved, http.CanonicalHeaderKey(name)) {
			wrong["headers"] = fmt.Errorf("the header %s is the crawler's own", http.CanonicalHeaderKey(name))
		}
	}
	if _, err := a.ProxyURL(); err != nil {
		wrong["proxy"] = err
	}
	if _, err := a.Roots(); err != nil {
		wrong["ca"] = err
	}
	return wrong
}

// ProxyURL returns the address of the proxy, nil for none.
func (a *Access) ProxyURL() (*url.URL, error) {
	if a.Proxy == "" {
		return nil, nil
	}
	u, err := url.Parse(a.Proxy)
	if err == nil && (!slices.Contains([]string{"http", "https", "socks5"}, u.Scheme) || u.Host == "") {
		err = fmt.Errorf("%q is no http, https or socks5 address", u.Redacted())
	}
	return u, err
}

// Roots returns the certificates that are trusted, nil for those of the system alone.
func (a *Access) Roots() (*x509.CertPool, error) {
	if a.CA == "" {
		return nil, nil
	}
	data, err := os.ReadFile(a.CA)
	if err != nil {
		return nil, err
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, err
	}
	if !pool.AppendCertsFromPEM(data) {
		return nil, fmt.Errorf("%s holds no certificate", a.CA)
	}
	return pool, nil
}
