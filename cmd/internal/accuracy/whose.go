package main

import (
	"fmt"
	"io"

	"nianbao/cmd/internal/textview"
	"nianbao/cmd/internal/truth"
	"nianbao/normalize/annual"
	"nianbao/normalize/identity"
)

// A told says how a report's organ, region or year was told.
type told string

// The ways in which they are told; what is wrong is so without a word.
const (
	right        told = "right"
	rightDoubted told = "right, in doubt"
	doubted      told = "in doubt"
	missed       told = "missed"
	wrong        told = "wrong"
)

// whose compares what a report says of its organ, region and year with the truth.
func whose(want *truth.Report, got *annual.Report) map[string]told {
	said := make(map[string]bool)
	for _, f := range got.Findings {
		said[f.Code] = true
	}
	unsure := got.Identity != identity.Certain
	verdict := func(same, empty, doubt bool) told {
		switch {
		case same && doubt:
			return rightDoubted
		case same:
			return right
		case empty:
			return missed
		case doubt:
			return doubted
		}
		return wrong
	}
	return map[string]told{
		"organ":  verdict(got.Organ == want.Organ, got.Organ == "", unsure),
		"region": verdict(got.Region.Code == want.RegionCode, got.Region.Code == "", unsure || said["region-uncertain"]),
		"year":   verdict(got.Year == want.Year, got.Year == 0, said["year-uncertain"] || said["year-conflict"]),
	}
}

// printWhose counts how this project told organs, regions and years.
func printWhose(w io.Writer, results []result) {
	rows := [][]string{{"", string(right), string(rightDoubted), string(doubted), string(missed), string(wrong)}}
	for _, field := range []string{"organ", "region", "year"} {
		counts := make(map[told]int)
		for _, res := range results {
			if way, ok := res.of[0].whose[field]; ok {
				counts[way]++
			}
		}
		row := []string{field}
		for _, way := range []told{right, rightDoubted, doubted, missed, wrong} {
			row = append(row, fmt.Sprint(counts[way]))
		}
		rows = append(rows, row)
	}
	fmt.Fprintln(w, textview.Grid(rows))
}
