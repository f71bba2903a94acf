package main

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/commandline"
	"nianbao/cmd/internal/crawl"
	"nianbao/cmd/internal/crawl/archive"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/outcome"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/cmd/internal/fleet"
	"nianbao/cmd/internal/fleet/natsserver"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// A crawler is one of those that share a country, in this process.
type crawler struct {
	name, folder string
	url          string // of the server
	lasts        time.Duration
	log          io.Writer
}

func (c crawler) db() string { return filepath.Join(c.folder, "reports.db") }

// run crawls the country once.
func (c crawler) run(t *testing.T, of *country) (*outcome.Summary, error) {
	t.Helper()
	sources, err := sites.Parse("sources.yaml", []byte(of.sources(c.name)))
	if err != nil {
		return nil, err
	}
	db, err := store.Open(c.db())
	if err != nil {
		return nil, err
	}
	defer db.Close()
	kept, err := archive.Open(filepath.Join(c.folder, "archive"), db, time.Now)
	if err != nil {
		return nil, err
	}
	defer kept.Close()
	log := slog.New(slog.NewTextHandler(c.log, nil))
	hosts, err := fleet.NewHosts(t.Context(), fleet.HostsConfig{Address: fleet.Address{URL: c.url, Log: log}, Crawler: c.name, Lasts: c.lasts})
	if err != nil {
		return nil, err
	}
	defer hosts.Close()
	return crawl.Run(t.Context(), crawl.Config{Sources: sources, Store: db, Archive: kept, Clock: fetch.SystemClock{}, Patience: fetch.DefaultPatience(), Sites: 2,
		AllowPrivate: true, All: true, Log: log, Limits: fetch.DefaultDownloadLimits(), Hosts: hosts,
		Import: bulk.Config{Workers: 1, Isolation: bulk.InProcesses, Worker: []string{os.Args[0], workers.Command}, Limits: ingest.DefaultLimits(), BatchSize: 64, BatchAge: time.Second}})
}

// Three crawlers share the sites of a country: each site is crawled by one of them, and each says of the others' that they
// are crawled.
func TestCrawlersShareACountry(t *testing.T) {
	of := newCountry(t, "jpage-page", "xxgk", "plain-next", "plain-numbers", "by-year")
	url := startNATS(t)
	summaries := make([]*outcome.Summary, 3)
	var databases []string
	var running sync.WaitGroup
	for i := range summaries {
		c := crawler{name: fmt.Sprintf("crawler-%d@example.org", i), folder: t.TempDir(), url: url, lasts: time.Minute, log: t.Output()}
		databases = append(databases, c.db())
		running.Go(func() {
			var err error
			if summaries[i], err = c.run(t, of); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		})
	}
	running.Wait()
	if t.Failed() {
		t.FailNow()
	}
	for host, clients := range of.checkPoliteness() {
		if len(clients) != 1 {
			t.Errorf("%s was asked by %v", host, clients)
		}
	}
	of.checkFound(databases...)
	crawled := 0
	for i, s := range summaries {
		own := map[string]bool{}
		for _, site := range s.Sites {
			own[site.Name] = site.CrawledBy == ""
		}
		for _, p := range s.Problems {
			if !own[p.Site] {
				t.Errorf("crawler %d has a problem of a site that it left to another: %v", i, p)
			}
		}
		mine := len(of.sites) - s.CrawledElsewhere
		if len(s.Sites) != len(of.sites) || s.HeldElsewhere != 0 || len(s.Failed) != 0 || mine > 0 && len(s.New) == 0 {
			t.Errorf("crawler %d, which crawled %d sites, has %d of %d in its summary, %d held, %d new, and failed %v", i, mine, len(s.Sites), len(of.sites), s.HeldElsewhere, len(s.New), s.Failed)
		}
		crawled += mine
	}
	if crawled != len(of.sites) {
		t.Errorf("%d sites were crawled %d times", len(of.sites), crawled)
	}
}

// A buffer takes a log, and tells when a text has come.
type buffer struct {
	t     *testing.T
	lines *io.PipeReader
	to    *io.PipeWriter
	seen  chan string
}

func newBuffer(t *testing.T, texts ...string) *buffer {
	b := &buffer{t: t, seen: make(chan string, 1024)}
	b.lines, b.to = io.Pipe()
	var reading sync.WaitGroup
	reading.Go(func() {
		for lines := bufio.NewScanner(b.lines); lines.Scan(); {
			fmt.Fprintln(t.Output(), lines.Text())
			for _, text := range texts {
				if strings.Contains(lines.Text(), text) {
					b.seen <- text
				}
			}
		}
	})
	t.Cleanup(func() { b.to.Close(); reading.Wait() })
	return b
}

func (b *buffer) await(text string) {
	b.t.Helper()
	limit := time.After(2 * time.Minute)
	for {
		select {
		case got := <-b.seen:
			if got == text {
				return
			}
		case <-limit:
			b.t.Fatalf("the log does not say %q", text)
		}
	}
}

