package invented

import (
	"testing"

	"nianbao/store/storetest"
)

// Each statement is valid SQL for the schema.
func TestQueries(t *testing.T) { storetest.ExpectValid(t, storetest.OpenNew(t), queries) }

// Names of organs are found by their beginning, notices by the index of chapters.
func TestPlans(t *testing.T) {
	storetest.ExpectPlans(t, storetest.OpenNew(t), queries, map[string]storetest.Planned{
		"invented_organs":  storetest.ExpectSteps([]string{"SEARCH reports USING COVERING INDEX reports_by_organ (organ>? AND organ<?)"}),
		"invented_notices": storetest.ExpectSteps([]string{"SCAN i VIRTUAL TABLE INDEX", "SEARCH n USING INTEGER PRIMARY KEY (rowid=?)"}, "i"),
	})
}
