package store

import "embed"

//go:embed queries/state.sql
var databaseFiles embed.FS

var databaseQueries = newQueries(databaseFiles, nil)

// databaseQuery returns the statement of that name.
func databaseQuery(name string) string { return databaseQueries.Named(name) }
