// Package layout sets reports on a canvas from top to bottom, the plain way.
//
// In come a report, or headings and paragraphs; out comes a PDF. It knows nothing of
// what reports of the corpus do to a reader.
package layout
