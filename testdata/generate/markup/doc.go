// Package markup sets reports as documents for others to print or to show: web pages
// for a browser, OpenDocument texts for an office, and pages of web sites old and
// new.
//
// In come a report and a style; out comes the text of a document. It knows nothing of
// PDF, and runs no program.
package markup
