package store

import "embed"

//go:embed queries/index.sql queries/search.sql queries/paragraphs.sql
var chaptersFiles embed.FS

var chaptersQueries = newQueries(chaptersFiles, latestParts)

// chaptersQuery returns the statement of that name.
func chaptersQuery(name string) string { return chaptersQueries.Named(name) }
