package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Township is a township, a street or a zone that the statistical code
// (统计用区划代码) tells apart below a county. The source is told in regions/README.md.
type Township struct {
	Code string // nine digits, "320813103"
	Name string // "岔河镇", "高良涧街道", "洪泽经济开发区"
	// Region is the county in which it lies; the prefecture for what lies in a zone
	// that has a county's code of its own, and where there are no counties.
	Region Region
	// First and Last are the years of the first and the last state of the table, of
	// those between TownshipsFrom and TownshipsTo, that have the code with this name.
	First, Last int
}

// The years of the states of which the table of townships is made. Before the first
// there may have been others.
const (
	TownshipsFrom = 2016
	TownshipsTo   = 2023
)

//go:embed regions/townships.txt.gz
var townshipsGzip []byte

// A townshipTable is the text of the table: a line for each code of six digits, in their
// order, with the entries after it. It is searched as it stands.
type townshipTable struct {
	text  string
	lines []int // where each begins
}

// loadTownships unpacks the embedded table when a township is first asked for.
var loadTownships = sync.OnceValue(func() *townshipTable {
	r, err := gzip.NewReader(bytes.NewReader(townshipsGzip))
	if err != nil {
		panic(fmt.Sprintf("embedded table of townships: %v", err))
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic(fmt.Sprintf("embedded table of townships: %v", err))
	}
	_, rest, _ := strings.Cut(string(text), "\n") // the years of its states
	t := &townshipTable{text: rest}
	for at := 0; at < len(rest); {
		t.lines = append(t.lines, at)
		at += strings.IndexByte(rest[at:], '\n') + 1
	}
	return t
})

// within returns the lines of the codes that lie in the region.
func (t *townshipTable) within(r Region) string {
	prefix := r.Code
	switch r.Level() {
	case ProvinceLevel:
		prefix = r.Code[:2]
	case PrefectureLevel:
		prefix = r.Code[:4]
	}
	start := func(code string) int {
		i, _ := slices.BinarySearchFunc(t.lines, code, func(at int, code string) int { return strings.Compare(t.text[at:at+6], code) })
		if i == len(t.lines) {
			return len(t.text)
		}
		return t.lines[i]
	}
	return t.text[start(prefix):start(prefix+"~")]
}

// TownshipsNamed returns the townships, streets and zones of a name in all of China, in
// the order of their codes: 岔河镇, 高良涧街道办事处, 洪泽经济开发区. A street goes by its
// name with or without 办事处, a township of a nationality with or without that. Where
// wider regions are given, only what lies in one of them is returned.
func TownshipsNamed(name string, wider ...Region) []Township {
	stem, key := townshipStem(name)
	if len(stem) < HanBytes {
		return nil
	}
	if len(wider) == 0 {
		return townshipsIn(loadTownships().text, stem, key)
	}
	var list []Township
	for _, w := range wider {
		for _, t := range townshipsIn(loadTownships().within(w), stem, key) {
			if t.Region.Code == w.Code || t.Region.Within(w) {
				list = append(list, t)
			}
		}
	}
	return list
}

// townshipsIn returns the entries of a part of the text that bear the name.
func townshipsIn(text, stem, key string) []Township {
	var list []Township
	for from := 0; ; {
		i := strings.Index(text[from:], stem)
		if i < 0 {
			return list
		}
		at := from + i
		from = at + len(stem)
		if at == 0 || text[at-1] < '0' || text[at-1] > '9' {
			continue
		}
		entry, _, _ := strings.Cut(text[at:min(len(text), at+longestEntry)], " ")
		entry, _, _ = strings.Cut(entry, "\n")
		t := parseTownship(entry)
		if _, k := townshipStem(t.Name); k != key {
			continue
		}
		line := strings.LastIndexByte(text[:at], '\n') + 1
		if t.place(text[line:line+6], text[at-3:at]); t.Region.Code != "" {
			list = append(list, t)
		}
	}
}

// TownshipsOf returns what lies in the region of a six-digit code, in the order of the
// table; only what its newest state has.
func TownshipsOf(code string) []Township {
	line, _, _ := strings.Cut(loadTownships().within(Region{Code: code}), "\n")
	if !strings.HasPrefix(line, code) {
		return nil
	}
	var list []Township
	for _, entry := range strings.Split(line, " ")[1:] {
		if t := parseTownship(entry[3:]); t.Last == TownshipsTo {
			t.place(code, entry[:3])
			list = append(list, t)
		}
	}
	return list
}

// longestEntry bounds the bytes of an entry.
const longestEntry = 160

// parseTownship reads a name and the years after it: 韩桥乡>2017<2019.
func parseTownship(entry string) Township {
	t := Township{Name: entry, First: TownshipsFrom, Last: TownshipsTo}
	for _, mark := range []struct {
		char string
		year *int
	}{{"<", &t.Last}, {">", &t.First}} {
		if name, year, ok := strings.Cut(t.Name, mark.char); ok {
			t.Name = name
			*mark.year, _ = strconv.Atoi(year)
		}
	}
	return t
}

// place sets the code and the region. A code that only statistics have stands for the
// prefecture around it.
func (t *Township) place(area, number string) {
	t.Code = area + number
	for _, code := range []string{area, area[:4] + "00"} {
		if r, ok := LookupRegion(code, t.Last); ok {
			t.Region = r
			return
		}
		if r, ok := LookupRegion(code, 0); ok {
			t.Region = r
			return
		}
	}
}

// townshipStem returns what the search begins with, and the name without what may be
// left out of it.
func townshipStem(name string) (stem, key string) {
	for _, office := range []string{"街道办事处", "地区办事处", "街道办"} {
		if rest, ok := strings.CutSuffix(name, office); ok {
			name = rest + office[:2*HanBytes]
		}
	}
	for _, kind := range []string{"镇", "乡"} {
		rest, ok := strings.CutSuffix(name, kind)
		if !ok {
			continue
		}
		if cut := cutPeoples(strings.TrimSuffix(rest, "民族")); len(cut) >= 2*HanBytes {
			return cut, cut + kind
		}
	}
	return name, name
}
