// Package reports finds the reports of a database and reads them back. A reference,
// a Filter or a Query comes in; an Info, a line of a list or the whole Stored report
// goes out, with the document it was read from, its place in time and what people
// corrected in it. Of several versions of one report the newest is the
// latest, and this package says so for all others (Latest); which report of a region
// comparisons count, store settles. It writes nothing, sums nothing up over
// regions, and knows neither PDF nor how figures are read.
package reports
