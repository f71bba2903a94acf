package store

import (
	"testing"
)

// Each statement is valid SQL for the schema.
func TestCatalogueQueries(t *testing.T) { expectValid(t, openNew(t), QueriesOfCatalogue) }

// Regions are found by indexes.
func TestCataloguePlans(t *testing.T) {
	expectPlans(t, openNew(t), QueriesOfCatalogue, map[string]planned{
		"region_in_use": expectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)"}),
	})
}
