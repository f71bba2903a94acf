package database_test

import (
	"testing"

	"nianbao/store/database"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), database.Own) }
