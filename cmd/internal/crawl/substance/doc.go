// Package substance tells whether two versions of a web page are the same report, whatever stands beside it.
//
// In go two contents of the archive; out comes the answer. It knows nothing of sites, requests and the
// database.
package substance
