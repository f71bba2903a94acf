package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/crawl/stillclock"
	"nianbao/store/crawldb"
	"nianbao/store/storetest"
)

// A server is a site that notes what it is asked.
type server struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

// newServer starts a site of which each path is answered by a function; others are not found.
func newServer(t *testing.T, answers map[string]http.HandlerFunc) *server {
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // a test's own
		s.mu.Lock()
		s.asked = append(s.asked, strings.TrimSpace(fmt.Sprint(r.Method, " ", r.URL.RequestURI(), " ", string(body))))
		s.mu.Unlock()
		if answer := answers[r.URL.Path]; answer != nil {
			answer(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// newTransport returns the transport of a run that begins now.
func newTransport(t *testing.T) *Transport {
	t.Helper()
	db := storetest.OpenNew(t)
	clock := stillclock.At(time.Date(2026, 1, 20, 3, 0, 0, 0, time.UTC))
	a, err := archive.Open(filepath.Join(t.TempDir(), "archive"), db, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	run, err := crawldb.Begin(context.Background(), db, clock.Now(), crawldb.Holder{}, crawldb.Lease{Resumable: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return New(Config{Store: db, Archive: a, Run: run.ID, Clock: clock, Patience: DefaultPatience(), Limits: DefaultDownloadLimits(),
		AllowPrivate: true, Log: slog.New(slog.DiscardHandler)})
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

func moved(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// kindOf returns the kind of a fault, "" without an error.
func kindOf(err error) string {
	if err == nil {
		return ""
	}
	return FaultOf(err).Kind
}

// What is sent is a GET, a form or JSON, with the page that leads there; a form that is sent to
// another address stays one only if the server wants that.
func TestRequestsAsSent(t *testing.T) {
	referer := func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<html>"+r.Referer()) }
	s := newServer(t, map[string]http.HandlerFunc{"/list": referer, "/seen": moved(302, "/list"), "/kept": moved(307, "/list")})
	form := url.Values{"page": {"2"}}
	for _, c := range []struct {
		name    string
		request sites.Request
		want    string // that the server got last
		key     string
	}{
		{"an address", sites.Request{URL: s.URL + "/list?a=1"}, "GET /list?a=1", "/list?a=1"},
		{"a form", sites.Request{URL: s.URL + "/list", Form: form}, "POST /list page=2", "/list#POST page=2"},
		{"JSON", sites.Request{URL: s.URL + "/list", JSON: `{"page":2}`}, `POST /list {"page":2}`, `/list#POST {"page":2}`},
		{"a form, then elsewhere", sites.Request{URL: s.URL + "/seen", Form: form}, "GET /list", "/list"},
		{"a form, and the same elsewhere", sites.Request{URL: s.URL + "/kept", Form: form}, "POST /list page=2", "/list#POST page=2"},
	} {
		c.request.Referer = s.URL + "/from"
		got, err := newTransport(t).Get(context.Background(), c.request, Ask{Kind: crawldb.Page})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		body, err := got.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if last := s.asked[len(s.asked)-1]; last != c.want || got.URL.URL != s.URL+c.key || string(body) != "<html>"+s.URL+"/from" {
			t.Errorf("%s: the server got %q; key %s, answer %s", c.name, last, got.URL.URL, body)
		}
	}
}

// A form is sent again as a whole after a fault that passes.
func TestFormIsSentAgain(t *testing.T) {
	failed := false
	s := newServer(t, map[string]http.HandlerFunc{"/list": func(w http.ResponseWriter, r *http.Request) {
		if !failed {
			failed = true
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, "<html>")
	}})
	if _, err := newTransport(t).Get(context.Background(), sites.Request{URL: s.URL + "/list", Form: url.Values{"page": {"2"}}}, Ask{Kind: crawldb.Page}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"GET /robots.txt", "POST /list page=2", "POST /list page=2"}; !slices.Equal(s.asked, want) {
		t.Errorf("the server got %q, want %q", s.asked, want)
	}
}

// Of each redirect the host's robots.txt is asked, and then the walk.
func TestRedirects(t *testing.T) {
	other := newServer(t, map[string]http.HandlerFunc{"/robots.txt": says("User-agent: *\nDisallow: /secret/"), "/a": says("<html>")})
	s := newServer(t, map[string]http.HandlerFunc{
		"/to-other": moved(301, other.URL+"/a"), "/to-secret": moved(301, other.URL+"/secret/a"),
		"/self": moved(302, "/self#top"), "/to": moved(302, "/fro"), "/fro": moved(302, "/to"), "/nowhere": moved(302, "http://a b/"),
		"/deeper": func(w http.ResponseWriter, r *http.Request) { moved(302, r.URL.RequestURI()+"?d=1")(w, r) },
	})
	stop := errors.New("not this one")
	for _, c := range []struct {
		path   string
		follow error
		want   string
	}{
		{"/to-other", nil, ""}, {"/to-other", stop, "stopped"}, {"/to-secret", nil, KindRobots},
		{"/self", nil, KindLoop}, {"/to", nil, KindLoop}, {"/deeper", nil, KindLoop}, {"/nowhere", nil, KindLoop},
	} {
		got, err := newTransport(t).Get(context.Background(), sites.Request{URL: s.URL + c.path},
			Ask{Kind: crawldb.Page, Follow: func(sites.Request) error { return c.follow }})
		kind := kindOf(err)
		if errors.Is(err, stop) {
			kind = "stopped"
		}
		if kind != c.want || err == nil && got.URL.URL != other.URL+"/a" {
			t.Errorf("%s: %v, want %q", c.path, err, c.want)
		}
	}
	if slices.Contains(other.asked, "GET /secret/a") {
		t.Error("what robots.txt forbids was asked for")
	}
	if n := len(s.asked); n > 40 {
		t.Errorf("%d requests", n)
	}
}
