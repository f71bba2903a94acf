// Package store keeps reports in an SQLite database: every figure in long form
// with its place and status, every reading that a later one replaced, and views
// in the printed shape and in a wide shape for SQL users. It exports them for
// spreadsheets and statistics programs: see Export. It knows neither PDF nor how
// figures are read.
//
// Reports are compared by a Quantity, an indicator or a sum of them, over a Scope
// of regions and years: Compare, Rank, Summaries, Changes, Sum, Shares, Peers; two
// reports by Difference. One report counts for a region and a year. A figure
// always says what it is of: an unknown value is nil with its status, one in
// doubt is left out or marked, a rate has its denominator and a sum the number of
// regions beside it. Search finds words in the chapters.
//
// What a comparison of many regions reads, and counts over the whole database, stay
// in memory (64 MB at most) until the database changes, which the table changes
// tells. Whoever writes to the tables with other programs need not do anything for
// that: triggers keep it.
//
// The schema is in migrations, the views in views, and all other SQL in
// queries. A database is opened by Open, which brings its schema and its copy
// of the catalogue (regions, forms, indicators) up to date. Tables and views keep
// to what SQLite 3.37 of 2021 understands, for the other tools that read the file.
package store
