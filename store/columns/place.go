package columns

import "nianbao/store/catalogue"

// A Place is a region in a year.
type Place struct {
	Code catalogue.Division
	Year int32
}

// PlaceOf returns the place of a region's code without a year. It reports false
// for what is not six digits.
func PlaceOf(code string) (Place, bool) {
	d, ok := catalogue.DivisionOf(code)
	return Place{Code: d}, ok
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
