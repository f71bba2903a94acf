// Package store keeps reports in an SQLite database: every figure in long form
// with its place and status, every reading that a later one replaced, and views
// in the printed shape and in a wide shape for SQL users. It exports them for
// spreadsheets and statistics programs: see Export. It knows neither PDF nor how
// figures are read.
//
// The schema is in migrations, the views in views, and all other SQL in
// queries. A database is opened by Open, which brings its schema and its copy
// of the catalogue (regions, forms, indicators) up to date. Tables and views keep
// to what SQLite 3.37 of 2021 understands, for the other tools that read the file.
package store
