package store

import (
	"strconv"
)

// A placeInTime is a region, by its code as a number, in a year.
type placeInTime struct{ code, year int32 }

// placeOf returns the place of a region's code without a year. It reports false
// for what is not six digits.
func placeOf(code string) (placeInTime, bool) {
	n, err := strconv.ParseUint(code, 10, 31)
	return placeInTime{code: int32(n)}, err == nil && len(code) == 6
}

// A countedReport tells which report counts for a place, 0 for none, and its index among
// those of all governments, -1 if that was not looked up.
type countedReport struct {
	report int64
	index  int
}

// A reportIndex tells which report counts for a place.
type reportIndex interface {
	At(placeInTime) countedReport
}

// An entrySource tells what the report that counts for a place says of one
// quantity; false if it says nothing of it.
type entrySource interface {
	Entry(placeInTime, countedReport) (entry, bool)
}

// placeReports and placeEntries are what was looked up for some places.
type (
	placeReports map[placeInTime]int64
	placeEntries map[placeInTime]entry
)

// At makes placeReports a reportIndex.
func (p placeReports) At(at placeInTime) countedReport { return countedReport{p[at], -1} }

// Entry makes placeEntries an entrySource.
func (p placeEntries) Entry(at placeInTime, _ countedReport) (entry, bool) {
	e, has := p[at]
	return e, has
}
