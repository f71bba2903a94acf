package charges

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// Fees of the whole country are found without reading through all figures.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"fees": storetest.ExpectSteps([]string{"SEARCH o USING COVERING INDEX observations_fees (indicator=?)", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"}),
	})
}
