package store

import "embed"

//go:embed queries/list.sql queries/find.sql queries/browse.sql queries/counts.sql queries/findings.sql queries/load.sql queries/series.sql queries/documents.sql queries/corrections.sql
var reportsFiles embed.FS

var reportsQueries = newQueries(reportsFiles, latestParts)

// reportsQuery returns the statement of that name.
func reportsQuery(name string) string { return reportsQueries.Named(name) }
