package export

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// Exports go through the reports in their order, without a sort.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"export_observations": storetest.ExpectSteps([]string{"SCAN r VIRTUAL TABLE INDEX 1:", "SEARCH o USING PRIMARY KEY"}), // reports in their order, no sort
		"export_findings":     storetest.ExpectSteps([]string{"SEARCH f USING PRIMARY KEY"}),
	})
}
