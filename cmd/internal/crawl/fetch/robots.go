package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"nianbao/cmd/internal/crawl/sites"
)

const (
	largestRobots   = 512 << 10       // bytes that are looked at, as RFC 9309 has it
	robotsRedirects = 5               // the same
	longestDelay    = 2 * time.Minute // of a Crawl-delay that is kept to
)

// A robotsFile is the robots.txt of one host in one run.
type robotsFile struct {
	mu    sync.Mutex // held while it is asked for
	known bool
	group *robotstxt.Group
	err   error
}

// ask has the file read, unless it was. What ended with the context of a walk says nothing of the host.
func (f *robotsFile) ask(ctx context.Context, read func() (*robotstxt.Group, error)) (*robotstxt.Group, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.known {
		group, err := read()
		if err != nil && ctx.Err() != nil {
			return nil, err
		}
		f.known, f.group, f.err = true, group, err
	}
	return f.group, f.err
}

// robots asks each host once a run what it does not want to be read.
type robots struct {
	mu    sync.Mutex
	hosts map[string]*robotsFile
	fetch func(ctx context.Context, u *url.URL) (*http.Response, []byte, error)
}

// allows returns nil if the host lets an address be read, with the interval it
// asks for between requests, 0 without one. A host whose robots.txt can't be had
// is not read: it may be down, and may forbid.
func (r *robots) allows(ctx context.Context, u *url.URL) (time.Duration, error) {
	r.mu.Lock()
	f := r.hosts[u.Scheme+u.Host]
	if f == nil {
		f = &robotsFile{}
		r.hosts[u.Scheme+u.Host] = f
	}
	r.mu.Unlock()
	group, err := f.ask(ctx, func() (*robotstxt.Group, error) {
		return r.read(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	})
	if err != nil {
		return 0, fmt.Errorf("robots.txt of %s: %w", u.Host, err)
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !group.Test(path) {
		return 0, NewFault(KindRobots, errRobots)
	}
	return min(group.CrawlDelay, longestDelay), nil
}

// read fetches a robots.txt. Without one, all may be read.
func (r *robots) read(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	for range robotsRedirects {
		response, body, err := r.fetch(ctx, u)
		if err != nil {
			// A wall before robots.txt is not "there is none": what the host wants is not known.
			if fault := FaultOf(err); fault.Kind != kindStatus || fault.Status >= 500 || fault.Status == http.StatusTooManyRequests {
				return nil, err
			}
			break // there is none
		}
		if response.StatusCode >= 300 {
			if u, err = response.Location(); err != nil {
				return nil, err
			}
			continue
		}
		data, err := robotstxt.FromBytes(body)
		if err != nil {
			break // a page of another kind, such as the site's own "not found"
		}
		return data.FindGroup(agent), nil
	}
	data, err := robotstxt.FromBytes(nil)
	if err != nil {
		return nil, err
	}
	return data.FindGroup(agent), nil
}

// fetchRobots makes one request for a robots.txt or the address it redirects to.
func (t *Transport) fetchRobots(ctx context.Context, u *url.URL) (response *http.Response, body []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, nil, err
	}
	err = t.attempt(request, t.Interval, func(r *http.Response) error {
		response = r
		t.remark(request, r, sites.Request{URL: u.String()})
		if r.StatusCode >= 400 {
			return statusFault(r, t.Clock.Now())
		}
		data, err := io.ReadAll(io.LimitReader(r.Body, largestRobots))
		body = bytes.TrimPrefix(data, []byte("\uFEFF"))
		return err
	})
	return response, body, err
}
