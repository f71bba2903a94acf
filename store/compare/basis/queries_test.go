package basis

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// Each report is looked up, and findings are found by their code.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"basis": storetest.ExpectSteps([]string{"SEARCH r USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH findings USING COVERING INDEX findings_by_code (code=?)"}),
	})
}
