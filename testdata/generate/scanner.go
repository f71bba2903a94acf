package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
)

// A scanner says how a report is printed and scanned.
type scanner struct {
	number  int
	dpi     int
	kind    string  // "gray", "colour", "g4", "jpx", "jbig2", or "garbled", which is no scan
	quality int     // of the JPEG; in JPEG 2000, a page is 100 less this times smaller
	skew    float64 // degrees counterclockwise
	noise   float64 // standard deviation of the gray, of 255
	specks  int     // of dust, a page
	stamp   bool
	turn    int // degrees clockwise: the page on the glass, and the page by its /Rotate
	rotate  int
	rng     *rand.Rand
}

func newScanner(rng *rand.Rand, number int) scanner {
	s := scanner{number: number, rng: rng}
	s.dpi = []int{300, 200}[number%3/2] // two of three at 300 dpi
	s.kind = []string{"gray", "colour", "g4"}[rng.Intn(3)]
	s.quality = 55 + rng.Intn(35)
	if rng.Intn(4) > 0 {
		s.skew = rng.Float64()*4 - 2
	}
	s.noise = rng.Float64() * 12
	s.specks = rng.Intn(60)
	s.stamp = rng.Intn(3) == 0
	return s
}

// features names what the scan shows, for the tally of the accuracy.
func (s scanner) features() []string {
	if s.kind == "garbled" {
		return []string{"garbled"}
	}
	list := []string{fmt.Sprintf("scan-%d-dpi", s.dpi), "scan-" + s.kind}
	if s.turn+s.rotate != 0 {
		list = append(list, fmt.Sprintf("scan-turned-%d-rotate-%d", s.turn, s.rotate))
	}
	if s.skew != 0 {
		list = append(list, "scan-skewed")
	}
	if s.stamp {
		list = append(list, "scan-stamp-"+s.kind)
	}
	return list
}

// print writes the scan of a PDF.
func (s scanner) print(in, out string) error {
	if s.kind == "garbled" {
		return garble(in, out)
	}
	pages, err := rasterize(in, s.dpi)
	if err != nil {
		return err
	}
	return s.write(pages, out)
}

// scan writes the scan of a report as NAME.pdf, and the truth beside it.
func (s scanner) scan(base, name string) error {
	if err := s.print(base+".pdf", name+".pdf"); err != nil {
		return err
	}
	cells, err := os.ReadFile(base + ".cells.tsv")
	if err != nil {
		return err
	}
	if err := os.WriteFile(name+".cells.tsv", cells, 0o644); err != nil {
		return err
	}
	meta, err := os.ReadFile(base + ".meta.json")
	if err != nil {
		return err
	}
	var fields map[string]any
	if err := json.Unmarshal(meta, &fields); err != nil {
		return err
	}
	list := s.features()
	if faults, _ := fields["findings"].([]any); len(faults) > 0 {
		list = append(list, "sums-fail")
	}
	fields["features"], fields["producer"] = list, "scan"
	if meta, err = json.MarshalIndent(fields, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(name+".meta.json", append(meta, '\n'), 0o644)
}
