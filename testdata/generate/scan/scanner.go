package scan

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"

	"nianbao/testdata/generate/programs"
)

// A Scanner says how a report is printed and scanned.
type Scanner struct {
	number  int
	DPI     int
	Kind    string  // "gray", "colour", "g4", "jpx", "jbig2", "photo", or "garbled", which is no scan
	As      string  // "pdf", "" for it, or a kind of picture file: "jpeg", "png", "webp", "tiff"
	Quality int     // of the JPEG; in JPEG 2000, a page is 100 less this times smaller
	Skew    float64 // degrees counterclockwise
	Noise   float64 // standard deviation of the gray, of 255
	Specks  int     // of dust, a page
	stamp   bool
	Seal    string // "black" for one in black on each page, as of a copy; "" for red ones on some
	Turn    int    // degrees clockwise: the page on the glass, and the page by its /Rotate
	Rotate  int
	Turned  int // degrees clockwise by which tables lie on their upright pages: 0, 90, 270
	most    int // pages that are scanned, 0 for all
	Rand    *rand.Rand
}

func newScanner(rng *rand.Rand, number int) Scanner {
	s := Scanner{number: number, Rand: rng}
	s.DPI = []int{300, 200}[number%3/2] // two of three at 300 dpi
	s.Kind = []string{"gray", "colour", "g4"}[rng.Intn(3)]
	s.Quality = 55 + rng.Intn(35)
	if rng.Intn(4) > 0 {
		s.Skew = rng.Float64()*4 - 2
	}
	s.Noise = rng.Float64() * 12
	s.Specks = rng.Intn(60)
	s.stamp = rng.Intn(3) == 0
	return s
}

// features names what the scan shows, for the tally of the accuracy.
func (s Scanner) features() []string {
	if s.Kind == "garbled" {
		return []string{"garbled"}
	}
	list := []string{fmt.Sprintf("scan-%d-dpi", s.DPI), "scan-" + s.Kind}
	if s.Turn+s.Rotate != 0 {
		list = append(list, fmt.Sprintf("scan-turned-%d-rotate-%d", s.Turn, s.Rotate))
	}
	if s.Turned != 0 {
		list = append(list, fmt.Sprintf("scan-tables-turned-%d", s.Turned))
	}
	if s.As != "" && s.As != "pdf" {
		list = append(list, "scan-as-"+s.As)
	}
	if s.Skew != 0 {
		list = append(list, "scan-skewed")
	}
	switch {
	case s.Seal != "":
		list = append(list, "scan-seal-"+s.Seal)
	case s.stamp:
		list = append(list, "scan-stamp-"+s.Kind)
	}
	return list
}

// print writes the scan of a PDF.
func (s Scanner) print(in, out string) error {
	if s.Kind == "garbled" {
		return programs.Garble(in, out)
	}
	pages, err := programs.Rasterize(in, s.DPI)
	if err != nil {
		return err
	}
	if s.most > 0 && len(pages) > s.most {
		pages = pages[:s.most]
	}
	if s.Turned != 0 {
		pages = setTurned(pages, s.Turned)
	}
	return s.write(pages, out)
}

// extensions of what is written, by Scanner.As.
var extensions = map[string]string{"": ".pdf", "pdf": ".pdf", "jpeg": ".jpg", "png": ".png", "webp": ".webp", "tiff": ".tif"}

// Scan writes the scan of a report as NAME.pdf, or NAME.jpg and the like, and the truth beside it.
func (s Scanner) Scan(base, name string) error {
	if err := s.print(base+".pdf", name+extensions[s.As]); err != nil {
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
