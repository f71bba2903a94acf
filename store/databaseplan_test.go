package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestDatabaseQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfDatabase) }
