package compare

import (
	"fmt"

	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
)

// A scopePlace is a region of a scope in a year, with the report that counts.
type scopePlace struct {
	region *gazetteer.Region // under its name then
	at     columns.Place
	report columns.CountedReport
}

// placesFrom returns the regions and years of a scope with the reports that a source
// counts. There are as few choices of many as there are levels and years, so that
// they are kept.
func placesFrom(src columns.Source, scope resolvedScope, codes []string, c Comparison) ([]scopePlace, error) {
	from, to := c.FromYear, c.ToYear
	find := func() ([]scopePlace, error) {
		reports, err := src.Reports()
		if err != nil {
			return nil, err
		}
		if c.Follow {
			return scope.placesFollowed(from, to, reports), nil
		}
		return scope.places(codes, from, to, reports), nil
	}
	if scope.chosen != nil {
		return find()
	}
	const bytes = 32 + 20 // of a place, and of its share of a region
	return columns.Keep(src, fmt.Sprintf("places %+v %d %d %v", scope, from, to, c.Follow), bytes, find)
}

// places returns the regions of the scope in each year, each under its name
// then, in the order of the codes and by year: those that the end of the year
// found in being. A code given up in the year is among them only if it has a
// report; the year belongs to it and to the code that took its place alike.
func (c resolvedScope) places(codes []string, from, to int, reports columns.ReportIndex) []scopePlace {
	list := make([]scopePlace, 0, len(codes)*(to-from+1))
	for _, code := range codes {
		at, ok := columns.PlaceOf(code)
		if !ok {
			continue
		}
		var before *gazetteer.Region // in the last year
		for year := from; year <= to; year++ {
			r, valid := gazetteer.LookupRegion(code, year)
			if !valid || !c.holds(r) {
				continue
			}
			at.Year = int32(year)
			report := reports.At(at)
			if r.ValidTo == year && report.Report == 0 {
				if _, goesOn := gazetteer.LookupRegion(code, year+1); !goesOn {
					continue
				}
			}
			if before == nil || *before != r {
				before = &r
			}
			list = append(list, scopePlace{before, at, report})
		}
	}
	return list
}
