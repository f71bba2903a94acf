package compare

import (
	"cmp"
	"fmt"
	"slices"

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

// SeriesKey tells to which row of a comparison a region's figures belong: those of one
// code or, where places are followed, of one place.
func (c Comparison) SeriesKey(r gazetteer.Region) string {
	if c.Follow {
		if id := gazetteer.PlaceID(r); id != "" {
			return id
		}
	}
	return r.Code
}

// inSpan reports whether there was such a region in one of the years.
func inSpan(r gazetteer.Region, from, to int) bool {
	return r.ValidFrom <= to && (r.ValidTo == 0 || r.ValidTo >= from)
}

// holdsPlace reports whether the scope has a place, which is the regions that it has
// been. A region that is asked for by itself is asked for under any of its names and
// codes. Of the regions around it a place belongs to those in which the span leaves it,
// so that in every year the same ones are compared.
func (c resolvedScope) holdsPlace(place []gazetteer.Region, from, to int) bool {
	if c.itself || c.chosen != nil {
		return slices.ContainsFunc(place, c.holds)
	}
	for _, r := range slices.Backward(place) {
		if inSpan(r, from, to) {
			return c.holds(r)
		}
	}
	return false
}

// followed returns for each place of the scope the regions that it was in the span, the
// earliest first, in the order of the codes that they have last.
func (c resolvedScope) followed(from, to int) [][]gazetteer.Region {
	var list [][]gazetteer.Region
	for r := range gazetteer.EachRegion() {
		place := gazetteer.Place(gazetteer.PlaceID(r))
		if place[0] != r || !c.holdsPlace(place, from, to) {
			continue // seen at its first region
		}
		place = slices.DeleteFunc(place, func(r gazetteer.Region) bool { return !inSpan(r, from, to) })
		if len(place) > 0 {
			list = append(list, place)
		}
	}
	slices.SortFunc(list, func(a, b []gazetteer.Region) int {
		return cmp.Or(cmp.Compare(a[len(a)-1].Code, b[len(b)-1].Code), cmp.Compare(a[0].Code, b[0].Code))
	})
	return list
}

// placesFollowed returns the places of the scope in each year, each under the name and
// code that it had then. In a year in which the code changed it has the later one, unless
// only under the earlier there is a report.
func (c resolvedScope) placesFollowed(from, to int, reports columns.ReportIndex) []scopePlace {
	var list []scopePlace
	for _, place := range c.followed(from, to) {
		for year := from; year <= to; year++ {
			var found *scopePlace
			for i := range slices.Backward(place) {
				r := &place[i]
				at, ok := columns.PlaceOf(r.Code)
				if !ok || !inSpan(*r, year, year) {
					continue
				}
				at.Year = int32(year)
				report := reports.At(at)
				ended := i == len(place)-1 && r.ValidTo == year
				if report.Report != 0 || found == nil && !ended {
					found = &scopePlace{r, at, report}
				}
				if report.Report != 0 {
					break
				}
			}
			if found != nil {
				list = append(list, *found)
			}
		}
	}
	return list
}

// codesOf returns the codes of all regions of some places.
func codesOf(places [][]gazetteer.Region) []string {
	var codes []string
	for _, place := range places {
		for _, r := range place {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
