package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk"
	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/fleet"
	"nianbao/cmd/internal/fleet/natsserver"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// A simulated parser gives readings that were made before, after a sleep of the length that they took, or none.
type simulated struct {
	readings map[[32]byte]rehearsed // by what is behind the first line
	sleeps   bool
}

type rehearsed struct {
	ingest.Reading
	took time.Duration
}

func (simulated) Close() {}

// Parse reads the line by which a copy differs, and goes by the rest.
func (p simulated) Parse(ctx context.Context, s source.Source, wanted func(ingest.Identity) (bool, error)) (ingest.Reading, error) {
	data, err := workers.Load(s, 1<<30)
	if err != nil {
		return ingest.Reading{}, err
	}
	id := ingest.Identify(data)
	if ok, err := wanted(id); !ok || err != nil {
		return ingest.Reading{Identity: id}, err
	}
	copied := int(data[0]) // which copy it is
	r := p.readings[sha256.Sum256(data[1:])]
	if p.sleeps {
		select {
		case <-time.After(r.took):
		case <-ctx.Done():
			return ingest.Reading{}, ctx.Err()
		}
	}
	if r.Identity = id; r.Report != nil {
		report := *r.Report // another year's, so that it is no version of the same
		report.Year -= copied
		r.Report = &report
	}
	return r.Reading, nil
}

// atOnce are readers that need no other machine and no time.
type atOnce struct{ simulated }

func (a atOnce) Parser() workers.Parser { return a.simulated }

func (atOnce) Stored(string) {}

// How many documents a second are imported with so many workers, when reading is a sleep as long as it was
// measured, and how much of what the writer can do that is:
//
//	NIANBAO_FLEET_SIMULATION=reports NIANBAO_FLEET_MEAN=45ms go test ./cmd/nianbao -run SimulatedWorkers -v -timeout 60m
//
// NIANBAO_FLEET_MEAN is the mean of the sleeps; without it they are as long as the clock said.
func TestSimulatedWorkers(t *testing.T) {
	folder := os.Getenv("NIANBAO_FLEET_SIMULATION")
	if folder == "" {
		t.Skip("it takes minutes; NIANBAO_FLEET_SIMULATION names the reports to be read")
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d reports in %s, %v", len(paths), folder, err)
	}
	const copiesOfEach = 8
	readings := map[[32]byte]rehearsed{}
	dir := t.TempDir()
	var sum time.Duration
	limits := ingest.DefaultLimits()
	limits.Recognize = false
	here := workers.InProcess(limits)
	for _, path := range paths {
		start := time.Now()
		r, err := here.Parse(t.Context(), source.Source{Path: path}, func(ingest.Identity) (bool, error) { return true, nil })
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		one := rehearsed{r, time.Since(start)}
		digest := sha256.Sum256(data) // no name looks like the next page of another
		readings[digest] = one
		sum += one.took
		for n := range copiesOfEach {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%x.pdf", n, digest[:8])), append([]byte{byte(n)}, data...), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	mean := sum / time.Duration(len(paths))
	if text := os.Getenv("NIANBAO_FLEET_MEAN"); text != "" {
		wanted, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		for key, r := range readings {
			r.took = time.Duration(float64(r.took) * wanted.Seconds() / mean.Seconds())
			readings[key] = r
		}
		mean = wanted
	}
	importBy := func(readers bulk.Readers, copies, ahead int) (perSecond float64) {
		s, err := store.Open(filepath.Join(t.TempDir(), "reports.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		var args []string
		for n := range copies {
			args = append(args, filepath.Join(dir, fmt.Sprintf("%d-*.pdf", n)))
		}
		start := time.Now()
		summary, err := bulk.Run(t.Context(), bulk.Config{Store: s, Args: args, Workers: ahead, Isolation: bulk.InProcesses, Readers: readers, Limits: limits,
			BatchSize: 64, BatchAge: time.Second / 2, Report: func(bulk.Result) error { return nil }})
		if err != nil || summary.Done() != copies*len(paths) {
			t.Fatalf("%d of %d documents, %v", summary.Done(), copies*len(paths), err)
		}
		return float64(summary.Done()) / time.Since(start).Seconds()
	}
	writer := importBy(atOnce{simulated{readings: readings}}, copiesOfEach, runtime.GOMAXPROCS(0))
	t.Logf("%d documents; the writer alone stores %.0f a second; a reading takes %v on average", len(paths)*copiesOfEach, writer, mean.Round(time.Microsecond))
	for _, n := range []int{1, 4, 16, 64} {
		server, err := natsserver.Start("127.0.0.1:0", t.TempDir(), []string{"-l", filepath.Join(t.TempDir(), "log")})
		if err != nil {
			t.Fatal(err)
		}
		there := fleet.Address{URL: server.URL()}
		sender, err := fleet.NewSender(t.Context(), fleet.SenderConfig{Address: there, Import: "simulated", Limits: limits})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		var working sync.WaitGroup
		working.Go(func() {
			if err := fleet.Work(ctx, fleet.WorkConfig{Address: there, Texts: n, Parser: func(ingest.Limits) workers.Parser { return simulated{readings, true} }}); err != nil {
				t.Error(err)
			}
		})
		rate := importBy(sender, min(copiesOfEach, 1+n/2), 128)
		stop()
		working.Wait()
		sender.Close(true)
		server.Stop()
		t.Logf("%2d workers: %.0f documents a second, of %.0f that they could read; %.0f%% of what the writer can store", n, rate, float64(n)/mean.Seconds(), 100*rate/writer)
	}
}
