// Package sheet writes a PDF of one page, for the reports of test sites.
//
// In go lines of text and boxes with their places; out come the bytes of the file. It knows nothing of
// reports.
package sheet
