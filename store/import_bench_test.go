package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
)

func BenchmarkImport(b *testing.B) {
	s, err := Open(filepath.Join(b.TempDir(), "reports.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	report := hongze(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		name := fmt.Sprint(i)
		i++
		if _, err := s.Import(context.Background(), fileOf(name, name), report); err != nil {
			b.Fatal(err)
		}
	}
}
