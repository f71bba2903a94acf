// Package pdf writes PDF files: their objects, the filters of their streams, and a
// canvas for pages in fonts that are named only, as Chinese producers of the 2000s
// wrote them.
//
// In come texts, lines and pictures with their places; out come the bytes of a
// file. It knows nothing of reports.
package pdf
