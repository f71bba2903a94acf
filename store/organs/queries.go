package organs

import (
	"embed"

	"nianbao/store/database"
)

//go:embed queries/*.sql
var queryFiles embed.FS

var queries = database.NewQueries(queryFiles, nil)

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
