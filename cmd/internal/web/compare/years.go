package compare

import (
	"context"

	"nianbao/store/compare"
	"nianbao/store/database"
)

// reportYears returns the years of which there can be figures, none without a
// report.
func reportYears(ctx context.Context, db *database.DB) ([]int, error) {
	first, last, err := compare.Years(ctx, db)
	if err != nil || first == 0 {
		return nil, err
	}
	return span(first, last), nil
}

// span returns the years from one to another.
func span(first, last int) []int {
	var years []int
	for year := first; year <= last; year++ {
		years = append(years, year)
	}
	return years
}

// within returns those of some years that lie in a span; 0 leaves an end open.
func within(years []int, from, to int) []int {
	var list []int
	for _, year := range years {
		if (from == 0 || year >= from) && (to == 0 || year <= to) {
			list = append(list, year)
		}
	}
	return list
}

// lastOf returns the last of some years, 0 if there are none.
func lastOf(years []int) int {
	if len(years) == 0 {
		return 0
	}
	return years[len(years)-1]
}
