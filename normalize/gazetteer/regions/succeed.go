//go:build ignore

// Succeed writes successions.csv, which tells what became of a region that ended or
// changed, from regions.csv and former.csv, from the table result.csv of the
// repository yescallop/areacodes, and from decided.csv, which goes before both:
//
//	go run succeed.go -decided decided.csv -out successions.csv result.csv
package main

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A span is a code under one name; 0 is open.
type span struct {
	code, name string
	from, to   int
}

// An edge says that the area of one span came to another, or a part of it did.
type edge struct{ before, after span }

// A key is an edge by its codes.
type key struct {
	year          int
	before, after string
}

const firstYear = 2009 // of the changes in the table

func main() {
	log.SetFlags(0)
	decidedPath := flag.String("decided", "decided.csv", "what is decided by hand")
	out := flag.String("out", "successions.csv", "the file to write")
	flag.Parse()

	t := readTable("regions.csv", "former.csv")
	decided := map[key]string{}
	changes := t.changesOf(readRows(flag.Arg(0)))
	for _, row := range readRows(*decidedPath) {
		k := key{number(row["year"]), row["before"], row["after"]}
		decided[k] = row["kind"]
		changes[k] = true
	}
	t.addWider(changes)

	byYear := map[int][]edge{}
	for k := range changes {
		before, after := t.before(k.before, k.year), t.after(k.after, k.year)
		if before == nil || after == nil {
			log.Printf("%d: %s to %s is not in the table", k.year, k.before, k.after)
			continue
		}
		if *before != *after && !strings.HasSuffix(k.before, "0000") {
			byYear[k.year] = append(byYear[k.year], edge{*before, *after})
		}
	}
	rows := [][]string{{"year", "before", "before_name", "after", "after_name", "kind"}}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		edges := byYear[year]
		slices.SortFunc(edges, func(a, b edge) int {
			return cmp.Or(cmp.Compare(a.before.code, b.before.code), cmp.Compare(a.after.code, b.after.code))
		})
		for _, e := range edges {
			rows = append(rows, []string{strconv.Itoa(year), e.before.code, e.before.name, e.after.code, e.after.name, t.kind(e, edges, year, decided)})
		}
	}
	write(*out, rows)
}

// kind tells what a change was. A region goes on in another if that bears its name,
// or its code, or if the one has all of the other and nothing else; and as is decided.
func (t table) kind(e edge, edges []edge, year int, decided map[key]string) string {
	if kind := decided[key{year, e.before.code, e.after.code}]; kind != "" {
		return kind
	}
	switch {
	case t.goesOn(e, edges, year, decided) && e.before.code == e.after.code:
		return "renamed"
	case t.goesOn(e, edges, year, decided):
		return "recoded"
	}
	heir := slices.ContainsFunc(edges, func(o edge) bool { return o.before == e.before && t.goesOn(o, edges, year, decided) })
	founder := slices.ContainsFunc(edges, func(o edge) bool { return o.after == e.after && t.goesOn(o, edges, year, decided) })
	wasThere := e.after.from < year
	switch {
	case t.ended(e.before, year) && !heir:
		if count(edges, func(o edge) bool { return o.before == e.before }) == 1 {
			return "merged"
		}
		return "split"
	case wasThere || founder:
		return "ceded"
	default:
		return "split"
	}
}

// goesOn reports whether both are one place.
func (t table) goesOn(e edge, edges []edge, year int, decided map[key]string) bool {
	if kind := decided[key{year, e.before.code, e.after.code}]; kind != "" {
		return kind == "renamed" || kind == "recoded"
	}
	if !t.ended(e.before, year) || e.after.from != year {
		return false
	}
	taken := func(o edge) bool { // one of the two by another, and for a better reason
		if o == e || o.before != e.before && o.after != e.after {
			return false
		}
		switch decided[key{year, o.before.code, o.after.code}] {
		case "renamed", "recoded":
			return true
		case "":
			return t.ended(o.before, year) && o.after.from == year && rank(o) < rank(e)
		}
		return false
	}
	if slices.ContainsFunc(edges, taken) {
		return false
	}
	if rank(e) < other {
		return true
	}
	return count(edges, func(o edge) bool { return o.before == e.before || o.after == e.after }) == 1
}

