// Package faults lists reports by what is wrong with their figures: sums that fail in print, with
// the figures that make them fail, and figures that contradict the report of the year before. A
// choice of reports comes in; reports in order go out, with how many there are. It checks nothing
// itself: findings were made when a report was read, and the view series_findings compares years, whose
// rows it keeps in the table years_apart as reports change.
package faults
