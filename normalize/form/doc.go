// Package form holds the prescribed reports as data: for each edition its
// statistical tables with their rows, columns and checks, the rows that provinces
// add to them, what can be no multiple of what, and the figures that reports state in their text. From these it lists
// the indicators and the kinds of applicant. The embedded files come in and forms go
// out, with their labels ready for comparison; it knows nothing of any one report,
// nor of how a table lies on a page.
package form
