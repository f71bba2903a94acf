// Package ofd writes OFD files (GB/T 33190-2016) as their producers do.
//
// In come sheets of texts, lines and boxes in PDF points, with the origin at the bottom left,
// and a hand: which of the ways of the standard a producer takes. Out comes the archive. It
// knows nothing of reports.
package ofd
