package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestCrawlQueries(t *testing.T) { expectValid(t, openNew(t), crawlQueries) }
