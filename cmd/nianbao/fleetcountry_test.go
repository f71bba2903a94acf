package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/testsites"
	"nianbao/store"
	"nianbao/store/reports"
)

// politeness is how long a host of these tests is left alone after each request.
const politeness = 20 * time.Millisecond

// A country is sites that several crawlers share, with the requests to each.
type country struct {
	t     *testing.T
	sites []*testsites.Site

	mu       sync.Mutex
	requests map[string][]request // by host
	watch    func(request)        // called with each
}

// A request is one as the site sees it.
type request struct {
	host, by string // by the contact in User-Agent
	at       time.Time
}

// newCountry starts the sites of so many designs.
func newCountry(t *testing.T, styles ...string) *country {
	t.Helper()
	c := &country{t: t, requests: map[string][]request{}}
	for i, d := range testsites.Designs() {
		if !slices.Contains(styles, d.Name) {
			continue
		}
		s := d.Start(i + 1)
		t.Cleanup(s.Close)
		s.OnRequest(c.asked)
		c.sites = append(c.sites, s)
	}
	if len(c.sites) != len(styles) {
		t.Fatalf("%d sites of %v", len(c.sites), styles)
	}
	return c
}

func (c *country) asked(r *http.Request) {
	one := request{r.Host, r.UserAgent(), time.Now()}
	c.mu.Lock()
	c.requests[r.Host] = append(c.requests[r.Host], one)
	watch := c.watch
	c.mu.Unlock()
	if watch != nil {
		watch(one)
	}
}

// onRequest has do called with each request.
func (c *country) onRequest(do func(request)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.watch = do
}

// count returns how many requests there were.
func (c *country) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, list := range c.requests {
		n += len(list)
	}
	return n
}

// sources returns the sources file of a crawler, which goes by its contact.
func (c *country) sources(contact string) string {
	text := fmt.Sprintf("contact: %s\ninterval: %v\nsites:\n", contact, politeness)
	for _, s := range c.sites {
		text += fmt.Sprintf("  - {name: %s, start: [%q]}\n", s.Name, s.Start)
	}
	return text
}

// checkPoliteness looks whether each host was left alone between any two requests, whoever made them, and returns who asked it.
func (c *country) checkPoliteness() (clients map[string][]string) {
	c.t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	clients = map[string][]string{}
	for host, list := range c.requests {
		slices.SortFunc(list, func(a, b request) int { return a.at.Compare(b.at) })
		for i, r := range list {
			if i > 0 && r.at.Sub(list[i-1].at) < politeness {
				c.t.Errorf("%s was asked by %s, and %v later by %s", host, list[i-1].by, r.at.Sub(list[i-1].at), r.by)
			}
			if !slices.Contains(clients[host], r.by) {
				clients[host] = append(clients[host], r.by)
			}
		}
	}
	return clients
}

// checkFound looks whether each report of the country is in one of the databases, and in no other.
func (c *country) checkFound(databases ...string) {
	c.t.Helper()
	wanted, found := map[string]int{}, map[string]int{}
	for _, s := range c.sites {
		for _, r := range s.Reports {
			wanted[fmt.Sprint(r.Organ, r.Year)]++
		}
	}
	for _, path := range databases {
		db, err := store.OpenReadOnly(path)
		if err != nil {
			c.t.Fatal(err)
		}
		list, err := reports.List(context.Background(), db, reports.Filter{})
		db.Close()
		if err != nil {
			c.t.Fatal(err)
		}
		here := map[string]bool{} // a report in several forms is one
		for _, r := range list {
			here[fmt.Sprint(r.Organ, r.Year)] = true
		}
		for report := range here {
			found[report]++
		}
	}
	for report := range wanted {
		if found[report] != 1 {
			c.t.Errorf("%s was found by %d crawlers", report, found[report])
		}
	}
	if len(found) != len(wanted) || len(wanted) == 0 {
		c.t.Errorf("%d reports were found, of %d", len(found), len(wanted))
	}
}
