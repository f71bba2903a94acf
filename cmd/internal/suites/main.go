package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"

	"nianbao/cmd/internal/bulk/workers"
)

func main() {
	log.SetFlags(0)
	below := flag.String("below", "", "write the files that are below 95 % to this file")
	listed := flag.String("list", "", "read the files that this file lists, a path a line")
	flag.Parse()
	alone, err := workers.HoldAlone()
	if err != nil {
		log.Fatal(err)
	}
	if alone {
		readAlone(flag.Arg(0))
		return
	}
	paths, err := files(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	if *listed != "" {
		list, err := os.ReadFile(*listed)
		if err != nil {
			log.Fatal(err)
		}
		paths = append(paths, strings.FieldsFunc(string(list), func(r rune) bool { return r == '\n' })...)
	}
	if len(paths) == 0 {
		log.Fatal("usage: suites [-below FILE] [-list FILE] PATH...")
	}
	var sum overview
	var list strings.Builder
	for _, path := range paths {
		c, err := compare(context.Background(), path)
		if err != nil {
			log.Fatal(err)
		}
		sum.add(c)
		if c.isBelow() {
			list.WriteString(c.line())
		}
	}
	if *below != "" {
		if err := os.WriteFile(*below, []byte(list.String()), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	out := bufio.NewWriter(os.Stdout)
	sum.print(out)
	out.Flush()
	if sum.broken() {
		os.Exit(1)
	}
}

// files lists the PDF files at the paths and below.
func files(paths []string) ([]string, error) {
	var list []string
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fmt.Errorf("list the suites: %w", err)
			case e.Type().IsRegular() && (path == root || strings.EqualFold(filepath.Ext(path), ".pdf")):
				list = append(list, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
