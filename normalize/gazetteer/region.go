package gazetteer

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/normalize/spelling"
)

// A Region is an administrative division by its six-digit code (GB/T 2260).
type Region struct {
	Code   string `json:"code"`   // "320813"; empty when the region is not known
	Name   string `json:"name"`   // "洪泽区"
	Parent string `json:"parent"` // code of the next higher division; empty for a province
	// ValidFrom and ValidTo are the first and last year of this code with this
	// name; 0 stands for "before the table begins" and "still valid".
	ValidFrom int `json:"valid_from,omitempty"`
	ValidTo   int `json:"valid_to,omitempty"`
}

// Regions returns every region of the table, former ones included, sorted by
// code and then by first year. The source is told in regions/README.md.
func Regions() []Region {
	return slices.Clone(loadRegions().all)
}

// EachRegion goes through Regions without a copy of them.
func EachRegion() iter.Seq[Region] { return slices.Values(loadRegions().all) }

// LookupRegion returns the region that had the code in the year; year 0 asks
// for the newest. It reports false for an unknown code, and for a year in
// which the code was not in use.
func LookupRegion(code string, year int) (Region, bool) {
	spans := loadRegions().byCode[code]
	if len(spans) == 0 {
		return Region{}, false
	}
	if year == 0 {
		return spans[len(spans)-1], true
	}
	for _, r := range spans {
		if r.validIn(year) {
			return r, true
		}
	}
	return Region{}, false
}

// RegionsNamed returns the regions, of any year, that the hint of a region can
// stand for: none if it is no code and no name.
func RegionsNamed(hint string) []Region { return RegionsNamedIn(hint, 0) }

// RegionsNamedIn returns the regions that a code or name stands for in the year, 0
// for any year; a name may be preceded by those of the regions around it.
func RegionsNamedIn(hint string, year int) []Region {
	hint = spelling.Squeeze(hint)
	if r, ok := LookupRegion(hint, year); ok {
		return []Region{r}
	}
	if r, ok := LookupRegion(hint, 0); ok {
		return []Region{r}
	}
	var list []Region
	for _, r := range loadRegions().all {
		if strings.HasSuffix(hint, r.Name) && (year == 0 || r.validIn(year)) && strings.HasSuffix(FullName(r, year), hint) {
			list = append(list, r)
		}
	}
	return list
}

// FullName returns the region's name after those of its parents in the year,
// as in "江苏省淮安市洪泽区". Year 0 asks for the parents' newest names, and
// for a former region for those of its last year.
func FullName(r Region, year int) string {
	if year == 0 {
		if name, ok := fullNames()[r]; ok {
			return name
		}
		year = r.ValidTo
	}
	return fullName(r, year)
}

// fullNames are those of all regions, for which searches ask one after the other.
var fullNames = sync.OnceValue(func() map[Region]string {
	names := make(map[Region]string, len(loadRegions().all))
	for r := range EachRegion() {
		names[r] = fullName(r, r.ValidTo)
	}
	return names
})

func fullName(r Region, year int) string {
	name := r.Name
	for _, wider := range r.Ancestors(year) {
		name = wider.Name + name
	}
	return name
}

// Ancestors returns the regions above one in the year, the next higher first.
// A parent that the year does not know appears under its newest name.
func (r Region) Ancestors(year int) []Region {
	var above []Region
	for code := r.Parent; code != ""; {
		parent, ok := LookupRegion(code, year)
		if !ok {
			if parent, ok = LookupRegion(code, 0); !ok {
				break
			}
		}
		above = append(above, parent)
		code = parent.Parent
	}
	return above
}

func (r Region) validIn(year int) bool {
	return (r.ValidFrom == 0 || r.ValidFrom <= year) && !r.HadEnded(year)
}

// HadEnded reports whether the region was no more in a year.
func (r Region) HadEnded(year int) bool { return r.ValidTo != 0 && r.ValidTo < year }

// yearsFrom returns how many years lie between the region's span and a year.
func (r Region) yearsFrom(year int) int {
	switch {
	case r.ValidFrom > year:
		return r.ValidFrom - year
	case r.HadEnded(year):
		return year - r.ValidTo
	default:
		return 0
	}
}

// A Level is the rank of a region as its code tells it.
type Level int

const (
	ProvinceLevel Level = iota + 1
	PrefectureLevel
	CountyLevel
)

func (r Region) Level() Level {
	switch {
	case strings.HasSuffix(r.Code, "0000"):
		return ProvinceLevel
	case strings.HasSuffix(r.Code, "00"):
		return PrefectureLevel
	default:
		return CountyLevel
	}
}

// Within reports whether the code of r lies under that of the wider region.
func (r Region) Within(wider Region) bool {
	if r.Code == wider.Code {
		return false
	}
	switch wider.Level() {
	case ProvinceLevel:
		return r.Code[:2] == wider.Code[:2]
	case PrefectureLevel:
		return r.Code[:4] == wider.Code[:4]
	default:
		return false
	}
}

// A regionTable holds all regions, former ones included.
type regionTable struct {
	all    []Region
	byCode map[string][]Region // in the order of their years
}

//go:embed regions/regions.csv
var currentRegionsCSV string

//go:embed regions/former.csv
var formerRegionsCSV string

// loadRegions reads the embedded tables once. They are part of the program,
// so a fault in them is a fault of the build.
var loadRegions = sync.OnceValue(func() *regionTable {
	var all []Region
	for _, text := range []string{currentRegionsCSV, formerRegionsCSV} {
		regions, err := parseRegions(text)
		if err != nil {
			panic(fmt.Sprintf("embedded region table: %v", err))
		}
		all = append(all, regions...)
	}
	slices.SortFunc(all, func(a, b Region) int {
		if c := strings.Compare(a.Code, b.Code); c != 0 {
			return c
		}
		return a.ValidFrom - b.ValidFrom
	})
	table := &regionTable{all: all, byCode: make(map[string][]Region, len(all))}
	for _, r := range all {
		table.byCode[r.Code] = append(table.byCode[r.Code], r)
	}
	return table
})

// tableRows returns the rows of an embedded table below its header.
func tableRows(text string, fields int) ([][]string, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = fields
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("no header")
	}
	return rows[1:], nil
}

func parseRegions(text string) ([]Region, error) {
	rows, err := tableRows(text, 5)
	if err != nil {
		return nil, err
	}
	regions := make([]Region, 0, len(rows))
	for i, row := range rows {
		r := Region{Code: row[0], Name: row[1], Parent: row[2]}
		for _, field := range []struct {
			text string
			year *int
		}{{row[3], &r.ValidFrom}, {row[4], &r.ValidTo}} {
			if field.text == "" {
				continue
			}
			if *field.year, err = strconv.Atoi(field.text); err != nil {
				return nil, fmt.Errorf("row %d: %w", i+2, err)
			}
		}
		regions = append(regions, r)
	}
	return regions, nil
}
