package bulk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/cmd/internal/bulk/workers"
	"nianbao/cmd/internal/ingest"
	"nianbao/store"
)

// BenchmarkImport measures whole imports of copies of a report, from files to
// committed rows. NIANBAO_BENCH_COPIES names their numbers, NIANBAO_BENCH_FILE
// another file to copy.
func BenchmarkImport(b *testing.B) {
	numbers, file := "100", department
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
		Limits: ingest.DefaultLimits(), BatchSize: 64, BatchAge: time.Second / 2, Report: func(Result) error { return nil }})
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
	return workers.ResidentPeak(&u)
}
