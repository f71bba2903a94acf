package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	answer := func(status int, body string) func(*url.URL) (*http.Response, []byte, error) {
		return func(*url.URL) (*http.Response, []byte, error) {
			if status >= 400 {
				return nil, nil, &Fault{Kind: kindStatus, Status: status, err: fmt.Errorf("the server answers %d", status)}
			}
			return &http.Response{StatusCode: status}, []byte(body), nil
		}
	}
	moved := func(u *url.URL) (*http.Response, []byte, error) {
		if u.Path == "/robots.txt" {
			return &http.Response{StatusCode: 301, Header: http.Header{"Location": {"/files/robots.txt"}}, Request: &http.Request{URL: u}}, nil, nil
		}
		return &http.Response{StatusCode: 200}, []byte("User-agent: *\nDisallow: /nb/"), nil
	}
	for _, c := range []struct {
		name  string
		fetch func(*url.URL) (*http.Response, []byte, error)
		path  string
		delay time.Duration
		want  string // kind of the fault, "" if it may be read
	}{
		{"none", answer(404, ""), "/nb/a.pdf", 0, ""},
		{"forbidden", answer(403, ""), "/nb/a.pdf", 0, ""},
		{"the server is down", answer(503, ""), "/nb/a.pdf", 0, kindStatus},
		{"it is too busy", answer(429, ""), "/nb/a.pdf", 0, kindStatus},
		{"a page instead", answer(200, "<html><p>404</html>"), "/nb/a.pdf", 0, ""},
		{"all is allowed", answer(200, "User-agent: *\nDisallow:\n"), "/nb/a.pdf", 0, ""},
		{"all is forbidden", answer(200, "User-agent: *\nDisallow: /\n"), "/nb/a.pdf", 0, KindRobots},
		{"by a pattern", answer(200, "User-agent: *\nDisallow: /*.pdf$\n"), "/nb/a.pdf", 0, KindRobots},
		{"with a query", answer(200, "User-agent: *\nDisallow: /nb?id=\n"), "/nb?id=1", 0, KindRobots},
		{"another is meant", answer(200, "User-agent: other\nDisallow: /\n"), "/nb/a.pdf", 0, ""},
		{"an interval", answer(200, "User-agent: *\nCrawl-delay: 7\n"), "/nb/a.pdf", 7 * time.Second, ""},
		{"an interval without end", answer(200, "User-agent: *\nCrawl-delay: 86400\n"), "/nb/a.pdf", longestDelay, ""},
		{"it has moved", moved, "/nb/a.pdf", 0, KindRobots},
	} {
		asked := 0
		r := &robots{hosts: map[string]*robotsFile{}, fetch: func(_ context.Context, u *url.URL) (*http.Response, []byte, error) {
			asked++
			return c.fetch(u)
		}}
		for range 2 {
			u, err := url.Parse("https://a.example" + c.path)
			if err != nil {
				t.Fatal(err)
			}
			delay, err := r.allows(context.Background(), u)
			kind := ""
			var fault *Fault
			if errors.As(err, &fault) {
				kind = fault.Kind
			}
			if kind != c.want || delay != c.delay || c.want == "" && err != nil {
				t.Errorf("%s: %v, %v", c.name, delay, err)
			}
		}
		if most := 2; asked > most {
			t.Errorf("%s: asked for %d times", c.name, asked)
		}
	}
}
