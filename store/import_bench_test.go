package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkImport stores one report of 200 figures: alone in its transaction,
// and in batches as the import makes them. cpu-ms/op is the processor time,
// which other work on the machine does not change.
func BenchmarkImport(b *testing.B) {
	for _, size := range []int{1, 64} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			s, err := Open(filepath.Join(b.TempDir(), "reports.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			report, ctx := hongze(b), context.Background()
			var batch *Batch
			b.ReportAllocs()
			start, n := processorTime(), 0
			for b.Loop() {
				if batch == nil {
					if batch, err = Begin(ctx, s); err != nil {
						b.Fatal(err)
					}
				}
				name := fmt.Sprint(n)
				if _, err := batch.Import(ctx, fileOf(name, name), report); err != nil {
					b.Fatal(err)
				}
				if n++; n%size == 0 {
					if err := batch.Commit(ctx); err != nil {
						b.Fatal(err)
					}
					batch = nil
				}
			}
			if batch != nil {
				batch.Rollback()
			}
			b.ReportMetric(float64((processorTime()-start).Microseconds())/1000/float64(n), "cpu-ms/op")
		})
	}
}
