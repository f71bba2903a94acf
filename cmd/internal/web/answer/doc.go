// Package answer writes what pages show. In comes a request and the page that is
// asked for; out goes the answer as HTML, JSON, CSV or a workbook, with what a
// browser needs to keep it, or a page that says what is wrong. It is the one place
// that parses templates, those of all rooms together, and that bounds how many
// requests are answered at a time. It knows neither the database nor any page.
package answer
