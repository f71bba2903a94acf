package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"nianbao/cmd/internal/ingest"
	"nianbao/cmd/internal/truth"
	"nianbao/extract"
	"nianbao/normalize/annual"
)

// A reader is a program whose reading is measured.
type reader interface {
	name() string
	read(ctx context.Context, pdf string, want *truth.Report) reading
}

// A reading is what became of one report.
type reading struct {
	failed   string // why nothing was read
	marks    []truth.Mark
	identity []string // what of region, year, form and organ was not told right
	whose    map[string]told
	found    int // sums that fail in print, and were found to
	unfound  int // sums that fail in print, and were not found to
	false    int // sums that hold in print, and were said to fail
}

// count returns how many cells have the verdict.
func (r reading) count(v truth.Verdict) int {
	n := 0
	for _, m := range r.marks {
		if m.Verdict == v {
			n++
		}
	}
	return n
}

// silent returns how many cells are wrong or lost without a word.
func (r reading) silent() int { return r.count(truth.Wrong) + r.count(truth.Lost) }

// ourselves is the pipeline of this project.
type ourselves struct {
	readings string // where what OCR read is kept, "" for nowhere
	ocr      string // the programs that read scans
}

func (ourselves) name() string { return "nianbao" }

func (o ourselves) read(ctx context.Context, pdf string, want *truth.Report) reading {
	data, err := os.ReadFile(pdf)
	if err != nil {
		return reading{failed: err.Error()}
	}
	_, got, err := ingest.ReadWithin(ctx, pdf, data, extract.Options{Recognize: true, Readings: o.readings, Programs: o.ocr})
	if err != nil {
		return reading{failed: err.Error()}
	}
	r := reading{marks: truth.Compare(want, got), whose: whose(want, got)}
	for _, c := range [][3]any{
		{"region", got.Region.Code, want.RegionCode}, {"year", got.Year, want.Year},
		{"form", got.Form, want.Form}, {"organ", got.Organ, want.Organ},
	} {
		if c[1] != c[2] {
			r.identity = append(r.identity, fmt.Sprintf("%s %v for %v", c[0], c[1], c[2]))
		}
	}
	r.compareFindings(want, got)
	return r
}

func (r *reading) compareFindings(want *truth.Report, got *annual.Report) {
	var found []string
	for _, f := range got.Findings {
		if f.Severity == annual.Error {
			found = append(found, f.Code+" "+f.Left+" "+f.Right)
		}
	}
	for _, f := range want.Findings {
		at := slices.Index(found, f.Check+" "+f.Left+" "+f.Right)
		if at < 0 {
			r.unfound++
			continue
		}
		r.found++
		found = slices.Delete(found, at, at+1)
	}
	r.false = len(found)
}
