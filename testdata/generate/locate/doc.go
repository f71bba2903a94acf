// Package locate finds the figures of a report in a PDF that another program has
// set.
//
// In come the PDF, the report and its cells; out comes the page of each cell, or the
// error that one is not there to be read. It reads what pdftotext says, and knows
// nothing of how the PDF was made.
package locate
