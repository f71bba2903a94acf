package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
)

// makeScans is the command scans: it draws reports that have their truth beside
// them as if they had been printed, stamped and scanned.
func makeScans(args []string) error {
	flags := flag.NewFlagSet("scans", flag.ExitOnError)
	count := flags.Int("n", 200, "number of scans")
	seed := flags.Int64("seed", 1, "seed; the same scans come from the same seed")
	out := flags.String("out", "", "directory to write to")
	kind := flags.String("kind", "", "gray, colour, g4, jpx (JPEG 2000), jbig2, or garbled (no scan, but without the meaning of its glyphs); drawn where empty")
	turn := flags.Int("turn", 0, "degrees clockwise by which pages lie turned on the glass: 0, 90, 180, 270")
	rotate := flags.Int("rotate", 0, "the pages' /Rotate")
	from := flags.String("from", fixtureDir, "directory of the reports, each with its truth; taken in turn")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("scans: -out is needed")
	}
	bases, err := printable(*from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return err
	}
	var jobs []*plan
	scanners := map[*plan]scanner{}
	for i := range *count {
		p := &plan{name: bases[i%len(bases)]}
		s := newScanner(rand.New(rand.NewSource(*seed*100_000+int64(i))), i)
		s.kind, s.turn, s.rotate = cmp.Or(*kind, s.kind), *turn, *rotate
		scanners[p] = s
		jobs = append(jobs, p)
	}
	return parallel(jobs, func(p *plan) error {
		s := scanners[p]
		return s.scan(p.name, filepath.Join(*out, fmt.Sprintf("%04d-%s", s.number+1, filepath.Base(p.name))))
	})
}

// printable lists the PDFs of a directory that have their truth beside them, without
// the ending of their names; a page of a web site or a text is not printed.
func printable(dir string) ([]string, error) {
	metas, err := filepath.Glob(filepath.Join(dir, "*.meta.json"))
	if err != nil {
		return nil, err
	}
	var bases []string
	for _, m := range metas {
		base := strings.TrimSuffix(m, ".meta.json")
		switch _, err := os.Stat(base + ".pdf"); {
		case err == nil:
			bases = append(bases, base)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if len(bases) == 0 {
		return nil, fmt.Errorf("scans: no PDF with its truth beside it in %s", dir)
	}
	return bases, nil
}

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

// A scanFixture is a scan that is kept.
type scanFixture struct {
	name, of string
	scanner
}

var scanFixtures = []scanFixture{
	{"scan-g4", "department", scanner{dpi: 300, kind: "g4", skew: 1.1, noise: 3, specks: 30}},
	{"scan-jpeg", "department", scanner{dpi: 200, kind: "gray", quality: 30, skew: -0.6, noise: 1, specks: 10}},
	{"scan-jpx", "department", scanner{dpi: 200, kind: "jpx", quality: 40}},
	{"scan-jbig2", "department", scanner{dpi: 300, kind: "jbig2", noise: 3, specks: 30, turn: 270, rotate: 90}},
	{"scan-turned", "department", scanner{dpi: 300, kind: "g4", skew: -0.8, noise: 3, specks: 30, turn: 90}},
	{"garbled", "department", scanner{kind: "garbled"}},
}

func (f scanFixture) make() error {
	f.rng = rand.New(rand.NewSource(1))
	return f.scan(filepath.Join(fixtureDir, f.of), filepath.Join(scanDir, f.name))
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
