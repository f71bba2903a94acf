package main

import (
	"fmt"
	"log"
	"os"
	"slices"

	"nianbao/testdata/generate/corpus"
	"nianbao/testdata/generate/scan"
)

const (
	fixtureDir = "testdata/fixtures"
	scanDir    = "testdata/scans"
	badDir     = "testdata/bad"
)

func main() {
	log.SetFlags(0)
	names := os.Args[1:]
	if len(names) > 0 && names[0] == "corpus" {
		if err := corpus.Make(names[1:]); err != nil {
			log.Fatal(err)
		}
		return
	}
	if len(names) > 0 && names[0] == "scans" {
		if err := scan.Make(names[1:], fixtureDir); err != nil {
			log.Fatal(err)
		}
		return
	}
	if len(names) == 2 && names[0] == "words" {
		if err := writeWords(names[1]); err != nil {
			log.Fatal(err)
		}
		return
	}
	for _, dir := range []string{fixtureDir, scanDir, badDir} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			log.Fatal(err)
		}
	}
	make := func(name string, do func() error) {
		if len(names) > 0 && !slices.Contains(names, name) {
			return
		}
		if err := do(); err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		fmt.Println(name)
	}
	for _, f := range fixtures {
		make(f.name, f.make)
	}
	for _, w := range rewrites {
		make(w.name, w.make)
	}
	for _, w := range markupFixtures {
		make(w.name, w.make)
	}
	for _, s := range sheetFixtures {
		make(s.name, s.make)
	}
	for _, o := range ofdFixtures {
		make(o.name, o.make)
	}
	for _, w := range wordFixtures {
		make(w.name, w.make)
	}
	for _, s := range scanFixtures {
		make(s.name, s.make)
	}
	for _, b := range bad {
		make(b.name, b.make)
	}
}
