package identity

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

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

func parseRegions(text string) ([]Region, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = 5
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("no header")
	}
	regions := make([]Region, 0, len(rows)-1)
	for i, row := range rows[1:] {
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
