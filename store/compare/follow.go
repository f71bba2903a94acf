package compare

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/normalize/gazetteer"
	"nianbao/store/columns"
)

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
	for _, r := range gazetteer.Regions() {
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

// A NoteKind says what a change of a region means for a comparison.
type NoteKind string

// The kinds of notes.
const (
	Joined    NoteKind = "joined"    // the years before and after are one series
	Apart     NoteKind = "apart"     // the place went on, and its years stand apart: they are not followed
	Break     NoteKind = "break"     // the area changed; figures of before and after are of different areas
	Elsewhere NoteKind = "elsewhere" // the place went on in a region that is not among those compared
)

// A PlaceNote is a change of a region that a reader of a comparison has to know of.
type PlaceNote struct {
	gazetteer.Succession
	Note NoteKind
	// BeforeYears and AfterYears are the years compared of which reports of the one and the
	// other region are here.
	BeforeYears, AfterYears []int
}

// noted sorts notes by year and region.
func noted(notes []PlaceNote) []PlaceNote {
	slices.SortFunc(notes, func(a, b PlaceNote) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Before.Code, b.Before.Code), strings.Compare(a.After.Code, b.After.Code))
	})
	return notes
}

// Broken returns the keys of the series whose area changed between the years compared.
func (c Comparison) Broken(notes []PlaceNote) map[string]bool {
	keys := map[string]bool{}
	for _, n := range notes {
		if n.Note == Break {
			keys[c.SeriesKey(n.Before)], keys[c.SeriesKey(n.After)] = true, true
		}
	}
	return keys
}
