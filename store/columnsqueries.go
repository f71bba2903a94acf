package store

import "embed"

//go:embed queries/figures.sql
var columnsFiles embed.FS

var columnsQueries = newQueries(columnsFiles, latestParts)

// columnsQuery returns the statement of that name.
func columnsQuery(name string) string { return columnsQueries.Named(name) }
