package catalogue_test

import (
	"testing"

	"nianbao/store/catalogue"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) {
	storetest.ExpectValid(t, storetest.OpenNew(t), catalogue.Own)
}

// Regions are found by indexes.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), catalogue.Own, map[string]storetest.Planned{
		"region_in_use": storetest.ExpectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_region (region_code>? AND region_code<?)"}),
	})
}
