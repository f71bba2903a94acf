//go:build ignore

// Generate writes glyphs.tsv from Adobe's font metrics and glyph list:
//
//	go run generate.go -metrics Core14_AFMs -names aglfn.txt -out glyphs.tsv
//
// README.md says what the file holds.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// The fonts with metrics of their own; slanted ones of the other families are
// as wide as the upright ones, and Courier's glyphs are all 600 wide.
var fonts = []string{"Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"}

var (
	metric = regexp.MustCompile(`(?m)^C (-?\d+) ; WX (\d+) ; N (\S+) ;`)
	name   = regexp.MustCompile(`(?m)^([0-9A-F]{4});([^;]+);`)
)

func main() {
	log.SetFlags(0)
	metrics := flag.String("metrics", "", "the folder with the metrics of the standard 14 fonts")
	names := flag.String("names", "", "the Adobe glyph list for new fonts")
	out := flag.String("out", "glyphs.tsv", "the file to write")
	flag.Parse()

	standard := map[string]string{}
	widths := map[string][]string{}
	for i, font := range fonts {
		for _, m := range metric.FindAllStringSubmatch(read(filepath.Join(*metrics, font+".afm")), -1) {
			if m[1] != "-1" {
				standard[m[3]] = m[1]
			}
			if widths[m[3]] == nil {
				widths[m[3]] = make([]string, len(fonts))
			}
			widths[m[3]][i] = m[2]
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "unicode\tname\tstandard\t%s\n", strings.Join(fonts, "\t"))
	for _, m := range name.FindAllStringSubmatch(read(*names), -1) {
		w := widths[m[2]]
		if w == nil {
			w = make([]string, len(fonts))
		}
		if slices.Contains(w, "") != (slices.Index(w, "") == 0) {
			log.Fatalf("%s: some fonts lack it", m[2])
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", m[1], m[2], standard[m[2]], strings.Join(w, "\t"))
	}
	if err := os.WriteFile(*out, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	return string(data)
}
