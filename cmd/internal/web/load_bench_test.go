package web

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/web/webtest"
)

// clients is how many ask at the same time when times are taken.
const clients = 2

// BenchmarkPages asks for pages of each kind over HTTP, each time with other
// parameters. After as many requests as a warm-up, of which it reports the longest,
// it reports the median, the 99th percentile and the greatest of
// the times from a request to the last byte of its answer, in milliseconds, and
// logs the request that took longest. Then it asks for them once more, one after the other, and
// reports cpu-ms and cpu-p99-ms, the mean and the 99th percentile of the processor
// time of a request, the client's part and the collector's included, which other work on the machine,
// or on that which lends its processors to a virtual one, hardly changes. NIANBAO_BENCH_DB names the
// database; without it that of the tests is taken.
func BenchmarkPages(b *testing.B) {
	s := benchServer(b)
	if err := s.Prepare(context.Background()); err != nil {
		b.Fatal(err)
	}
	v, err := inquirerOf(context.Background(), s)
	if err != nil {
		b.Fatal(err)
	}
	server := httptest.NewServer(s)
	defer server.Close()
	for _, kind := range pageKinds {
		b.Run(kind.name, func(b *testing.B) {
			if kind.drawn && len(v.printed) == 0 {
				b.Skip("no document of the first reports is at hand: there is nothing to draw")
			}
			drawn := func(seed uint64) []string {
				rng := rand.New(rand.NewPCG(seed, 1))
				targets := make([]string, b.N)
				for i := range targets {
					targets[i] = server.URL + kind.target(v, rng)
				}
				return targets
			}
			times := make([]time.Duration, b.N)
			if err := askAll(server.Client(), clients, drawn(1), times); err != nil { // warms up
				b.Fatal(err)
			}
			first := slices.Max(times)
			b.ResetTimer()
			targets := drawn(2)
			if err := askAll(server.Client(), clients, targets, times); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			b.ReportMetric(first.Seconds()*1000, "cold-max-ms")
			longest := slices.Index(times, slices.Max(times))
			b.Logf("%v: %s", times[longest].Round(time.Millisecond), strings.TrimPrefix(targets[longest], server.URL))
			slices.Sort(times)
			for name, share := range map[string]float64{"p50-ms": .5, "p99-ms": .99, "max-ms": 1} {
				b.ReportMetric(times[int(share*float64(len(times)-1))].Seconds()*1000, name)
			}
			var sum time.Duration
			for i, target := range targets {
				before := processorTime(b)
				if err := fetch(server.Client(), target); err != nil {
					b.Fatal(err)
				}
				times[i] = processorTime(b) - before
				sum += times[i]
			}
			slices.Sort(times)
			b.ReportMetric(sum.Seconds()*1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(times[int(.99*float64(len(times)-1))].Seconds()*1000, "cpu-p99-ms")
		})
	}
}

// askAll asks for all targets, as many at a time as there are clients, and notes how
// long each took.
func askAll(client *http.Client, clients int, targets []string, times []time.Duration) error {
	var next atomic.Int64
	var asking sync.WaitGroup
	failures := make([]error, clients)
	for c := range clients {
		asking.Go(func() {
			for failures[c] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(targets) {
					return
				}
				began := time.Now()
				failures[c] = fetch(client, targets[i])
				times[i] = time.Since(began)
			}
		})
	}
	asking.Wait()
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}

// fetch reads the whole answer, which must be a success.
func fetch(client *http.Client, target string) error {
	answer, err := client.Get(target)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", target, answer.Status)
	}
	return nil
}

func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func benchServer(b *testing.B) *Server {
	b.Helper()
	if database := os.Getenv("NIANBAO_BENCH_DB"); database != "" {
		s := webtest.Open(b, database)
		SetCollector(s.KeptBytes())
		return serving(b, s, filepath.Dir(database), false)
	}
	return example(b, false)
}
