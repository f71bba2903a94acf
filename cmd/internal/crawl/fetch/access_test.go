package fetch

import (
	"context"
	"crypto/tls"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// A site has headers, a proxy, certificates, and a way around what is wrong with its own.
func TestWaysToASite(t *testing.T) {
	seen := ""
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header.Get("X-Reader") + " " + r.Header.Get("Via")
		fmt.Fprint(w, "<html>年报")
	})
	secure := httptest.NewTLSServer(page)
	defer secure.Close()
	old := httptest.NewUnstartedServer(page)
	old.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA}}
	old.Config.ErrorLog = log.New(io.Discard, "", 0)
	old.StartTLS()
	defer old.Close()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Set("Via", "proxy to "+r.URL.Host)
		page(w, r)
	}))
	defer proxy.Close()
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: secure.Certificate().Raw}), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, url string
		access    sites.Access
		want      string // that the server saw, or the kind of a fault
	}{
		{"nothing", secure.URL, sites.Access{}, kindTLS},
		{"certificates", secure.URL, sites.Access{CA: ca}, " "},
		{"none are verified", secure.URL, sites.Access{Insecure: true}, " "},
		{"old ciphers", old.URL, sites.Access{Insecure: true}, " "},
		{"headers", secure.URL, sites.Access{CA: ca, Headers: map[string]string{"X-Reader": "nianbao"}}, "nianbao "},
		{"a proxy", "http://site.invalid", sites.Access{Proxy: proxy.URL}, " proxy to site.invalid"},
	} {
		transport := newTransport(t)
		access, err := transport.NewAccess("site", c.access)
		if err != nil {
			t.Fatal(err)
		}
		seen = ""
		_, err = transport.Get(context.Background(), sites.Request{URL: c.url + "/nb/"}, Ask{Kind: crawldb.Page, Access: access})
		if err != nil {
			seen = kindOf(err)
		}
		if seen != c.want {
			t.Errorf("%s: %q, want %q; %v", c.name, seen, c.want, err)
		}
	}
}

// Hosts of one address are asked one after the other, and less often than each of several addresses.
func TestHostsOfOneAddress(t *testing.T) {
	transport := newTransport(t)
	transport.addresses.look = func(_ context.Context, _, host string) ([]netip.Addr, error) {
		if strings.HasPrefix(host, "far") {
			return []netip.Addr{netip.MustParseAddr("202.96.128.87")}, nil
		}
		return []netip.Addr{netip.MustParseAddr("202.96.128.86"), netip.MustParseAddr("202.96.128.88")}, nil
	}
	var at []time.Time
	for _, host := range []string{"a.example", "b.example", "far.example"} {
		r, err := http.NewRequest(http.MethodGet, "http://"+host+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := transport.inTurn(r, time.Second, func() error { at = append(at, transport.Clock.Now()); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if at[1].Sub(at[0]) != time.Second || at[2] != at[1] {
		t.Errorf("asked at %v", at)
	}
}

// The log has a line for each request, those for robots.txt too.
func TestRequestLog(t *testing.T) {
	s := newServer(t, map[string]http.HandlerFunc{"/nb/": says("<html>年报")})
	var lines strings.Builder
	transport := newTransport(t)
	transport.Requests = NewRequestLog(&lines)
	access, err := transport.NewAccess("site", sites.Access{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transport.Get(context.Background(), sites.Request{URL: s.URL + "/nb/"}, Ask{Kind: crawldb.Page, Access: access}); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(lines.String()), "\n")
	if len(got) != 2 || !strings.Contains(got[0], `robots.txt","status":404`) || !strings.Contains(got[1], `/nb/","status":200,"bytes":12,`) || !strings.Contains(got[1], `"site":"site","method":"GET"`) {
		t.Errorf("%q", got)
	}
}

// A site that gives a cookie and leads back to where it was asked is no loop, and what it gave is sent
// along from then on, but not to others, and not in place of what the operator has sent. One that
// forgets each time is a loop.
func TestCookies(t *testing.T) {
	got := ""
	s := newServer(t, map[string]http.HandlerFunc{
		"/nb/": func(w http.ResponseWriter, r *http.Request) {
			if got = r.Header.Get("Cookie"); !strings.Contains(got, "session=7") {
				http.SetCookie(w, &http.Cookie{Name: "session", Value: "7", Path: "/"})
				moved(302, r.URL.Path)(w, r)
				return
			}
			fmt.Fprint(w, "<html>年报")
		},
		"/page2": func(w http.ResponseWriter, r *http.Request) {
			got = r.Header.Get("Cookie")
			fmt.Fprint(w, "<html>年报")
		},
		"/forgetful": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "try", Value: "1", Path: "/"})
			moved(302, r.URL.Path)(w, r)
		},
		"/endless": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "try", Value: fmt.Sprint(rand.N(1_000_000)), Path: "/"})
			moved(302, r.URL.Path)(w, r)
		},
	})
	transport := newTransport(t)
	visit := func(site string, headers map[string]string, paths ...string) (kind string) {
		access, err := transport.NewAccess(site, sites.Access{Headers: headers})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			_, err = transport.Get(context.Background(), sites.Request{URL: s.URL + path}, Ask{Kind: crawldb.Page, Access: access, Site: site})
			kind = kindOf(err)
		}
		return kind
	}
	for _, c := range []struct {
		site    string
		headers map[string]string
		paths   []string
		cookies string // that the server got last
		kind    string
	}{
		{"one", nil, []string{"/nb/", "/page2?of=one"}, "session=7", ""},
		{"another", nil, []string{"/page2?of=another"}, "", ""},
		{"its own", map[string]string{"Cookie": "session=mine"}, []string{"/page2?of=own"}, "session=mine", ""},
		{"forgetful", nil, []string{"/forgetful"}, "", KindLoop},
		{"endless", nil, []string{"/endless"}, "", KindLoop},
	} {
		got = ""
		if kind := visit(c.site, c.headers, c.paths...); kind != c.kind || got != c.cookies {
			t.Errorf("%s: fault %q, want %q; cookies %q, want %q", c.site, kind, c.kind, got, c.cookies)
		}
	}
	if n := len(s.asked); n > 25 {
		t.Errorf("%d requests", n)
	}
}
