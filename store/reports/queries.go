package reports

import (
	"embed"

	"nianbao/store/database"
)

//go:embed queries/*.sql
var queryFiles embed.FS

//go:embed parts/*.sql
var partFiles embed.FS

// Latest has the condition that a report is the one that counts of its
// versions: {{latest r}}, where a statement has the table reports as r; and the ones that it is
// among those that a reader chose: {{chosen r}}, {{listed r}} of lists that are browsed, and {{among r}} of some.
var Latest = database.NewParts(partFiles)

var queries = database.NewQueries(queryFiles, Latest)

// query returns the statement of that name.
func query(name string) string { return queries.Named(name) }
