package store

import "embed"

//go:embed queries/documents_write.sql queries/reports_write.sql queries/counted.sql queries/corrections_write.sql
var storeFiles embed.FS

var storeQueries = newQueries(storeFiles, nil)

// storeQuery returns the statement of that name.
func storeQuery(name string) string { return storeQueries.Named(name) }
