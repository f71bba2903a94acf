package gazetteer

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"sync"
)

// A SuccessionKind says how the area of a region came to another.
type SuccessionKind string

// The kinds of succession. regions/README.md tells how they were decided.
const (
	Renamed SuccessionKind = "renamed" // the place goes on under its code, with another name
	Recoded SuccessionKind = "recoded" // the place goes on under another code, mostly with another name too
	Merged  SuccessionKind = "merged"  // the region ended, and the other has all of it
	Split   SuccessionKind = "split"   // a part of the region went to one that took its place or was made of it
	Ceded   SuccessionKind = "ceded"   // a part of it changed hands; both regions were there before and go on
)

// GoesOn reports whether both regions are one place.
func (k SuccessionKind) GoesOn() bool { return k == Renamed || k == Recoded }

// A Succession is a change by which the area of one region, or a part of it, came to
// another.
type Succession struct {
	Year          int // of the approval
	Kind          SuccessionKind
	Before, After Region // under their names before and after it
}

// Successions returns all changes, by year.
func Successions() []Succession { return slices.Clone(loadSuccessions().all) }

// Predecessors returns from where the area of a region came since the table begins,
// the latest change first: what it was before it was renamed or recoded, and regions
// that it, or a part of it, was made of.
func Predecessors(r Region) []Succession {
	list := slices.Clone(loadSuccessions().predecessors[spanOf(r)])
	slices.Reverse(list)
	return list
}

// Successors returns to where the area of a region, or parts of it, went, the first
// change first.
func Successors(r Region) []Succession {
	return slices.Clone(loadSuccessions().successors[spanOf(r)])
}

// Elsewhere returns under which regions to look for the area of one in a year in which it was none: those that it went
// to after its end, or that it came from before its beginning. It returns nothing for a year in which it was one.
func (r Region) Elsewhere(year int) (others []Region) {
	switch {
	case r.HadEnded(year):
		for _, s := range Successors(r) {
			others = append(others, s.After)
		}
	case year < r.ValidFrom:
		for _, s := range Predecessors(r) {
			others = append(others, s.Before)
		}
	}
	return others
}

// PlaceID returns an id that a region keeps when its name or code changes and the
// place goes on: 洪泽县 (320829) and 洪泽区 (320813) are both "P320829". It is the
// code under which the table first has the place, after a P, so that nobody takes it for
// the code of today. Where an earlier place had that code the year follows, as in
// "P500110-2011". Changes of later years add nothing in front of a place, so that an
// id once given stays. It is empty for a region that the table does not have.
func PlaceID(r Region) string { return loadSuccessions().ids[spanOf(r)] }

// Place returns the regions that a place has been, by its id, the earliest first.
func Place(id string) []Region { return slices.Clone(loadSuccessions().places[id]) }

// A regionSpan tells a region from others that had its code in other years.
type regionSpan struct {
	code string
	from int
}

// spanOf returns the region's key in the table.
func spanOf(r Region) regionSpan { return regionSpan{r.Code, r.ValidFrom} }

// A successionTable holds what became of each region.
type successionTable struct {
	all                      []Succession
	predecessors, successors map[regionSpan][]Succession // by year
	ids                      map[regionSpan]string
	places                   map[string][]Region
}

//go:embed regions/successions.csv
var successionsCSV string

// loadSuccessions reads the embedded table once; a fault in it is one of the build.
var loadSuccessions = sync.OnceValue(func() *successionTable {
	list, err := parseSuccessions(successionsCSV)
	if err != nil {
		panic(fmt.Sprintf("embedded table of successions: %v", err))
	}
	t := &successionTable{
		all:          list,
		predecessors: make(map[regionSpan][]Succession), successors: make(map[regionSpan][]Succession),
		ids: make(map[regionSpan]string), places: make(map[string][]Region),
	}
	goesOn := make(map[regionSpan]Region)
	began := make(map[regionSpan]bool) // in an earlier place
	for _, s := range list {
		before, after := spanOf(s.Before), spanOf(s.After)
		t.successors[before] = append(t.successors[before], s)
		t.predecessors[after] = append(t.predecessors[after], s)
		if s.Kind.GoesOn() {
			goesOn[before], began[after] = s.After, true
		}
	}
	for _, first := range loadRegions().all {
		if began[spanOf(first)] {
			continue
		}
		id := "P" + first.Code
		if loadRegions().byCode[first.Code][0] != first {
			id += "-" + strconv.Itoa(first.ValidFrom)
		}
		for r, more := first, true; more; r, more = goesOn[spanOf(r)] {
			t.ids[spanOf(r)] = id
			t.places[id] = append(t.places[id], r)
		}
	}
	return t
})

// parseSuccessions reads the table, which is in the order of the years. The names in
// it are those that the table of regions has.
func parseSuccessions(text string) ([]Succession, error) {
	rows, err := tableRows(text, 6)
	if err != nil {
		return nil, err
	}
	var list []Succession
	for i, row := range rows {
		s := Succession{Kind: SuccessionKind(row[5])}
		if s.Year, err = strconv.Atoi(row[0]); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		var known [2]bool
		s.Before, known[0] = regionBefore(row[1], s.Year)
		s.After, known[1] = regionAfter(row[3], s.Year)
		if !known[0] || !known[1] || s.Before.Name != row[2] || s.After.Name != row[4] {
			return nil, fmt.Errorf("row %d: %s %s or %s %s is no region of %d", i+2, row[1], row[2], row[3], row[4], s.Year)
		}
		list = append(list, s)
	}
	return list, nil
}

// regionBefore returns the region that had a code when a year began, and regionAfter
// the one that had it when the year ended.
func regionBefore(code string, year int) (Region, bool) {
	for _, r := range loadRegions().byCode[code] {
		if r.ValidFrom < year && (r.ValidTo == 0 || r.ValidTo >= year-1) {
			return r, true
		}
	}
	return Region{}, false
}

func regionAfter(code string, year int) (Region, bool) {
	for _, r := range loadRegions().byCode[code] {
		if r.ValidFrom <= year && (r.ValidTo == 0 || r.ValidTo > year) {
			return r, true
		}
	}
	return Region{}, false
}
