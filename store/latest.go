package store

import "embed"

//go:embed parts/latest.sql
var latestFiles embed.FS

// latestParts has the condition that a report is the one that counts of its
// versions: {{latest r}}, where a statement has the table reports as r.
var latestParts = newParts(latestFiles)