// A crawler whose server of NATS is away asks the hosts no more that it can't prove to be its own, says so, and goes on when
// there is a server again.
func TestCrawlerWithoutServer(t *testing.T) {
	of := newCountry(t, "plain-next")
	dir := t.TempDir()
	start := func(listen string) *natsserver.Server {
		s, err := natsserver.Start(listen, dir, []string{"-l", filepath.Join(dir, "log")})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	server := start("127.0.0.1:0")
	url := server.URL()
	const left, asksAgain = "the site is left for later", "NATS does not tell which sites were crawled"
	log := newBuffer(t, left, asksAgain)
	c := crawler{name: "one@example.org", folder: t.TempDir(), url: url, lasts: 3 * time.Second, log: log.to}
	n, away := 0, make(chan struct{})
	of.onRequest(func(request) {
		if n++; n == 5 { // in the middle of the walk; it waits for the answer
			server.Stop()
			log.await(left) // the request is broken off; if it were answered, the site might be done before that
			close(away)
		}
	})
	var summary *outcome.Summary
	var err error
	var running sync.WaitGroup
	running.Go(func() { summary, err = c.run(t, of) })
	<-away
	before := of.count()
	log.await(asksAgain)
	if now := of.count(); now > before {
		t.Errorf("%d requests to a host that may be another's", now-before)
	}
	again := start(url[len("nats://"):])
	defer again.Stop()
	running.Wait()
	if err != nil || summary.HeldElsewhere != 0 || len(summary.Failed) != 0 {
		t.Fatalf("%+v, %v", summary, err)
	}
	of.checkPoliteness()
	of.checkFound(c.db())
}

// crawlBy returns a crawl as a process, whose documents are read by workers.
func crawlBy(t *testing.T, of *country, url, name, folder string) []string {
	t.Helper()
	sources := filepath.Join(folder, "sources.yaml")
	if err := os.WriteFile(sources, []byte(of.sources(name)), 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"--db", filepath.Join(folder, "reports.db"), "crawl", sources, "--archive", filepath.Join(folder, "archive"), "--allow-private"}
	if url != "" {
		args = append(args, "--nats", url, "--nats-patience", "3s")
	}
	return args
}

// The hosts of a crawler that is killed go to another when the leases have run out, and what it did not get to is found by that.
func TestHostsOfAKilledCrawler(t *testing.T) {
	of := newCountry(t, "plain-numbers", "by-year")
	crew := &crew{t: t, url: startNATS(t)}
	t.Cleanup(crew.dismiss)
	crew.hire()
	first, second := t.TempDir(), t.TempDir()
	victim := program(crawlBy(t, of, crew.url, "first@example.org", first)...)
	victim.Stderr = t.Output()
	dead := make(chan struct{})
	n := 0
	of.onRequest(func(request) {
		if n++; n == 12 {
			_ = victim.Process.Kill() // how it ends tells
			close(dead)
		}
	})
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	<-dead
	if err := victim.Wait(); err == nil || victim.ProcessState.Exited() {
		t.Fatalf("the crawl ended by itself: %v", err)
	}
	before := of.count()
	out, log, code := nianbao(t, "", crawlBy(t, of, crew.url, "second@example.org", second)...)
	if code != commandline.Findings { // reports that are due by now
		t.Fatalf("the other crawler ends with %d\n%s%s", code, out, log)
	}
	var summary outcome.Summary
	if err := json.Unmarshal([]byte(out), &summary); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log, "another crawler is at ") || summary.CrawledElsewhere+summary.HeldElsewhere != 0 {
		t.Errorf("it does not say that another had the hosts: %+v\n%s", summary.Sites, log)
	}
	if of.count() == before {
		t.Error("it asked for nothing")
	}
	of.checkPoliteness()
	of.checkFound(filepath.Join(second, "reports.db"))
}

// A crawl whose documents are read by a worker has the reports of one that reads them itself.
func TestCrawlReadByAWorker(t *testing.T) {
	of := newCountry(t, "xxgk")
	crew := &crew{t: t, url: startNATS(t)}
	t.Cleanup(crew.dismiss)
	crew.hire()
	alone, together := t.TempDir(), t.TempDir()
	must(t, commandline.Findings, crawlBy(t, of, "", "alone@example.org", alone)...)
	_, log, code := nianbao(t, "", crawlBy(t, of, crew.url, "together@example.org", together)...)
	if code != commandline.Findings {
		t.Fatalf("the crawl that is read by a worker ends with %d\n%s", code, log)
	}
	got, want := figures(t, filepath.Join(together, "reports.db")), figures(t, filepath.Join(alone, "reports.db"))
	if got != want || want == "" {
		t.Errorf("other figures than those that are read here: %s", difference(got, want))
	}
	of.checkFound(filepath.Join(together, "reports.db"))
}

// figures returns the figures of a database with whose they are and where they stand, but for what goes by the order in which reports came.
func figures(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return rowsOf(t, db, `SELECT r.region_code, r.organ, r.year, r.form, f.indicator, f.applicant, f.value, f.status, f.raw, f.page
		FROM figures AS f JOIN reports AS r ON r.id = f.report_id ORDER BY 1, 2, 3, 5, 6`)
}
