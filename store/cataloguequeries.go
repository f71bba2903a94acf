package store

import "embed"

//go:embed queries/catalogue.sql queries/columns.sql queries/regions.sql
var catalogueFiles embed.FS

var catalogueQueries = newQueries(catalogueFiles, nil)

// catalogueQuery returns the statement of that name.
func catalogueQuery(name string) string { return catalogueQueries.Named(name) }
