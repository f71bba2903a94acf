package renditions_test

import (
	"testing"

	"nianbao/store/renditions"
	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), renditions.Own) }

// The readings of one organ and year are found by the index of identities.
func TestPlans(t *testing.T) {
	byIdentity := []string{"INDEX reports_by_identity (<expr>=? AND body=? AND year=? AND apart=?)"}
	storetest.ExpectPlans(t, storetest.OpenNew(t), renditions.Own, map[string]storetest.Planned{
		"renditions_of":      storetest.ExpectSteps([]string{"SEARCH f USING PRIMARY KEY (report_id=?)"}), // and not those of all reports
		"readings_here":      storetest.ExpectSteps(byIdentity),
		"readings":           storetest.ExpectSteps(byIdentity),
		"readings_set_aside": storetest.ExpectSteps(byIdentity),
	})
}
