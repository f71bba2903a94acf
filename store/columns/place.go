package columns

import (
	"strconv"
)

// A Place is a region, by its code as a number, in a year.
type Place struct{ Code, Year int32 }

// PlaceOf returns the place of a region's code without a year. It reports false
// for what is not six digits.
func PlaceOf(code string) (Place, bool) {
	n, err := strconv.ParseUint(code, 10, 31)
	return Place{Code: int32(n)}, err == nil && len(code) == 6
}

// A CountedReport tells which report counts for a place, 0 for none, and its index among
// those of all governments, -1 if that was not looked up.
type CountedReport struct {
	Report int64
	index  int
}

// A ReportIndex tells which report counts for a place.
type ReportIndex interface {
	At(Place) CountedReport
}

// An EntrySource tells what the report that counts for a place says of one
// quantity; false if it says nothing of it.
type EntrySource interface {
	Entry(Place, CountedReport) (Entry, bool)
}

// placeReports and placeEntries are what was looked up for some places.
type (
	placeReports map[Place]int64
	placeEntries map[Place]Entry
)

// At makes placeReports a ReportIndex.
func (p placeReports) At(at Place) CountedReport { return CountedReport{p[at], -1} }

// Entry makes placeEntries an EntrySource.
func (p placeEntries) Entry(at Place, _ CountedReport) (Entry, bool) {
	e, has := p[at]
	return e, has
}