// The reasons for which a region goes on in another, the best first.
const (
	sameName = iota
	sameCode
	other
)

func rank(e edge) int {
	switch {
	case stem(e.before.name) == stem(e.after.name):
		return sameName
	case e.before.code == e.after.code:
		return sameCode
	default:
		return other
	}
}

func (t table) ended(s span, year int) bool {
	after := t.after(s.code, year)
	return after == nil || *after != s
}

// changesOf reads the source: each row has the codes that the area of the row's code
// came to, with the year in brackets where it is not that of the code's end.
func (t table) changesOf(rows []map[string]string) map[key]bool {
	changes := map[key]bool{}
	entry := regexp.MustCompile(`^(\d{6})(?:\[(\d{4})\])?$`)
	for _, row := range rows {
		for code := range strings.SplitSeq(row["新代码"], ";") {
			m := entry.FindStringSubmatch(code)
			if m == nil {
				continue
			}
			year := row["变更/弃用时间"]
			if m[2] != "" {
				year = m[2]
			}
			if k := (key{number(year), row["代码"], m[1]}); k.year >= firstYear {
				changes[k] = true
			}
		}
	}
	// A prefecture that has counties is in the source's table of codes, not in that of areas.
	for code, spans := range t {
		for _, s := range spans {
			if s.from >= firstYear && t.before(code, s.from) != nil && strings.HasSuffix(code, "00") {
				changes[key{s.from, code, code}] = true
			}
		}
	}
	return changes
}

// addWider adds what became of a prefecture: its area came to where that of its
// counties did.
func (t table) addWider(changes map[key]bool) {
	for k := range maps.Clone(changes) {
		before, after := k.before[:4]+"00", k.after[:4]+"00"
		if k.before == before || k.after == after || before == after {
			continue
		}
		from, to := t.before(before, k.year), t.after(after, k.year)
		if from != nil && to != nil && (t.ended(*from, k.year) || to.from == k.year) {
			changes[key{k.year, before, after}] = true
		}
	}
}

// A table has the spans of each code, in order.
type table map[string][]span

// before returns what the code was before the changes of a year, and after what it
// was when the year ended.
func (t table) before(code string, year int) *span {
	for _, s := range t[code] {
		if s.from < year && (s.to == 0 || s.to >= year-1) {
			return &s
		}
	}
	return nil
}

func (t table) after(code string, year int) *span {
	for _, s := range t[code] {
		if s.from <= year && (s.to == 0 || s.to > year) {
			return &s
		}
	}
	return nil
}

// stem is a name without what it says about the kind of region. Autonomous ones have
// changed neither code nor name.
func stem(name string) string {
	for _, suffix := range []string{"地区", "林区", "特区", "新区", "市", "盟", "区", "县"} {
		if s, ok := strings.CutSuffix(name, suffix); ok {
			return s
		}
	}
	return name
}

func readTable(paths ...string) table {
	t := table{}
	for _, path := range paths {
		for _, row := range readRows(path) {
			t[row["code"]] = append(t[row["code"]], span{row["code"], row["name"], number(row["valid_from"]), number(row["valid_to"])})
		}
	}
	for _, spans := range t {
		slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	}
	return t
}

func count[T any](list []T, is func(T) bool) int {
	n := 0
	for _, each := range list {
		if is(each) {
			n++
		}
	}
	return n
}

func number(text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal(err)
	}
	return n
}

func readRows(path string) []map[string]string {
	text, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	list, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	var rows []map[string]string
	for _, fields := range list[1:] {
		row := map[string]string{}
		for i, name := range list[0] {
			row[name] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func write(path string, rows [][]string) {
	file, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	w := csv.NewWriter(file)
	if err := w.WriteAll(rows); err != nil {
		log.Fatal(err)
	}
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(path, len(rows)-1)
}
