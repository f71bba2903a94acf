package reports

import (
	"embed"

	"nianbao/store/database"
)

//go:embed queries/*.sql
var queryFiles embed.FS

//go:embed parts/latest.sql
var latestFiles embed.FS

// Latest has the condition that a report is the one that counts of its
// versions: {{latest r}}, where a statement has the table reports as r.
var Latest = database.NewParts(latestFiles)

var queries = database.NewQueries(queryFiles, Latest)

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
