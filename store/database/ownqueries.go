package database

import "embed"

//go:embed queries/*.sql
var queryFiles embed.FS

var queries = NewQueries(queryFiles, nil)

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
