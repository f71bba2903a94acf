//go:build ignore

// Generate writes glyphs.tsv, legacy.tsv and pictorial.tsv from Adobe's font metrics and
// glyph lists:
//
//	go run generate.go -metrics Core14_AFMs -names aglfn.txt -legacy glyphlist.txt -dingbats zapfdingbats.txt
//
// README.md says what the files hold.
package main

import (
	"flag"
	"fmt"
	"log"
	"maps"
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
	entry  = regexp.MustCompile(`(?m)^([^#;\s]+);([0-9A-F ]+)\r?$`)

	private = regexp.MustCompile(`\b(?:E[0-9A-F]|F[0-8])[0-9A-F]{2}\b`)
)

// The glyphs of Symbol that the glyph list gives private characters, as Unicode had none
// for them when it was made. The apple has none today.
var since = map[string]string{
	"registerserif": "00AE", "registersans": "00AE", "copyrightserif": "00A9", "copyrightsans": "00A9", "trademarkserif": "2122", "trademarksans": "2122",
	"radicalex": "203E", "arrowvertex": "23D0", "arrowhorizex": "23AF", "integralex": "23AE", "braceex": "23AA",
	"parenlefttp": "239B", "parenleftex": "239C", "parenleftbt": "239D", "parenrighttp": "239E", "parenrightex": "239F", "parenrightbt": "23A0",
	"bracketlefttp": "23A1", "bracketleftex": "23A2", "bracketleftbt": "23A3", "bracketrighttp": "23A4", "bracketrightex": "23A5", "bracketrightbt": "23A6",
	"bracelefttp": "23A7", "braceleftmid": "23A8", "braceleftbt": "23A9", "bracerighttp": "23AB", "bracerightmid": "23AC", "bracerightbt": "23AD",
}

func main() {
	log.SetFlags(0)
	metrics := flag.String("metrics", "", "the folder with the metrics of the standard 14 fonts")
	names := flag.String("names", "", "the Adobe glyph list for new fonts")
	legacy := flag.String("legacy", "", "the Adobe glyph list")
	dingbats := flag.String("dingbats", "", "the list of ITC Zapf Dingbats")
	flag.Parse()

	list := name.FindAllStringSubmatch(read(*names), -1)
	write("glyphs.tsv", latin(*metrics, list))
	known := map[string]bool{}
	for _, m := range list {
		known[m[2]] = true
	}
	text := characters(read(*legacy))
	write("legacy.tsv", others(text, known))
	drawn := characters(read(*dingbats))
	drawn["space"] = text["space"]
	write("pictorial.tsv", pictorial(*metrics, map[string]map[string]string{"Symbol": text, "ZapfDingbats": drawn}))
}

// latin lists the names of the glyph list for new fonts with their codes and widths.
func latin(metrics string, names [][]string) string {
	standard := map[string]string{}
	widths := map[string][]string{}
	for i, font := range fonts {
		for _, m := range metric.FindAllStringSubmatch(read(filepath.Join(metrics, font+".afm")), -1) {
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
	for _, m := range names {
		w := widths[m[2]]
		if w == nil {
			w = make([]string, len(fonts))
		}
		if slices.Contains(w, "") != (slices.Index(w, "") == 0) {
			log.Fatalf("%s: some fonts lack it", m[2])
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", m[1], m[2], standard[m[2]], strings.Join(w, "\t"))
	}
	return b.String()
}

// characters returns what the names of a glyph list stand for, hexadecimal.
func characters(list string) map[string]string {
	text := map[string]string{}
	for _, m := range entry.FindAllStringSubmatch(list, -1) {
		text[m[1]] = strings.TrimSpace(m[2])
	}
	return text
}

// others lists the names that are not known, but for those of private characters.
func others(text map[string]string, known map[string]bool) string {
	var b strings.Builder
	b.WriteString("name\tunicode\n")
	for _, n := range slices.Sorted(maps.Keys(text)) {
		if !known[n] && !private.MatchString(text[n]) {
			fmt.Fprintf(&b, "%s\t%s\n", n, text[n])
		}
	}
	return b.String()
}

// pictorial lists the codes of the fonts that have an encoding of their own.
func pictorial(metrics string, text map[string]map[string]string) string {
	var b strings.Builder
	b.WriteString("font\tcode\tname\tunicode\twidth\n")
	for _, font := range slices.Sorted(maps.Keys(text)) {
		for _, m := range metric.FindAllStringSubmatch(read(filepath.Join(metrics, font+".afm")), -1) {
			u := text[font][m[3]]
			if u == "" {
				log.Fatalf("%s: %s has no character", font, m[3])
			}
			if private.MatchString(u) {
				u = since[m[3]]
			}
			code := m[1]
			if code == "-1" {
				code = ""
			}
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\n", font, code, m[3], u, m[2])
		}
	}
	return b.String()
}

func write(path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
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
