package workers

import (
	"context"
	"os"
	"sync/atomic"
	"testing"

	"nianbao/cmd/internal/bulk/source"
	"nianbao/cmd/internal/ingest"
	"nianbao/extract"
	"nianbao/normalize"
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
	limits := ingest.DefaultLimits()
	isolated := &isolated{command: []string{os.Args[0], Command}, limits: limits, peak: new(atomic.Int64)}
	defer isolated.Close()
	for _, p := range []struct {
		name   string
		parser Parser
	}{{"parse/isolation=none", inProcess{limits}}, {"parse/isolation=process", isolated}} {
		stage(p.name, func() error {
			_, err := p.parser.Parse(ctx, source.Source{Path: example}, always)
			return err
		})
	}
	// A known document shows the cost of the talk alone.
	never := func(ingest.Identity) (bool, error) { return false, nil }
	for _, p := range []struct {
		name   string
		parser Parser
	}{{"known/isolation=none", inProcess{limits}}, {"known/isolation=process", isolated}} {
		stage(p.name, func() error {
			_, err := p.parser.Parse(ctx, source.Source{Path: example}, never)
			return err
		})
	}
}
