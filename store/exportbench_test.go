package store

import (
	"context"
	"fmt"
	"io"
	"testing"
)

// BenchmarkExport writes 100 reports of 200 figures in each format and shape.
// What it allocates is for all of them.
func BenchmarkExport(b *testing.B) {
	s := openNew(b)
	r := hongze(b)
	for i := range 100 {
		r.Organ, r.Year = fmt.Sprintf("洪泽区第%d局", i/5), 2019+i%5
		mustImport(b, s, fileOf(fmt.Sprintf("in/%d.pdf", i), fmt.Sprint(i)), r)
	}
	for _, f := range Formats() {
		for _, shape := range f.Shapes {
			b.Run(fmt.Sprintf("%s/%s", f.Format, shape), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Export(context.Background(), s, io.Discard, ExportOptions{Format: f.Format, Shape: shape}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
