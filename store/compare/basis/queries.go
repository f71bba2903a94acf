package basis

import (
	"embed"

	"nianbao/store/database"
)

//go:embed queries/*.sql parts/*.sql
var files embed.FS

var queries = database.NewQueries(files, database.NewParts(files))

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
