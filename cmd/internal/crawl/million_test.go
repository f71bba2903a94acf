package crawl

import (
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
)

// BenchmarkMillionAddresses crawls a host with a million addresses of documents on a thousand lists,
// kills the crawl once it has read all lists and some documents, and has it go on. It tells the most
// memory that either had, and how long the second took from its start to its first request:
//
//	go test -run '^$' -bench MillionAddresses -benchtime 1x ./cmd/internal/crawl
func BenchmarkMillionAddresses(b *testing.B) {
	const lists, records, documents = 1000, 1000, 200
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
