package export

import (
	"context"
	"fmt"
	"io"
	"testing"

	"nianbao/store/storetest"
)

// BenchmarkExport writes 100 reports of 200 figures in each format and shape.
// What it allocates is for all of them.
func BenchmarkExport(b *testing.B) {
	s := storetest.OpenNew(b)
	r := storetest.Hongze(b)
	for i := range 100 {
		r.Organ, r.Year = fmt.Sprintf("洪泽区第%d局", i/5), 2019+i%5
		storetest.MustImport(b, s, storetest.FileOf(fmt.Sprintf("in/%d.pdf", i), fmt.Sprint(i)), r)
	}
	for _, f := range Formats() {
		for _, shape := range f.Shapes {
			b.Run(fmt.Sprintf("%s/%s", f.Format, shape), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Write(context.Background(), s, io.Discard, Options{Format: f.Format, Shape: shape}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
