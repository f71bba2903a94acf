package bulk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/ingest"
	"nianbao/extract"
	"nianbao/normalize"
	"nianbao/store"
)

// BenchmarkStages measures what one report costs in each step; the step of the
// store is measured in its own package.
func BenchmarkStages(b *testing.B) {
	data, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	ctx, opts := context.Background(), extract.Options{Titles: normalize.SectionTitles()}
	doc, err := extract.Read(ctx, example, data, opts)
	if err != nil {
		b.Fatal(err)
	}
	stage := func(name string, do func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	stage("extract", func() error { _, err := extract.Read(ctx, example, data, opts); return err })
	stage("normalize", func() error { _, err := normalize.Normalize(doc); return err })
	stage("both", func() error { _, _, err := ingest.ReadBytes(ctx, example, data); return err })
	// What isolation adds is the difference between these two.
	limits := DefaultLimits()
	isolated := &isolated{command: []string{os.Args[0], WorkerCommand}, limits: limits, peak: new(atomic.Int64)}
	defer isolated.close()
	for _, p := range []struct {
		name   string
		parser parser
	}{{"parse/isolation=none", inProcess{limits}}, {"parse/isolation=process", isolated}} {
		stage(p.name, func() error {
			_, err := p.parser.parse(ctx, Source{Path: example}, always)
			return err
		})
	}
	// A known document shows the cost of the talk alone.
	never := func(identity) (bool, error) { return false, nil }
	for _, p := range []struct {
		name   string
		parser parser
	}{{"known/isolation=none", inProcess{limits}}, {"known/isolation=process", isolated}} {
		stage(p.name, func() error {
			_, err := p.parser.parse(ctx, Source{Path: example}, never)
			return err
		})
	}
}

// BenchmarkImport measures whole imports of copies of the example, from files to
// committed rows. NIANBAO_BENCH_COPIES names their numbers, NIANBAO_BENCH_FILE
// another file to copy.
func BenchmarkImport(b *testing.B) {
	numbers, file := "100", example
	if text := os.Getenv("NIANBAO_BENCH_COPIES"); text != "" {
		numbers = text
	}
	if text := os.Getenv("NIANBAO_BENCH_FILE"); text != "" {
		file = text
	}
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	for _, number := range strings.Fields(numbers) {
		b.Run("copies="+number, func(b *testing.B) {
			var n int
			if _, err := fmt.Sscan(number, &n); err != nil {
				b.Fatal(err)
			}
			dir := b.TempDir()
			for i := range n {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.pdf", i)), fmt.Appendf(data[:len(data):len(data)], "\n%%%d\n%%%%EOF\n", i), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			b.ResetTimer()
			var peak int64
			for i := 0; b.Loop(); i++ {
				peak = max(peak, importAll(b, dir, filepath.Join(b.TempDir(), fmt.Sprint(i, ".db")), n))
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "reports/s")
			b.ReportMetric(float64(peak)/(1<<20), "worker-MB")
			b.ReportMetric(float64(ownPeak(b))/(1<<20), "writer-MB")
		})
	}
}

// importAll imports a directory of n reports into a new database and returns
// the largest size of a worker.
func importAll(b *testing.B, dir, db string, n int) int64 {
	s, err := store.Open(db)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	summary, err := Run(context.Background(), Config{Store: s, Args: []string{dir}, Workers: runtime.GOMAXPROCS(0), Isolation: InProcesses,
		Limits: DefaultLimits(), BatchSize: 64, BatchAge: time.Second / 2, Report: func(Result) error { return nil }})
	if err != nil || summary.Outcomes[store.Added] != n {
		b.Fatalf("%d of %d added, %v", summary.Outcomes[store.Added], n, err)
	}
	return summary.WorkerPeak
}

// ownPeak returns the largest resident size of this process so far in bytes.
func ownPeak(b *testing.B) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Maxrss * maxrssUnit
}
