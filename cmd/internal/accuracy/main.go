package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"nianbao/cmd/internal/truth"
	"nianbao/extract/filekind"
)

func main() {
	log.SetFlags(0)
	worst := flag.Int("worst", 20, "how many of the worst layouts to list")
	baselines := flag.Bool("baselines", false, "measure the other tools too, as far as they are installed")
	readings := flag.String("readings", "", "keep what OCR reads in this directory, for the next measure")
	ocr := flag.String("ocr", "auto", "the programs that read scans: auto, tesseract, model, both")
	marks := flag.String("marks", "", "write the cells that are not exact to this file")
	fitted := flag.String("fit", "", "measure what confidence is worth, and write it to this file")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("usage: accuracy [-baselines] [-worst N] [-readings DIR] [-ocr PROGRAMS] [-marks FILE] [-fit FILE] DIR...")
	}
	pdfs, err := corpus(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	readers := []reader{ourselves{*readings, *ocr}}
	if *baselines {
		readers = append(readers, installed()...)
	}
	results := measure(context.Background(), pdfs, readers)
	if *marks != "" {
		if err := writeMarks(*marks, results); err != nil {
			log.Fatal(err)
		}
	}
	if *fitted != "" {
		if err := writeFit(*fitted, results); err != nil {
			log.Fatal(err)
		}
	}
	silent := print(os.Stdout, results, readers, *worst)
	if silent > 0 {
		os.Exit(1)
	}
}

// readable are the extensions of the files that are measured.
var readable = append(filekind.Extensions(filekind.Report), filekind.Extensions(filekind.Picture)...)

// corpus lists the files below folders that have their truth beside them.
func corpus(dirs []string) ([]string, error) {
	var list []string
	for _, dir := range dirs {
		before := len(list)
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			ext := filepath.Ext(path)
			if err != nil || !slices.Contains(readable, ext) {
				return err
			}
			if truth.Has(path) {
				list = append(list, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(list) == before {
			return nil, fmt.Errorf("%s: no report with its truth beside it", dir)
		}
	}
	return list, nil
}

// A result is what the readers made of one report.
type result struct {
	pdf  string
	want *truth.Report
	of   []reading // one for each reader
}

// measure reads every report with every reader, on all cores.
func measure(ctx context.Context, pdfs []string, readers []reader) []result {
	results := make([]result, len(pdfs))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.NumCPU() {
		workers.Go(func() {
			for i := range next {
				want, err := truth.Load(pdfs[i])
				if err != nil {
					log.Fatal(err)
				}
				results[i] = result{pdf: pdfs[i], want: want}
				for _, r := range readers {
					results[i].of = append(results[i].of, r.read(ctx, pdfs[i], want))
				}
			}
		})
	}
	for i := range pdfs {
		next <- i
	}
	close(next)
	workers.Wait()
	return results
}
