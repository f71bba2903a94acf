package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"nianbao/normalize/gazetteer"
	"nianbao/store"
	"nianbao/store/storetest"
)

// BenchmarkImport stores one report of 200 figures, each time as that of another county: alone
// in its transaction, and in batches as the import makes them. The files of one report would
// all be arranged anew with each. cpu-ms/op is the processor time,
// which other work on the machine does not change.
func BenchmarkImport(b *testing.B) {
	for _, size := range []int{1, 64} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			s, err := store.Open(filepath.Join(b.TempDir(), "reports.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			report, ctx := storetest.Hongze(b), context.Background()
			counties := gazetteer.OfLevel(gazetteer.Regions(), gazetteer.CountyLevel)
			var batch *store.Batch
			b.ReportAllocs()
			start, n := storetest.ProcessorTime(), 0
			for b.Loop() {
				if batch == nil {
					if batch, err = store.Begin(ctx, s); err != nil {
						b.Fatal(err)
					}
				}
				name := fmt.Sprint(n)
				report.Region = counties[n%len(counties)]
				report.Organ, report.Year = report.Region.Name+"人民政府", 2008+n/len(counties)
				if _, err := batch.Import(ctx, storetest.FileOf(name, name), report); err != nil {
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
			b.ReportMetric(float64((storetest.ProcessorTime()-start).Microseconds())/1000/float64(n), "cpu-ms/op")
		})
	}
}
