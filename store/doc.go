// Package store keeps reports in an SQLite database: every figure in long form
// with its place and status, every reading that a later one replaced, and views
// in the printed shape and in a wide shape for SQL users. Open brings a file's
// schema and its copy of the catalogue up to date; Import and Begin take in what was
// read of a document, Correct what a person read in its place. The schema is in
// migrations, the views in views. What is asked of a database is asked of the rooms
// beside this one: reports, chapters, compare, export, crawldb. Readings,
// corrections and failures come in; rows are what stays, and which report counts for a
// region and a year (counted.go). It knows neither PDF nor how figures are read.
//
// Whoever writes to the tables with other programs need not do anything for answers
// that are kept in memory: triggers tell that the database has changed. Only years_apart, which the
// view series_findings fills, and last_years are written here alone, when a report of the organ comes
// in. Tables and views keep to what SQLite 3.37 of 2021 understands, for the other tools that read
// the file.
package store
