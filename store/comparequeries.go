package store

import "embed"

//go:embed queries/years.sql queries/difference.sql
var compareFiles embed.FS

var compareQueries = newQueries(compareFiles, nil)

// compareQuery returns the statement of that name.
func compareQuery(name string) string { return compareQueries.Named(name) }
