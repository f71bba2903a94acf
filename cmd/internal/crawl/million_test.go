package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/crawl/family"
	"nianbao/cmd/internal/crawl/fetch"
	"nianbao/cmd/internal/crawl/sites"
	"nianbao/store/crawldb"
)

// BenchmarkMillionAddresses has a host with a million addresses of documents, most of them in the
// frontier and the ledger of a run that is under way, the others on lists that are still to be read. A
// crawl goes on with it and is killed once it has read the lists and some documents; then another
// goes on. It tells the most memory that either had, and how long the second took from its start to
// its first request:
//
//	go test -run '^$' -bench MillionAddresses -benchtime 1x ./cmd/internal/crawl
func BenchmarkMillionAddresses(b *testing.B) {
	const lists, records, documents = 50, 1000, 100
	for b.Loop() {
		var answered, asked atomic.Int64
		var victim *exec.Cmd
		killAt := int64(lists + documents)
		first := make(chan time.Time, 2)
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if asked.Add(1) == 1 {
				first <- time.Now()
			}
			defer func() {
				if answered.Add(1) == killAt {
					_ = victim.Process.Kill() // an error would show in how it ends
				}
			}()
			n := 0
			switch {
			case strings.HasPrefix(r.URL.Path, "/r/"):
				fmt.Sscanf(r.URL.Path, "/r/%d.html", &n)
				fmt.Fprint(w, reportPage(n%500, n))
			case r.URL.Path == "/robots.txt":
				http.NotFound(w, r)
			default:
				fmt.Sscanf(r.URL.Path, "/index_%d.html", &n)
				listOf(w, n, lists, records)
			}
		}))
		dir := b.TempDir()
		fillFrontier(b, dir, s.URL, lists*records, 1_000_000)
		var most int64
		var resumed time.Duration
		for range 2 {
			answered.Store(0)
			asked.Store(0)
			victim = exec.Command(os.Args[0])
			victim.Env = append(os.Environ(), asVictim+"="+s.URL, asVictim+"_DIR="+dir)
			victim.Stderr = os.Stderr
			begun := time.Now()
			if err := victim.Start(); err != nil {
				b.Fatal(err)
			}
			if err := victim.Wait(); err == nil || victim.ProcessState.Exited() {
				b.Fatalf("the crawl ended by itself: %v", err)
			}
			resumed = (<-first).Sub(begun)
			most = max(most, victim.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
			killAt = documents
		}
		s.Close()
		b.ReportMetric(float64(most)/1024, "MiB")
		b.ReportMetric(resumed.Seconds(), "s-to-resume")
		if at, err := os.Stat(dir + "/reports.db"); err == nil {
			b.ReportMetric(float64(at.Size())/(1<<20), "MiB-database")
		}
	}
}

// fillFrontier begins a run in which addresses of a site, from one number to before another, were
// found and are to be asked for.
func fillFrontier(b *testing.B, dir, site string, from, to int) {
	b.Helper()
	c, err := configFor(dir, site, newTestClock())
	if err != nil {
		b.Fatal(err)
	}
	defer c.Store.Close()
	run, ctx, release, err := c.begin(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer release()
	walk, err := c.newSiteCrawl(ctx, &c.Sources.Sites[0], fetch.New(fetch.Config{Store: c.Store, Archive: c.Archive, Run: run.ID, Clock: c.Clock}), run.ID)
	if err != nil {
		b.Fatal(err)
	}
	list := site + "/index_0.html"
	for from < to {
		for range 1000 {
			r := family.Record{Request: sites.Request{URL: fmt.Sprintf("%s/r/%d.html", site, from)}, Text: fmt.Sprintf("第%d街道2023年政府信息公开工作年度报告", from), InList: true}
			walk.found(find{record: &r, on: list, job: job{Request: r.Request, Kind: crawldb.Document, List: list, Text: r.Text, Year: 2023, From: list}})
			from++
		}
		if err := walk.step(nil); err != nil {
			b.Fatal(err)
		}
	}
}

// listOf writes the n-th of the lists.
func listOf(w http.ResponseWriter, n, lists, records int) {
	fmt.Fprint(w, "<html><meta charset=utf-8><body><ul>")
	for i := range records {
		fmt.Fprintf(w, `<li><a href="/r/%d.html">第%[1]d街道2023年政府信息公开工作年度报告</a><span>2024-01-20</span>`, n*records+i)
	}
	if fmt.Fprint(w, "</ul>"); n+1 < lists {
		fmt.Fprintf(w, `<div class="page"><a href="/index_%d.html">下一页</a></div>`, n+1)
	}
}
