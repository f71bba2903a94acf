package fleet

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/tenancy"
	"nianbao/cmd/internal/fleet/natsserver"
)

// startCrawler starts the hosts of a crawler.
func startCrawler(t *testing.T, url, name string, lasts time.Duration) *Hosts {
	t.Helper()
	h, err := NewHosts(bounded(t), HostsConfig{Address: at(t, url), Crawler: name, Lasts: lasts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	return h
}

// noPace is that of a host which was not asked.
func noPace() time.Duration { return 0 }

func take(t *testing.T, h *Hosts, host string) tenancy.Lease {
	t.Helper()
	l, err := h.Take(bounded(t), host, noPace)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// awaitLoss waits until a lease is lost, which it must be in the end.
func awaitLoss(t *testing.T, l tenancy.Lease) {
	t.Helper()
	select {
	case <-l.Lost():
	case <-bounded(t).Done():
		t.Fatal("the lease is not lost")
	}
	if l.Holds() {
		t.Error("a lost lease holds")
	}
}

// A host is one crawler's at a time; who has it next waits as long as the one before would have.
func TestHostIsOneCrawlers(t *testing.T) {
	url := startServer(t, "")
	first, second := startCrawler(t, url, "first", time.Minute), startCrawler(t, url, "second", time.Minute)
	lease, err := first.Take(bounded(t), "www.example.gov.cn:8080", func() time.Duration { return 7 * time.Second })
	if err != nil {
		t.Fatal(err)
	}
	_, err = second.Take(bounded(t), "www.example.gov.cn:8080", noPace)
	if held := new(tenancy.HeldError); !errors.As(err, &held) || held.By != "first" {
		t.Fatalf("the other crawler is told %v", err)
	}
	other := take(t, second, "www.example.gov.cn")
	if !lease.Holds() || !other.Holds() || lease.Before() != 0 {
		t.Errorf("held %v and %v, to be left alone for %v", lease.Holds(), other.Holds(), lease.Before())
	}
	lease.GiveBack()
	again := take(t, second, "www.example.gov.cn:8080")
	if !again.Holds() || again.Before() != 7*time.Second {
		t.Errorf("given back, it is held: %v, and to be left alone for %v", again.Holds(), again.Before())
	}
}

// A lease lasts as long as its crawler renews it.
func TestLeaseIsRenewed(t *testing.T) {
	const lasts = 5 * time.Second
	url := startServer(t, "")
	first, second := startCrawler(t, url, "first", lasts), startCrawler(t, url, "second", lasts)
	take(t, first, "a.example")
	for start := time.Now(); time.Since(start) < lasts*3/2; {
		if _, err := second.Take(bounded(t), "a.example", noPace); !tenancy.IsRefusal(err) {
			t.Fatalf("a host that is renewed is given to another: %v", err)
		}
		if err := second.Rest(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// A crawler that is cut off takes its hosts for lost before another can have them.
func TestLeaseOfACrawlerThatIsCutOff(t *testing.T) {
	const lasts = 3 * time.Second
	url := startServer(t, "")
	first, second := startCrawler(t, url, "first", lasts), startCrawler(t, url, "second", lasts)
	lease := take(t, first, "a.example")
	first.conn.Close()
	for {
		_, err := second.Take(bounded(t), "a.example", noPace)
		if err == nil {
			break
		}
		if !tenancy.IsRefusal(err) {
			t.Fatal(err)
		}
		if err := second.Rest(bounded(t)); err != nil {
			t.Fatal(err)
		}
	}
	if lease.Holds() {
		t.Error("two crawlers have the host")
	}
	awaitLoss(t, lease)
}

// A crawler that is started again has its hosts at once, and what is left of the one before loses them.
func TestCrawlerStartedAgain(t *testing.T) {
	url := startServer(t, "")
	before, after := startCrawler(t, url, "one", 6*time.Second), startCrawler(t, url, "one", 6*time.Second)
	old := take(t, before, "a.example")
	lease := take(t, after, "a.example")
	awaitLoss(t, old)
	old.GiveBack() // takes nothing from the other
	third := startCrawler(t, url, "third", 6*time.Second)
	if _, err := third.Take(bounded(t), "a.example", noPace); !tenancy.IsRefusal(err) || !lease.Holds() {
		t.Errorf("the host that was taken over is given to another: %v", err)
	}
}

// A crawler that dies before it has renewed anything leaves a pause: its own or, as long as it knows nothing of the host, that of
// who had it before.
func TestPauseOfACrawlerThatDiesAtOnce(t *testing.T) {
	url := startServer(t, "")
	for _, c := range []struct {
		pace, pause time.Duration
	}{{9 * time.Second, 9 * time.Second}, {time.Second, 9 * time.Second}, {11 * time.Second, 11 * time.Second}} {
		dying := startCrawler(t, url, "one", time.Minute)
		if _, err := dying.Take(bounded(t), "a.example", func() time.Duration { return c.pace }); err != nil {
			t.Fatal(err)
		}
		dying.conn.Close()
		if got := take(t, startCrawler(t, url, "one", time.Minute), "a.example").Before(); got != c.pause {
			t.Errorf("after one with a pause of %v the host is left alone for %v, not %v", c.pace, got, c.pause)
		}
	}
}

// Without a server no host is anybody's, and with one again that has lost all, it can be taken.
func TestLeaseWithoutServer(t *testing.T) {
	const lasts = 3 * time.Second
	dir := t.TempDir()
	start := func(listen, store string) *natsserver.Server {
		s, err := natsserver.Start(listen, filepath.Join(dir, store), []string{"-l", filepath.Join(dir, "log")})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	server := start("127.0.0.1:0", "before")
	h := startCrawler(t, server.URL(), "one", lasts)
	lease := take(t, h, "a.example")
	server.Stop()
	awaitLoss(t, lease)
	lease.GiveBack()
	short, cancel := context.WithTimeout(t.Context(), lasts)
	defer cancel()
	if l, err := h.Take(short, "a.example", noPace); err == nil {
		t.Fatalf("leased by nobody: %v", l)
	}
	again := start(server.URL()[len("nats://"):], "after")
	defer again.Stop()
	if l := take(t, h, "a.example"); !l.Holds() {
		t.Error("a lease of the server that came back does not hold")
	}
}

// What one crawler has crawled, others are told of, and not it.
func TestCrawledSites(t *testing.T) {
	url := startServer(t, "")
	first, second := startCrawler(t, url, "first", time.Minute), startCrawler(t, url, "second", time.Minute)
	if err := first.Finished(bounded(t), "0123abcd"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		asks       *Hosts
		site, want string
	}{{second, "0123abcd", "first"}, {first, "0123abcd", ""}, {second, "4567", ""}} {
		by, at, err := c.asks.Crawled(bounded(t), c.site)
		if err != nil || by != c.want || at.IsZero() != (c.want == "") {
			t.Errorf("%s is told of %s: by %q, at %v, %v", c.asks.config.Crawler, c.site, by, at, err)
		}
	}
}
