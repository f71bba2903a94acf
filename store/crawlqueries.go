package store

import "embed"

//go:embed queries/runs.sql queries/addresses.sql queries/changes.sql
var crawlFiles embed.FS

var crawlQueries = newQueries(crawlFiles, nil)

// crawlQuery returns the statement of that name.
func crawlQuery(name string) string { return crawlQueries.Named(name) }
