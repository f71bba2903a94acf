package store

import "embed"

//go:embed queries/export.sql queries/codebook.sql
var exportFiles embed.FS

var exportQueries = newQueries(exportFiles, nil)

// exportQuery returns the statement of that name.
func exportQuery(name string) string { return exportQueries.Named(name) }
