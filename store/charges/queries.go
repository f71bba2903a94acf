package charges

import (
	"embed"

	"nianbao/store/database"
	"nianbao/store/reports"
)

//go:embed queries/*.sql
var queryFiles embed.FS

var queries = database.NewQueries(queryFiles, reports.Latest)

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
