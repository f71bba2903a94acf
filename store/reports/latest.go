package reports

import (
	"embed"

	"nianbao/store/database"
)

//go:embed parts/latest.sql
var latestFiles embed.FS

// Latest has the condition that a report is the one that counts of its
// versions: {{latest r}}, where a statement has the table reports as r.
var Latest = database.NewParts(latestFiles)
